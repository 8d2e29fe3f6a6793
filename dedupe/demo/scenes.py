"""The landscapes of the example gallery, by name."""

from __future__ import annotations

from dedupe.demo.draw import Color, Scene

_DAWN: tuple[Color, Color] = ((70, 110, 170), (240, 190, 150))
_DAY: tuple[Color, Color] = ((90, 140, 200), (220, 230, 240))
_HAZE: tuple[Color, Color] = ((150, 180, 200), (210, 220, 220))
_EVENING: tuple[Color, Color] = ((250, 170, 110), (255, 225, 180))
_DUSK: tuple[Color, Color] = ((60, 50, 90), (200, 120, 110))
_NIGHT: tuple[Color, Color] = ((10, 14, 34), (30, 60, 80))

_WATER: tuple[Color, Color] = ((60, 90, 120), (30, 50, 70))
_ICE: tuple[Color, Color] = ((210, 225, 235), (150, 180, 200))
_ROCK: tuple[Color, Color] = ((130, 150, 170), (40, 60, 50))
_WOOD: tuple[Color, Color] = ((90, 130, 90), (30, 60, 40))
_SAND: tuple[Color, Color] = ((220, 160, 100), (140, 80, 50))
_COAL: tuple[Color, Color] = ((40, 44, 60), (14, 18, 26))

SCENES = {
    "lighthouse": Scene(101, _DAWN, _WATER, 0, "lighthouse", (0.3, 0.72)),
    "airship": Scene(102, _DAY, _ROCK, 4, "airship", (0.6, 0.25)),
    "dome": Scene(103, _DUSK, _COAL, 2, "dome", (0.65, 0.7), 0.2),
    "sunset": Scene(104, _EVENING, _SAND, 3, "sun", (0.7, 0.3), 0.2),
    "forest": Scene(105, _HAZE, _WOOD, 3, "trees", (0.35, 0.9)),
    "ship": Scene(106, _DAY, _ICE, 0, "ship", (0.45, 0.66), 0.6),
    "stars": Scene(107, _NIGHT, _COAL, 1, "stars", (0.5, 0.4), 0.3),
    "floes": Scene(108, _HAZE, _ICE, 2, None, clouds=0.9),
    "river-may": Scene(109, _DAY, _WOOD, 5, None, clouds=0.3),
    "river-june": Scene(110, _DAWN, _SAND, 2, "airship", (0.25, 0.3), 0.4),
    "landing-1": Scene(111, _DUSK, _ICE, 1, "airship", (0.45, 0.5), 0.1),
    "landing-2": Scene(112, _NIGHT, _ICE, 3, "airship", (0.7, 0.42), 0.5),
    "pier": Scene(113, _EVENING, _WATER, 0, "ship", (0.7, 0.6), 0.8),
    "canyon": Scene(114, _DAY, _SAND, 6, None, clouds=0.7),
    "glacier": Scene(115, _DAWN, _ICE, 4, "dome", (0.3, 0.66), 0.5),
    "aurora": Scene(116, ((20, 90, 70), (60, 40, 90)), _COAL, 2, "stars", (0.4, 0.4), 0.6),
}
"""Name to scene; the seeds differ, so that no two share a ridge or a cloud."""
