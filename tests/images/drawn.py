"""Pictures drawn for the tests: photographs of fractal noise, charts, pages."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

BARS = (("Apples", 42, "#3465a4"), ("Pears", 17, "#cc0000"), ("Plums", 31, "#4e9a06"), ("Figs", 8, "#f57900"))


def photograph(seed: int, width: int = 480, height: int = 320) -> Image.Image:
    """A picture with structure at every scale and soft colours, as photographs have."""
    random = np.random.default_rng(seed)
    planes = []
    for _ in range(3):
        plane = np.zeros((height, width), np.float32)
        for cells in (2, 4, 8, 16, 32, 64):
            small = random.normal(size=(cells, cells)).astype(np.float32)
            layer = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
            plane += np.asarray(layer) / cells**0.7
        planes.append(plane)
    light = planes[0]
    colours = np.stack([light + 0.3 * planes[1], light, light + 0.3 * planes[2]], axis=2)
    low, high = np.quantile(colours, (0.01, 0.99))
    return Image.fromarray(np.clip((colours - low) / (high - low) * 235 + 10, 0, 255).astype(np.uint8))


def chart(
    bars: tuple[tuple[str, int, str], ...] = BARS,
    title: str = "Harvest by orchard, 2024",
    size: tuple[int, int] = (1200, 800),
    paper: str = "white",
    ink: str = "#222222",
) -> Image.Image:
    """A bar chart with its numbers and words."""
    picture = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(picture)
    width, height = size
    unit = height / 40
    draw.text((width * 0.08, unit), title, fill=ink, font=ImageFont.load_default(unit * 1.6))
    left, base = width * 0.08, height * 0.88
    draw.line((left, height * 0.12, left, base), fill=ink, width=2)
    draw.line((left, base, width * 0.95, base), fill=ink, width=2)
    step = (width * 0.85) / len(bars)
    small = ImageFont.load_default(unit)
    for number, (name, value, colour) in enumerate(bars):
        x = left + step * (number + 0.2)
        top = base - (height * 0.7) * value / 50
        draw.rectangle((x, top, x + step * 0.6, base), fill=colour)
        draw.text((x + step * 0.2, top - unit * 1.4), str(value), fill=ink, font=small)
        draw.text((x + step * 0.1, base + unit * 0.4), name, fill=ink, font=small)
    for line in range(4):
        draw.text(
            (width * 0.6, height * 0.14 + unit * 1.5 * line), f"Note {line}: see page {12 + line}", fill=ink, font=small
        )
    return picture


def trace(height: float, offset: float = 0.0) -> Image.Image:
    """The screen of an oscilloscope: thin curves over a dim grid, the second one so high."""
    picture = Image.new("RGB", (700, 580), "black")
    draw = ImageDraw.Draw(picture)
    for at in range(20, 700, 34):
        draw.line((at, 0, at, 560), fill="#303030")
        draw.line((20, at, 700, at), fill="#303030")
    for tall, colour, low in ((170, "yellow", 0.0), (height, "lime", offset)):
        wave = [(20 + x, 280 - low - tall * np.sin(x / 48)) for x in range(680)]
        draw.line(wave, fill=colour)
    return picture


def table(changed: str = "") -> Image.Image:
    """A sheet of small words and numbers on striped paper: reduced, it is a soft grey as leaves are."""
    random = np.random.default_rng(7)
    picture = Image.new("RGB", (1120, 800), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(15)
    for row in range(26):
        draw.rectangle((0, 31 * row, 1120, 31 * row + 30), fill="#ebf0fa" if row % 2 else "white")
        cells = ["".join(random.choice(list("aeimnorstuw"), 11)), *(f"{n:.1f}" for n in random.uniform(10, 999, 5))]
        if row == 12 and changed:
            cells[3] = changed
        for column, cell in enumerate(cells):
            draw.text((16 + 185 * column, 31 * row + 6), cell, fill="#101010", font=font)
    return picture
