"""Additions in Chinese, Japanese and Korean, where what is shown is named last: `校舎` / `校舎の模型`.

Most of what stands before it only adds to it. What stands behind it is the thing itself, of which the rest tells; and
no word of these scripts is known to the rules that ask for "not", "inside" or "at night".
"""

from __future__ import annotations

import re

from dedupe.captions.prepared import letters_between
from dedupe.captions.rules.addition import Addition
from dedupe.captions.words.languages import HANGUL
from dedupe.captions.words.tokens import CHARACTER

_DENIES = re.compile(
    r"[不没沒无無未非](?![锈銹同断斷人线線洲常来來])|ない|なし|ません|せず|^(?:안|못)$|않[은는]|없[는이다]|비활성"
)
"""Words that deny; "stainless", "drone", "wireless" and "Africa" begin with the same characters."""
_ASPECT = re.compile(
    r"[夜晚朝夕雪雨春夏秋冬昼]|黎明|黄昏|日[落出没]|内部|內部|室内|室內|内観|背面|裏面|[側侧]面|正面|俯瞰|[鸟鳥]瞰|航拍|空撮|局部|細部|细节"
    r"|야경|밤|낮|겨울|여름|내부|후면|측면|정면|항공"
)
"""Another time of the day or the year, or another side of the thing."""
_JOINS = ("和", "与", "與", "及", "跟", "と", "와", "과")
_SAYS_NOTHING = re.compile(
    r"[的了着著过過呢图圖図の]|です|ます|でした|だ|である|の?(?:様子|ようす|姿|風景|場面)|(?:示意|照|影)[图圖像片]|있다|있음|있습니다|모습|장면"
)


def is_in_characters(added: Addition) -> bool:
    """True where the addition is in one of these scripts."""
    token = added.whole.tokens[added.positions[0]]
    return token.kind == CHARACTER or HANGUL[0] <= token.form[0] <= HANGUL[1]


def denies_in_characters(added: Addition) -> bool:
    """`已启用` / `未启用`, `戴帽子` / `不戴帽子`."""
    return _DENIES.search(_letters(added)) is not None


def shows_another_aspect(added: Addition) -> bool:
    """`西门` / `西门夜景`, `校舎の外観` / `校舎の外観（夜）`."""
    return _ASPECT.search(_letters(added)) is not None


def joins_another(added: Addition) -> bool:
    """`男人和狗` / `男人和女人和狗`: one more in a list."""
    said = _letters(added)
    return said.startswith(_JOINS) or said.endswith(_JOINS)


def ends_in_another_thing(added: Addition) -> bool:
    """`桥` / `桥的模型`: behind what the other names, with no mark between, and nothing behind it."""
    if not added.first or added.gap.strip() or added.place[0] < added.place[1]:
        return False
    if _follows(added.whole.clean.text[added.whole.tokens[added.last - 1].end :]):
        return False
    end = added.other.tokens[added.place[0] - 1].end if added.place[0] else 0
    if _follows(added.other.clean.text[end:]):
        return False
    return _SAYS_NOTHING.sub("", _letters(added)) != ""


def _follows(rest: str) -> bool:
    """True where a phrase goes on."""
    return rest.lstrip(" ")[:1].isalnum()


def _letters(added: Addition) -> str:
    return letters_between(added.whole, added.first, added.last)
