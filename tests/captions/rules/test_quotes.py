"""What captions quote: in whatever marks it stands, another quotation is another picture."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.quotes import quoted
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The button 'Send order' on a form", [["send", "order"]]),
        ("The button ‘Don’t send’ on a form", [["not", "send"]]),
        ("The farmers' market and the miller's cat", []),
        ("The '90s hall and the '80s hall", []),
        ('The "Send" and ‘Back’ buttons', [["send"], ["back"]]),
        ("The „Send“ and »Back« and ‚Order‘ buttons", [["send"], ["back"], ["order"]]),
        ("The ’Send’ and ‹Back› buttons of the miller’s form", [["send"], ["back"]]),
    ],
)
def test_quoted(text: str, said: list[list[str]]) -> None:
    caption = prepare(text)
    assert [[caption.forms[i] for i in places] for places in quoted(caption)] == said


FORM = (
    "The picture shows an order form with two fields, name and town, a box labelled 'Keep me posted' and a red button "
    "labelled 'Send'."
)
RETURN_FORM = (
    "The picture shows a return form with two fields, number and town, a box labelled 'I agree to all' and a red "
    "button labelled 'Go on'."
)
SOURCES = (
    "Chart titled 'Where our wood comes from'. 81 of every hundred logs are cut by the parish, 12 come from gardens "
    "and 7 from parks."
)
CHART = (
    "Chart titled 'Where our wood goes'. 81 of every hundred logs are burnt in stoves, 12 on open fires and 7 in kilns."
)


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        (
            FORM,
            'Order form with name and town fields, a "Keep me posted" box and a red "Send" button',
            True,
        ),
        (
            FORM,
            RETURN_FORM,
            False,
        ),
        # words within them in place of others
        (
            CHART,
            SOURCES,
            False,
        ),
        ("The poster “Why our river rises”", "Poster: 'Why our river rises'", True),
    ],
)
def test_quotations(a: str, b: str, is_repeat: bool) -> None:
    assert repeats(a, b) is is_repeat
