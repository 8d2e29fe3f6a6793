"""Screenshots and photographs of Chinese and Japanese captions."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from dedupe.captions.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("显示设置页面的屏幕截图。", "设置页面"),
        ("設定頁面的螢幕擷取畫面", "設定頁面"),
        ("設定ページのスクリーン ショット", "設定ページ"),
        ("屏幕截图：设置页面", "设置页面"),
        ("港の夜景の写真", "港の夜景"),
        ("照片", "照片"),
        ("照片墙旁边的猫", "照片墙旁边的猫"),
    ],
)
def test_what_is_shown_is_left(text: str, rest: str) -> None:
    assert "".join(token.form for token in tokenize(text)) == rest


def test_repeats_and_look_alikes() -> None:
    assert compare_captions("設定ページのスクリーンショット", "設定ページの画面キャプチャ").is_repeat
    assert compare_captions("显示如何添加用户的屏幕截图", "如何添加用户的截图").is_repeat
    assert not compare_captions("显示如何添加用户的屏幕截图", "显示如何删除用户的屏幕截图").is_repeat
    assert not compare_captions("屏幕截图 2031-01-02", "屏幕截图 2031-01-03").is_repeat
