"""One moment written in several ways, and moments that only look like one."""

from __future__ import annotations

import pytest

from dedupe import compare_captions


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Liftoff at 5:07 p.m. PDT (8:07 p.m. EDT)", "Liftoff at 8:07 p.m. EDT", "equivalent"),
        ("Liftoff at 5:07 p.m. PDT (8:07 p.m. EDT)", "Liftoff at 5:07 p.m. PDT", "equivalent"),
        ("Liftoff at 5:07 p.m. PDT (8:07 p.m. EDT)", "Liftoff at 8:17 p.m. EDT", "lookalike"),
        ("Splashdown at 2:48 p.m. EDT (1848 GMT)", "Splashdown at 2:48 p.m. EDT", "equivalent"),
        ("Splashdown at 1848 GMT", "Splashdown at 2:48 p.m. EDT", "equivalent"),
        ("Splashdown at 1848 GMT", "Splashdown at 1858 GMT", "lookalike"),
        ("The eclipse began at noon UTC.", "The eclipse began at 12:00 UTC.", "equivalent"),
        ("The ferry leaves at noon", "The ferry leaves at 12 p.m.", "equivalent"),
        ("The ferry leaves at midnight", "The ferry leaves at 12 p.m.", "lookalike"),
        ("The ferry leaves at noon", "The ferry leaves at midnight", "lookalike"),
        ("The team, Sat. 3 Aug. 1912", "The team, 3 August 1912", "equivalent"),
        # "may" is no verb and "April" nobody
        ("Bluebells in the wood in April", "Bluebells in the wood in May", "lookalike"),
        ("Bluebells in the wood in June.", "Bluebells in the wood in May.", "lookalike"),
        ("Bluebells in the wood in May", "Bluebells in the wood in May 1931", "edited"),
        ("Fog at the weir on an October morning", "Fog at the weir on a morning in October", "edited"),
        ("Fog at the weir on an October morning", "Fog at the weir on a morning in November", "lookalike"),
        ("The band on the night march day", "The band on the night-march day", "equivalent"),
        ("Road works that may take long", "Road works that take long", "edited"),
        ("The fair, 2031-05-03", "The fair, 3rd of May 2031", "edited"),
        ("The fair, 2031-05-03", "The fair, 4th of May 2031", "lookalike"),
        # digits of other scripts
        ("القاهرة ١٩٥٠", "القاهرة 1950", "equivalent"),
        ("दिल्ली १९५०", "दिल्ली 1950", "equivalent"),
        ("दिल्ली १९५०", "दिल्ली 1960", "lookalike"),
    ],
)
def test_one_moment_or_two(a: str, b: str, verdict: str) -> None:
    assert compare_captions(a, b).verdict == verdict
    assert compare_captions(b, a).verdict == verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Guests at tea, summer of '58", "Guests at tea, summer of 1958", "equivalent"),
        ("Guests at tea, summer of '58", "Guests at tea, summer of 1959", "lookalike"),
        ("Guests at tea, July '12", "Guests at tea, July 1912", "equivalent"),
        ("Guests at tea, 3 July '12", "Guests at tea, 3 July 1912", "equivalent"),
        ("Guests at tea, Easter 58", "Guests at tea, Easter 1958", "equivalent"),
        ("Guests at tea, July 58", "Guests at tea, July 1958", "equivalent"),
        ("Guests at tea ('58)", "Guests at tea (1958)", "equivalent"),
        ("Guests at '58 Guests' tea", "Guests at 58 Guests tea", "equivalent"),
        ("Guests at tea, '58'", "Guests at tea, 1958", "lookalike"),
        ("Guests at tea, Easter 12", "Guests at tea, Easter 1912", "lookalike"),
        ("Our wedding, 3/8/46", "Our wedding, August 3, 1946", "equivalent"),
        ("Our wedding, 3/8/46", "Our wedding, March 8, 1946", "equivalent"),
        ("Wedding at Orm, 3/8/46, cutting the cake", "Wedding in Orm, August 3, 1946: cutting our cake", "edited"),
        ("Our wedding cake, 3/8/46", "Our wedding cake, August 4, 1946", "lookalike"),
        ("Our wedding, 3/8/46", "Our wedding, 8/3/46", "lookalike"),
        ("Our wedding cake, 3/8/46", "Our wedding cake, August 3, 1947", "lookalike"),
        ("Ida on her pony, 2 yrs old", "Ida on her pony, aged two", "edited"),
        ("Ida on her pony, age 2", "Ida on her pony, aged two", "equivalent"),
        ("Ida on her pony at the age of 2", "Ida on her pony, aged 2", "equivalent"),
        ("Ida on her pony, two years old", "Ida on her pony, aged 3", "lookalike"),
        ("Ida on her pony, nine years old, waits", "Nine-year-old Ida waits on her pony", "edited"),
        ("Twenty-one guests at tea", "21 guests at tea", "equivalent"),
        ("Twenty-one guests at tea", "Twenty-two guests at tea", "lookalike"),
        ("The thirty-first regiment", "The 31st regiment", "equivalent"),
        ("3.5 million people", "3,500,000 people", "equivalent"),
        ("3.5 million people", "3.5 billion people", "lookalike"),
        ("Two hundred sheep", "200 sheep", "equivalent"),
        ("Two hundred sheep", "Two sheep", "lookalike"),
    ],
)
def test_one_number_or_two(a: str, b: str, verdict: str) -> None:
    assert compare_captions(a, b).verdict == verdict
    assert compare_captions(b, a).verdict == verdict
