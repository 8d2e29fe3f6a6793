"""Additions in Chinese, Japanese and Korean: what denies, what comes last and is the thing shown, and mere details."""

from __future__ import annotations

import pytest

from dedupe import compare_captions


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("按钮已启用的窗口", "按钮未启用的窗口"),
        ("戴帽子的男孩", "不戴帽子的男孩"),
        ("帽子をかぶった少年の絵", "帽子をかぶっていない少年の絵"),
        ("모자를 쓴 소년", "모자를 안 쓴 소년"),
        ("港口西门", "港口西门内部"),
        ("港口西门", "港口西门夜景"),
        ("旧校舎", "旧校舎の模型"),
        ("旧校舎の外観", "旧校舎の外観（夜）"),
        ("학교 정문", "학교 정문 모형"),
        ("男人和狗在海滩", "男人和女人和狗在海滩"),
        ("三只猫", "三只猫和一只狗"),
    ],
)
def test_another_thing(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("狗在草地上奔跑", "金色的狗在草地上奔跑"),
        ("狗在草地上奔跑", "狗在草地上奔跑着"),
        ("港口西门", "港口西门，2031年"),
        ("港の夜景", "港の夜景です"),
        ("犬が草の上を走る", "白い犬が草の上を走る様子"),
        ("의자에 앉은 고양이", "의자에 앉은 하얀 고양이"),
        ("更改值的图像", "更改值"),
    ],
)
def test_a_detail_more(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat
