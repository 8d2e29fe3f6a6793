"""Words that announce a credit in other languages than English, as patterns for text in lower case.

`Bildnachweis: …`, `사진=…`, `Per gentile concessione di …`. What such a word means is the same everywhere; whether
names follow is told by capitals, where a script has them. In a script without, a label that is only the word for a
picture (`写真：`) may begin a caption as well, and counts behind one only.
"""

from __future__ import annotations

import re

from dedupe.captions.cleanup.makers import word_set
from dedupe.captions.words.lexicon import given_names

_COLON = r"\s*[:：]"

SURE = (
    rf"(?:bild(?:nachweis|quelle|rechte)|foto(?:nachweis|credits?)){_COLON}|"
    rf"cr[ée]dits?\s+photos?(?:graphiques?)?(?:{_COLON})?|cr[ée]dit(?:[io]?|s|os){_COLON}|"
    rf"(?:图片?来源|圖片?來源|[图圖]源|[供][图圖]|[摄攝]影者?|撮影者?|(?:写真|画像)(?:提供|出典)){_COLON}|"
    r"(?:/\s?)?(?:자료\s?)?사진\s?(?:(?:제공|출처)\s?[=:：]|=)|"
    rf"(?:автор(?:ка)?\s)?(?:фото|світлина){_COLON}|"
    rf"φωτ(?:[οό]|[οό]?γραφ[ίι]α|[οό]?γραφ[ίι]ες)?\.?{_COLON}|"
    rf"(?:צילומים|צילום|קרדיט){_COLON}|(?:تصوير|عدسة|مصدر\s+الصورة){_COLON}"
)
"""Labels that say outright who made the picture."""
MAYBE = (
    r"(?:foto|bild|fotograf(?:ie|in|[ií]a)?|fotos|fot[oó]graf[oa]|fotograaf|aufnahme|aufn\.|grafik|beeld|imagen|imagem|immagine|"
    r"photographe|clich[ée]s?|fot\.|fotoğraf|quelle|fuente|fonte|bron|źródło|källa|kilde|kaynak|"
    r"urheber(?:in)?|автор|снимок|фотограф|фотография|источник|джерело|πηγή|المصدر|מקור|写真|画像|提供|出典|来源|來源|出处|出處|사진|출처|제공)"
    rf"{_COLON}|"
    r"per\sgentile\sconcessione\s(?:di|del(?:la|lo|l['’])?)|avec\sl['’]aimable\sautorisation\s(?:de|du|des)|"
    r"mit\sfreundlicher\sgenehmigung\s(?:von|de[rs])|(?:por\s)?cortes[ií]a\sd[eo]l?|gentileza\sd[eo]l?"
)
"""Labels behind which names must follow."""
_HINTS = ("nachweis", "crédit", "credit photo", "credits photo", "genehmigung", "cortes", "gentile", "autorisation")
_HINTS_BEFORE_A_COLON = (
    *(
        "bild",
        "foto",
        "fot.",
        "crediti",
        "credito",
        "aufn",
        "grafik",
        "beeld",
        "imagen",
        "imagem",
        "immagine",
        "photographe",
    ),
    *("urheber", "clich", "quelle", "fuente", "fonte", "bron", "källa", "kilde", "kaynak"),
)
_HINTS_BEYOND_ASCII = (
    *(
        "来源",
        "來源",
        "图源",
        "圖源",
        "供图",
        "供圖",
        "摄影",
        "攝影",
        "撮影",
        "提供",
        "出典",
        "写真",
        "画像",
        "出处",
        "出處",
    ),
    *("사진", "출처", "제공", "фото", "світлина", "автор", "снимок", "источник", "джерело", "φωτ", "πηγή", "źródło"),
    *("צילו", "קרדיט", "מקור", "تصوير", "عدسة", "مصدر", "ⓒ", "fotoğraf"),
)
"""One of these is in every caption with a label of these, as far as it has letters beyond ASCII."""
_BEYOND_ENGLISH = re.compile("[\u0100-\u1fff\u2460-\u24ff\u3040-\uffff]")
"""Letters beyond those of Western Europe, and not the quotation marks and dashes of English."""


