"""That a caption in Chinese or Japanese is of a screenshot or photograph, which says nothing of what is shown.

`设置页面的屏幕截图`, `显示设置页面的截图` and `设置页面` are one, as `screenshot of the page` and `the page` are.
"""

from __future__ import annotations

import re

from dedupe.captions.words.units import Token

_HINTS = (
    "截",
    "螢幕擷取",
    "快照",
    "スクリーン",
    "画面",
    "照片",
    "图片",
    "圖片",
    "图像",
    "圖像",
    "影像",
    "写真",
    "画像",
)
_SHOT = (
    r"(?:(?:屏幕|螢幕|萤幕|荧幕)?(?:截图|截圖|截屏|快照)|螢幕擷取畫面|照片|图片|圖片|图像|圖像|影像|"
    r"(?:画面の?)?スクリーン\s?(?:ショット|キャプチャー?)|画面(?:キャプチャー?|ショット)|写真|画像)"
)
_TAIL = re.compile(rf"\s?(?:的|の|を示す|を表示した|を表示する|が表示された)?\s?{_SHOT}(?=[\s。．.]*$|[，,、：:])")
_HEAD = re.compile(r"\s*(?:此|该|這張|这张)?(?:显示|顯示|展示|说明)(?:了|如何)?")
_FIRST = re.compile(rf"\s*{_SHOT}\s?[：:]")


def without_shots(tokens: list[Token], text: str) -> list[Token]:
    """The tokens without the words for a screenshot or photograph of what the rest shows; all where nothing is left."""
    if not any(hint in text for hint in _HINTS):
        return tokens
    shot = _FIRST.match(text) or _TAIL.search(text)
    if shot is None:
        return tokens
    head = _HEAD.match(text)
    told = head.end() if head else 0
    read = [token for token in tokens if token.start >= told and not shot.start() <= token.start < shot.end()]
    return read or tokens
