"""TeX in captions of figures, read as it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe import compare_captions
from dedupe.captions.cleanup.tex import read_tex


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"\caption[Loss]{Loss curves for $n=10$}", "Loss curves for n=10"),
        (r"Loss for $\alpha = 0.1$", "Loss for α = 0.1"),
        (r"Loss for $\Delta t \leq 3$", "Loss for Δ t ≤ 3"),
        (r"The \emph{log loss} on $D_{12}$ \label{fig:loss}", "The log loss on D_12 "),
        (r"Sales rose 5\% in \textbf{May} (\$3)", "Sales rose 5% in May ($3)"),
        ("A kite for $5 and a boat for $10", "A kite for $5 and a boat for $10"),
        (r"C:\Users\ada", r"C:\Users\ada"),
        (r"\label{fig:a}", r"\label{fig:a}"),
        ("Braces {stay} here", "Braces {stay} here"),
    ],
)
def test_as_printed(text: str, read: str) -> None:
    assert read_tex(text) == read


def test_repeats_and_look_alikes() -> None:
    assert compare_captions(r"Loss for $\beta = 0.5$ on \emph{Vale}", "Loss for β=0.5 on Vale").is_repeat
    assert not compare_captions(r"Loss for $\alpha=0.1$", r"Loss for $\beta=0.1$").is_repeat
    assert not compare_captions("A kite for $5 and a boat for $10", "A kite for $5 and a boat for $12").is_repeat


@given(st.text(alphabet="ab \\{}[]$%αcaption", max_size=40))
def test_any_text(text: str) -> None:
    assert read_tex(text) or not text
