"""By what a picture was taken, and what kind of craft it is."""

from __future__ import annotations

import pytest

from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Hubble Space Telescope image of the Orm Nebula", "The Orm Nebula (NGC 2392) as seen by Hubble", True),
        ("Hubble Space Telescope image of the Orm Nebula", "The Orm Nebula (NGC 2392) as seen by Webb", False),
        ("Cassini spacecraft flies past Orm", "Cassini flies past Orm", True),
        ("The Lunn orbiter flies past the moon Orm.", "The Lunn lander flies past the moon Orm.", False),
        ("The Lunn orbiter flies past the moon Orm with the Lunn lander.", "The Lunn lander flies past Orm.", False),
        ("The old telescope on the hill of Orm", "The old one on the hill of Orm", False),
        (
            "The moon Orm and its rings, captured by the Cassini spacecraft",
            "The moon Orm and its rings above the plains of Lunn",
            False,
        ),
        (
            "The crater Orm, imaged by the Dawn probe, lies on the dwarf planet Lunn.",
            "The bright-rimmed crater Orm lies on the dwarf planet Lunn.",
            True,
        ),
        (
            "The crater Orm, imaged by the Dawn probe, lies on the dwarf planet Lunn.",
            "The crater Orm lies on the dwarf planet Lunn, as seen by the Juno probe.",
            False,
        ),
        ("USS Orm (DDG 51) sails off Vale.", "The destroyer USS Orm sails off Vale.", True),
        ("USS Orm (DDG 51) sails off Vale.", "The destroyer that is to be seen sails off Vale.", False),
        ("Ada Moe salutes on the lunar surface.", "Ada Moe salutes on the Moon, Orm 11.", True),
        ("The rover on the surface of Mars", "The rover on Mars", True),
        ("The surface of Mars", "Mars", False),
        ("Boats on the surface of the lake", "Boats on the lake", False),
        (
            "After a long stay in the station, the crew have begun their way home to Orm.",
            "The crew have begun their way home to Orm in a red capsule.",
            True,
        ),
        (
            "In a hurry, the crew have begun their way home to Orm.",
            "The crew have begun their way home to Orm in a red capsule.",
            False,
        ),
        (
            "Waves in the strait of Orm",
            "The Lunn satellite flew over to capture a stunning true-color image of waves in the strait of Orm.",
            True,
        ),
        (
            "Waves in the strait of Orm",
            "The Lunn satellite flew over to capture the stunning surfers of waves in the strait of Orm.",
            False,
        ),
        ("The tower at Vale at night", "Ada Moe photographed the tower at Vale at night", True),
        ("The tower at Vale at night", "Ada Moe and Karl Lunn photographed the tower at Vale at night", False),
        ("The tower at Vale at night", "Reporters photograph the tower at Vale at night", False),
        ("The ketch Orm is taken by storm.", "The old ketch Orm is taken by storm.", True),
        ("Vale, taken by storm, as seen by Hubble, at dusk", "Vale at dusk, the largest town of Lunn", False),
        (
            "The crew have finally begun their long-awaited journey to Orm.",
            "The crew have finally begun their journey to Orm in a small capsule.",
            True,
        ),
        (
            "The crew have finally begun their rope-pulled journey to Orm.",
            "The crew have finally begun their journey to Orm in a small capsule.",
            False,
        ),
    ],
)
def test_a_craft(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "This THEMIS image shows the dunes on the plains of Orm.",
            "This image captured by NASA's 2001 Mars Odyssey spacecraft shows the dunes on the plains of Orm.",
            True,
        ),
        (
            "This THEMIS image shows the dunes on the plains of Orm.",
            "This image captured by NASA's Mars Reconnaissance Orbiter shows the dunes on the plains of Orm.",
            False,
        ),
        (
            "This THEMIS image shows the dunes on the plains of Orm.",
            "This image captured by NASA's Mars spacecraft shows the dunes on the plains of Orm.",
            False,
        ),
        (
            "This infrared image shows the dunes on the plains of Orm.",
            "This image captured by NASA's 2001 Mars Odyssey spacecraft shows the dunes on the plains of Orm.",
            False,
        ),
        (
            "This HiRISE image shows a crater in Orm Planum.",
            "This CTX image shows a crater in Orm Planum.",
            False,
        ),
        (
            "Engineers look at HiRISE in the clean room at Vale.",
            "Engineers look at the Mars Reconnaissance Orbiter in the clean room at Vale.",
            False,
        ),
    ],
)
def test_an_instrument_and_its_craft(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A dust devil in Orm Crater", "Perseverance spots a dust devil in Orm Crater", True),
        (
            "The Orm Nebula in new detail",
            "NASA's Hubble Space Telescope has revealed the Orm Nebula in new detail",
            True,
        ),
        ("Ice plains at the Orm Hills of Lunn", "New Horizons sees ice plains at the Orm Hills of Lunn", True),
        (
            "The delta of the river Orm in Norland",
            "Sentinel-2 takes us over the delta of the river Orm in Norland",
            True,
        ),
        ("The Orm Nebula as seen by HST", "The Hubble Space Telescope reveals the Orm Nebula", True),
        ("The flare over the limb of Orm", "The Orm Observatory observed the flare over the limb of Orm", True),
        ("The flare over the limb of Orm", "A man at the observatory saw the flare over the limb of Orm", False),
        ("The Orm Nebula as seen by Chandra", "Hubble reveals the Orm Nebula", False),
        ("The X-59 in Port Vale, Norland", "NASA reveals the X-59 in Port Vale, Norland", False),
        ("Orm, the cargo craft", "A crane on the telescope captures Orm, the cargo craft", False),
        ("The rescued probe in the bay of Orm", "Ada Moe sees the rescued probe in the bay of Orm", False),
    ],
)
def test_what_a_craft_sees(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "On day six, a camera at the tip of a wing took this picture of the probe above Orm.",
            "On day six, Orm-B, one of two probes of the fleet, took this picture of the probe above Orm.",
            False,
        ),
        (
            "On May 4, 2031, Orm-B, one of the Vale probes, took this picture of the reefs off Lunn.",
            "On May 4, a wide-angle camera on Orm-B took this picture of the reefs off Lunn.",
            True,
        ),
        ("The probe took this picture of Orm.", "The probe took this picture of Lunn.", False),
        ("The ORM spacecraft in the Large Vale Hall", "Orm in the Large Vale Hall at the test centre in Lund", True),
        ("A man took a photo of a heron on the weir.", "A man takes a photo of a heron, on the weir.", True),
    ],
)
def test_what_took_this_picture(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