def is_hinted(lowered: str) -> bool:
    """True where a text in lower case may hold a label of these; most do not, and are told in a moment."""
    for hint in _HINTS:
        if hint in lowered:
            return True
    if ":" in lowered:
        for hint in _HINTS_BEFORE_A_COLON:
            if hint in lowered:
                return True
    if lowered.isascii() or _BEYOND_ENGLISH.search(lowered) is None:
        return False
    return any(hint in lowered for hint in _HINTS_BEYOND_ASCII)


PICTURES = ("фото", "світлина", "φωτ")
"""Labels of these that are only the word for a picture, in scripts with capitals: names must follow."""
OWN = re.compile(
    r"(?:elaboraci[oó]n|fotograf[ií]a|autor[ií]a|elabora[cç][aã]o)\s(?:propia|pr[oó]pria)|(?:elaborad[oa]|produzid[oa]|feit[oa])\s"
    r"pel[oa]s?\s(?:pr[oó]pri[oa]s?\s)?autor(?:a|es|as)?|eigene[sr]?\s(?:darstellung|aufnahme|abbildung|grafik|zeichnung|werk|foto)|"
    r"elaborazione\s(?:propria|dell['’]autore|dell['’]autrice|degli\sautori)|eigen\s(?:werk|foto|bewerking)|"
    r"(?:(?:the\s)?author(?:['’]s|s['’]|s)?\s)?own\s(?:work|elaboration|illustration|creation)|opracowanie\swłasne|"
    r"r[ée]alisation\s(?:de\sl['’]auteur|personnelle)|собственная\sразработка|составлено\sавтор(?:ом|ами)|власна\sрозробка",
    re.IGNORECASE,
)
"""What theses and articles write where whoever wrote them made the figure, too."""
WITHOUT_COLON = re.compile(
    r"(?:photos?|fotos?|fotograf[ií]e?|clich[ée]s?|bild|fot\.|фото|світлина)\s(?:(?:di|de|del|du|von|van|door|by|par|por)\s)?(?=[^\W\d_])",
    re.IGNORECASE,
)
"""`(foto Jan Moe)`, `Foto di Ada Moe`."""
_PICTURE_FIRST = re.compile(r"\s*(?:写真|画像|사진|출처|제공|提供)\s*[:：]")
_PICTURE_IN_CAPITALS = re.compile(
    r"\s*(?:foto(?:graf[ií]a|grafie)?|bild|grafik|aufnahme|beeld|imagen|imagem|immagine|clich[ée])\s?:\s?(?=\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_NAME = word_set(
    "im am beim auf mit unter über nach vor zwischen ist sind eine einer einem een het op bij met tussen naast el al "
    "con sobre bajo entre una il lo nel nella sul sulla tra no na nos nas em com sob uma au aux dans sur avec sous est"
)
"""Small words that stand in titles, and in no name of a maker."""
_LEAST_WORDS = 3
"""Words of a title; two are a name."""


def is_a_picture_first(text: str) -> bool:
    """True where what follows the word for a picture at the head of a caption is what it shows, and not who made it.

    So it is in scripts without capitals (`写真：港の夜景`), and in others where a small word tells: no capitals tell
    `FOTO: SCHIFFE IM HAFEN` from `FOTO: JAN MOE`.
    """
    if _PICTURE_FIRST.match(text) is not None:
        return True
    label = _PICTURE_IN_CAPITALS.match(text)
    words = [word.lower() for word in _WORD.findall(text, label.end())] if label else []
    return len(words) >= _LEAST_WORDS and words[0] not in given_names() and not _NO_NAME.isdisjoint(words[1:])
