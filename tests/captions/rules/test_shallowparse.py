"""What is told of a first sentence by the words around its verbs."""

from __future__ import annotations

import pytest

from dedupe.captions.prepared import prepare
from dedupe.captions.rules.shallowparse import parse, stem_of

DOINGS = [
    ("A cook is peeling a turnip", [("peel", "cook", "turnip")]),
    ("A turnip is being peeled by a cook", [("peel", "cook", "turnip")]),
    ("A turnip is being cut", [("cut", "", "turnip")]),
    ("A turnip is cut by a cook", [("cut", "cook", "turnip")]),
    ("Roses are cut flowers", [("be", "roses", "")]),
    ("Bread is being deep fried by a cook", [("fry", "cook", "bread")]),
    ("A hut is waterproofed by a crew", [("waterproof", "crew", "hut")]),
    ("A cook is peelings", [("be", "cook", "")]),
    ("The cook is a baker", [("be", "cook", "")]),
    ("A hall is full of cooks", []),
    ("A cook peeling a turnip", [("peel", "cook", "turnip")]),
    ("Cooks peeling a turnip", [("peel", "cooks", "turnip")]),
    ("A cook peels a turnip", [("peel", "cook", "turnip")]),
    ("A chef slices turnips in the yard", [("slic", "chef", "turnips")]),
    ("Chefs wash turnips in the yard.", [("wash", "chefs", "turnips")]),
    ("Sailors dance in the yard while a maid sings", [("danc", "sailors", ""), ("sing", "maid", "")]),
    ("A nun smiling reads a map", [("smil", "nun", ""), ("read", "nun", "map")]),
    ("A lorry overtakes a tram", [("overtak", "lorry", "tram")]),
    ("The ferries overtake a tug", [("overtak", "ferries", "tug")]),
    ("A lorry slowly overtakes a tram", []),
    ("A nun building a wall", [("build", "nun", "wall")]),
    ("A cook washed windows", []),
    ("A cook washed the turnips", [("wash", "cook", "turnips")]),
    ("A cook who carves a turnip is old", [("carv", "cook", "turnip"), ("be", "cook", "")]),
    ("A cook has a turnip", [("has", "cook", "turnip")]),
    ("A cook is picking up a turnip and a leek", [("pick", "cook", "turnip leek")]),
    ("A cook is peeling a turnip and a maid is washing a leek", [("peel", "cook", "turnip"), ("wash", "maid", "leek")]),
    ("A cook is singing and washes the leeks", [("sing", "cook", ""), ("wash", "cook", "leeks")]),
    ("A cook is singing and garnishes the leeks", [("sing", "cook", ""), ("garnish", "cook", "leeks")]),
    ("A cook is singing and washing leeks", [("sing", "cook", ""), ("wash", "cook", "leeks")]),
    ("Cooks are singing, dancing and jumping", [("sing", "cooks", ""), ("danc", "cooks", ""), ("jump", "cooks", "")]),
    ("Two cooks sing as one washes a leek", [("sing", "cooks", ""), ("wash", "cooks", "leek")]),
    ("A cook is eating a pot of soup", [("eat", "cook", "pot soup")]),
    ("A group of cooks is singing", [("sing", "cooks", "")]),
    ("A photo of a cook singing", [("sing", "cook", "")]),
    ("In the yard, a cook is peeling a turnip", [("peel", "cook", "turnip")]),
    ("Near the yard a cook is peeling a turnip", [("peel", "yard cook", "turnip")]),
    ("A cook in an apron is singing in the yard of a mill", [("sing", "cook", "")]),
    ("A cook, who is happily singing, is walking", [("sing", "cook", ""), ("walk", "cook", "")]),
    ("A maid waits to wash a leek", [("wait", "maid", ""), ("wash", "maid", "leek")]),
    ("A cook enjoys chopping a leek", [("enjoy", "cook", ""), ("chop", "cook", "leek")]),
    ("A clown is running while wearing a hat", [("run", "clown", ""), ("wear", "clown", "hat")]),
    ("The men sing because they carry a flag", [("sing", "men", ""), ("carry", "men", "flag")]),
    ("A pig wearing reindeer ears", [("wear", "pig", "ears")]),
    ("The pigs race down a lane", [("rac", "pigs", "")]),
    ("A cook carving the ham", [("carv", "cook", "ham")]),
    ("A swimming pool and changing rooms", []),
    ("The raising of a mast", []),
    ("Chairs stand near stone walls", [("stand", "chairs", "")]),
]


@pytest.mark.parametrize(("text", "doings"), DOINGS)
def test_who_does_what_to_what(text: str, doings: list[tuple[str, str, str]]) -> None:
    found = [(p.stem, p.agents, p.patients) for p in parse(prepare(text)).predicates]
    assert found == [
        (stem, frozenset(agents.split()), frozenset(patients.split())) for stem, agents, patients in doings
    ]


def test_a_participle_that_only_describes() -> None:
    loaded, drawn = parse(prepare("A cart loaded with hay is drawn by an ox")).predicates
    assert (loaded.reduced, set(loaded.agents), set(loaded.patients)) == (True, set(), {"cart"})
    assert (drawn.reduced, set(drawn.agents), set(drawn.patients)) == (False, {"ox"}, {"cart"})
    perched = parse(prepare("A hen with brown feathers, perched on a cart, sleeps")).predicates[0]
    assert perched.patients == {"feathers", "hen"}


def test_whoever_stands_right_before_a_verb_may_do_it_too() -> None:
    reading = parse(prepare("A man is sitting near a nun reading a book")).predicates[1]
    assert reading.agents == {"man"}
    assert "nun" in reading.near


def test_what_describes_what() -> None:
    modified = parse(
        prepare("A small cook, who is tall, carries a large piece of meat and red and white boxes")
    ).modified
    assert modified["small"] == {"cook"}
    assert modified["tall"] == {"cook"}
    assert modified["white"] == modified["red"] - {"white"}
    assert "boxes" in modified["red"]
    assert modified["large"] >= {"piece", "meat"}
    assert parse(prepare("Boots made of green rubber")).modified["green"] == {"rubber", "boots"}
    assert parse(prepare("Hats which are black, pink and white")).modified["white"] == {"hats"}
    assert parse(prepare("Boots near red, black and green rubber")).modified["green"] == {"rubber"}
    assert "hall" not in parse(prepare("Vale county town council hall")).modified


def test_where_it_is() -> None:
    placed = parse(
        prepare("A cook in an apron jumps down from a cart in front of a mill on the top of the hill")
    ).placed
    assert [(each.preposition, each.noun, each.beside, each.verb) for each in placed][:3] == [
        ("in", "apron", "cook", ""),
        ("from", "cart", "", "jumps"),
        ("before", "mill", "cart", ""),
    ]
    assert ("on", "hill") in [(each.preposition, each.noun) for each in placed]
    assert parse(prepare("A cook walks in")).placed == ()


def test_what_is_drawn_is_a_drawing() -> None:
    assert stem_of("drawing") == stem_of("draws") == stem_of("drawn")
