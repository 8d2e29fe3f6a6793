"""What stands where a caption should: a file name, a placeholder, a stub cut short. These never match anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dedupe.captions.anatomy import is_photo_id

_SUFFIX = re.compile(
    r"\.(?:jpe?g|jfif|png|gif|webp|avif|hei[cf]|tiff?|bmp|svgz?|ico|psd|raw|cr[23]|nef|arw|dng|orf|rw2|eps|pdf|mp4|mov)$",
    re.IGNORECASE,
)
# Names that cameras, telephones, scanners and programs give: a known stem, then digits.
_CAMERA = re.compile(
    r"""(?:_?(?:dsc[fn]?|img|image|imag|imgp|pict?|pxl|mvi|mvimg|gopr|gp|dji|cimg|sam|kic|rimg|hpim|sany|ph|foto|photo|
         p\d{2,3}|vlcsnap|scan|scn|screen[\s_-]?shot|screenshot|screen[\s_-]?recording|snapshot|snap|capture|clipboard|whatsapp[\s_-]image|
         fb_img|received|signal|telegram|unnamed|download|frame|export|render|unbenannt|sans[\s_-]titre|sin[\s_-]t[ií]tulo|
         capture[\s_-]d.écran|captura|bildschirmfoto|bild|immagine|imagen|afbeelding|снимок|изображение|фото|图片|圖片|照片|スクリーンショット|画像))
        (?:[\s_\-.()#]*(?:at|wa|e|v|copy|kopie|[\d:.,]+|[ap]m|de|du|um|a\s+las|года))*[\s_\-.()]*""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = re.compile(r"\d")
# A camera's name with something before it, or a stock site's name with its number.
_EMBEDDED = re.compile(
    r"[\w.-]*(?:^|[_\W\d])(?:dsc[fn]?|img|imgp|pxl|dji|gopr|mvi)[_-]?\d{3,}(?:[_-]\w{1,12})?|[a-z0-9]+(?:[_-][a-z0-9]+)*[_-]\d{5,}",
    re.IGNORECASE,
)
# One word for "picture" and at most a number: what a form or a program puts in. A "Figure", an "Icon" or a "Logo" may
# be the title of a work; with a number they are labels.
_BARE = re.compile(
    r"(?:(?:the|an?|my|this|your)\s+)?"
    r"(?:image|photo|photograph|picture|pic|img|screenshot|screen\s?shot|snapshot|thumbnail|placeholder|foto|bild|"
    r"imagen|imagem|immagine|afbeelding|abbildung|abb|zdjęcie|kép|obrázek|resim|фото|фотография|изображение|картинка|"
    r"рисунок|εικόνα|φωτογραφία|图片|圖片|图像|照片|画像|写真|사진|이미지|صورة|תמונה)"
    r"\.?\s*(?:no\.?|nr\.?|#|№)?\s*[\d\s.,:_#()-]*"
    r"|(?:figure|fig|graphic|icon|banner|logo|diagram)\.?\s*(?:no\.?|#)?\s*\d[\d.]*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:untitled|no\s*(?:title|caption|description|alt(?:\s*text)?)|(?:title|caption|description|alt)\s+(?:not|un)\s*"
    r"(?:known|available|recorded|provided)|title\s+unknown|unknown(?:\s+title)?|unnamed|none|null|nil|undefined|nan|n/?a|"
    r"tbd|tbc|todo|to\s+do|to\s+be\s+(?:added|done|determined)|xxx+|test|asdf\w*|foo|lorem\s+ipsum.{0,200}|"
    r"(?:add|enter|insert|type|write|put|your|sample|example|default|missing)\s+(?:an?\s+|the\s+|your\s+|image\s+)*"
    r"(?:alt(?:ernative)?(?:\s*text)?|caption|description|title|text)(?:\s+(?:here|goes\s+here|text))*|"
    r"(?:image|photo|picture)?\s*(?:alt|caption|title|description)(?:\s*text)?(?:\s+(?:here|goes\s+here))?|"
    r"(?:image|photo|picture)\s+(?:description|placeholder|not\s+(?:found|available)|unavailable|coming\s+soon)|coming\s+soon|"
    r"ohne\s+titel|unbenannt|unbetitelt|kein\s+titel|keine\s+beschreibung|sans\s+titre|sans\s+l[ée]gende|aucune\s+description|"
    r"sin\s+t[ií]tulo|sin\s+descripci[óo]n|senza\s+titolo|zonder\s+titel|geen\s+titel|sem\s+t[ií]tulo|utan\s+titel|uten\s+tittel|"
    r"uden\s+titel|nimetön|bez\s+n[áa]zvu|bez\s+tytu[łl]u|cím\s+nélkül|без\s+названия|без\s+описания|без\s+имени|χωρίς\s+τίτλο|"
    r"无题|無題|无标题|無標題|未命名|タイトルなし|名称未設定|제목\s*없음|بدون\s+عنوان|ללא\s+כותרת)"
    r"[\s_\-#.()\d]*",
    re.IGNORECASE,
)
_BRACKETS = "[](){}<>«»“”\"'`*_ \t\n"
_LONGEST = 200
"""A longer text is a caption whatever it holds."""
_PATH = re.compile(r"[\w.%~+@/\\:-]+")
_LATIN = re.compile(r"[A-Za-z]")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)
_EMOJI = re.compile("[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
"""What makes a sign or a digit an emoji."""
_SHORT_CODE = re.compile(r":[+-]?[a-z0-9][a-z0-9_+-]*:")
"""An emoji by its name."""
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
"""A year alone can be the title of a work."""
_CODE = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{12,64}", re.IGNORECASE)


def why_not_a_caption(text: str, *names: str) -> str | None:
    """Why this text is no caption, in a few words, or None where it is one.

    Args:
        text: the caption as read.
        names: what the picture is called (its path, its name), for captions that only say that.
    """
    plain = " ".join(text.split()).strip(_BRACKETS)
    if not plain:
        return "nothing but punctuation" if text.strip() else None
    if len(plain) > _LONGEST:
        return None
    if _has_picture(plain):
        return None
    if not any(c.isalnum() for c in plain):
        return "nothing but punctuation"
    if _PLACEHOLDER.fullmatch(plain):
        return "a placeholder"
    if _is_own_name(plain, names):
        return "the picture's own file name"
    named = _what_it_names(plain)
    if named is not None:
        return named
    if _BARE.fullmatch(plain):
        return "a word for any picture"
    if not any(c.isalpha() for c in plain) and not _YEAR.fullmatch(plain):
        return "nothing but digits"
    return None


def _what_it_names(plain: str) -> str | None:
    """What a text is that names a file, a page or a photograph and says nothing of it."""
    stem = _SUFFIX.sub("", plain)
    if stem != plain and _PATH.fullmatch(plain):
        return "a file name"
    if _is_camera_name(stem):
        return "a camera's file name"
    if _ADDRESS.fullmatch(plain):
        return "an address"
    if is_photo_id(plain):
        return "a photo ID"
    if _CODE.fullmatch(stem) and _DIGITS.search(stem):
        return "a code"
    return None


def _has_picture(text: str) -> bool:
    """Emoji and other symbols say something, where they stand alone; punctuation does not."""
    if _EMOJI.search(text) or _SHORT_CODE.fullmatch(text):
        return True
    return not any(c.isalnum() for c in text) and any(unicodedata.category(c) == "So" for c in text)


def _is_camera_name(stem: str) -> bool:
    if not _DIGITS.search(stem):
        return False
    return _CAMERA.fullmatch(stem) is not None or (" " not in stem and _EMBEDDED.fullmatch(stem) is not None)


def _is_own_name(plain: str, names: Iterable[str]) -> bool:
    """The caption is the name, with folder and suffix or without, letter for letter.

    "road-to-nowhere" beside road-to-nowhere.jpg is a file name; "Road to nowhere" is a title that named the file.
    """
    for name in names:
        leaf = re.split(r"[/\\]", name)[-1]
        stem = _SUFFIX.sub("", leaf)
        if plain in (name, leaf, stem):
            return True
        if plain.islower() and _DIGITS.search(plain) and plain == re.sub(r"[\s_-]+", " ", stem):
            return True
    return False


# Words that cannot end a caption: what follows them was cut off. Words that may stand alone at an end ("passes by",
# "sign up for", "the one in") are not among them, in any of the languages.
_OPEN_ENDS = frozenset({
    "a", "an", "the", "of", "and", "or", "with", "from", "into", "onto", "between", "during", "its", "their", "his",
    "our", "my", "your", "whose", "than", "toward", "towards", "including", "called", "named", "und", "der", "das",
    "mit", "von", "et", "les", "des", "du", "los", "las", "del",
})  # fmt: skip
_OPEN_ENDS_OF_FEW_WORDS = _OPEN_ENDS | {"to", "for", "at", "by", "showing"}
_FEW_WORDS = 3
_STUB_HEADS = re.compile(
    r"(?:an?\s+|the\s+)?(?:screen\s?shot|image|photo(?:graph)?|picture|view|illustration|diagram|graphic|close-?up|"
    r"portrait|map|chart|logo|icon)\s+(?:of|showing|from|with)(?:\s+(?:the|an?))?",
    re.IGNORECASE,
)
_FINISHED = frozenset(".!?…。！？:;)]}\"”’'»")


_LEAST_TOLD = 8
"""Words from which on a caption that was cut short has told something."""


def why_silent(text: str) -> str | None:
    """Why this caption says nothing that another could repeat, or None; a stub that was cut late says something."""
    why = why_not_a_caption(text)
    if why is not None:
        return why
    stub = why_stub(text)
    return stub if stub is not None and len(text.split()) < _LEAST_TOLD else None


def why_stub(text: str) -> str | None:
    """Why this caption seems cut short ("ends in 'the'"), or None. Small words of English, German, French, Spanish."""
    plain = text.strip()
    if not plain or plain[-1] in _FINISHED:
        return None
    words = plain[-_LONGEST:].split()
    last = words[-1]
    if _STUB_HEADS.fullmatch(plain):
        return f"ends in {last!r}"
    open_ends = _OPEN_ENDS if len(words) > _FEW_WORDS else _OPEN_ENDS_OF_FEW_WORDS
    if len(words) < 2 or last.casefold() not in open_ends or _is_christened(words):
        return None
    # "Vitamin A", "The Who Is", "Side B of Plan A": a capital at the end of a caption is a name.
    return f"ends in {last!r}" if last.islower() and _LATIN.match(last) else None


def _is_christened(words: list[str]) -> bool:
    """`where she is to be named`: a verb of its own, behind which no name is missing."""
    return words[-1] in ("named", "called") and words[-2].casefold() in ("be", "being", "been")
