"""A verb and its present participle in other languages."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from dedupe.captions.words.conjugation import does_and_doing
from tests.captions.bothways import repeats


@pytest.mark.parametrize(
    ("language", "a", "b", "are_one"),
    [
        ("spanish", "juega", "jugando", True),
        ("spanish", "juegan", "jugando", True),
        ("spanish", "duerme", "durmiendo", True),
        ("spanish", "lee", "leyendo", True),
        ("spanish", "casa", "cantando", False),
        ("portuguese", "corre", "correndo", True),
        ("portuguese", "sorri", "sorrindo", True),
        ("italian", "legge", "leggendo", True),
        ("italian", "mondo", "monta", False),
        ("french", "court", "courant", True),
        ("french", "mange", "mangeant", True),
        ("french", "dort", "dormant", True),
        ("french", "ant", "e", False),
        ("german", "sitzt", "sitzend", True),
        ("russian", "читающ", "читает", True),
        ("russian", "сидящие", "сидят", True),
        ("russian", "сидящие", "сидит", False),
        ("russian", "улыбающся", "улыбается", True),
        ("english", "sitzt", "sitzend", False),
    ],
)
def test_verb_and_participle(language: str, a: str, b: str, are_one: bool) -> None:
    assert does_and_doing(language, a, b) == are_one
    assert does_and_doing(language, b, a) == are_one


@pytest.mark.parametrize(
    ("a", "b", "is_repeat"),
    [
        ("Una niña juega con un gato en el patio", "Niña jugando con un gato en el patio", True),
        ("Dos perros corriendo por la nieve", "Dos perros corren por la nieve", True),
        ("Un perro corriendo por la nieve", "Dos perros corren por la nieve", False),
        ("Una niña juega con un gato", "Niña durmiendo con un gato", False),
        ("Un cheval court sur la dune", "Cheval courant sur la dune", True),
        ("Un cheval dort sur la dune", "Cheval courant sur la dune", False),
        ("Um menino corre na areia", "Menino correndo na areia", True),
        ("Женщина читает письмо у окна", "Женщина, читающая письмо у окна", True),
        ("Женщина читает письмо у окна", "Женщина, пишущая письмо у окна", False),
        ("Женщина читает письмо у окна", "Женщины, читающие письмо у окна", False),
        ("Kungen och prinsen på trappan, Lunds slott", "Kungen på trappan, Lunds slott", False),
        ("To heste løber i sneen", "Tre heste løber i sneen", False),
        ("Madonna col Bambino e due pastori, particolare", "Madonna col Bambino e due pastori", False),
        ("The elephant on the weekend", "The elephe on the weeke", False),
    ],
)
def test_verdicts(a: str, b: str, is_repeat: bool) -> None:
    assert compare_captions(a, b).is_repeat == is_repeat
    assert compare_captions(b, a).is_repeat == is_repeat


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Un chat noir dort sur un canapé", "Chat noir endormi sur un canapé", True),
        ("Un chat noir dort sur un canapé", "Chat noir joue sur un canapé", False),
        ("Un perro duerme en un sofá", "Perro dormido en un sofá", True),
        ("Un cane dorme sul divano", "Cane addormentato sul divano", True),
        ("Ein Hund schläft auf einem Sofa", "Schlafender Hund auf einem Sofa", True),
        ("Kinder spielen am Strand", "Spielende Kinder am Strand", True),
        ("Kinder laufen am Strand", "Spielende Kinder am Strand", False),
    ],
)
def test_who_is_said_to_be_doing_it_or_asleep(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same


@pytest.mark.parametrize(
    ("credited", "bare", "same"),
    [
        ("Автор: И. Мо. Рыбаки на озере", "Рыбаки на озере", True),
        ("Автор: И. Мо. Рыбаки на озере", "Рыбаки на реке", False),
        ("Fischer am See. Urheber: Karl Moe", "Fischer am See", True),
        ("Fischer am See. Urheber: Karl Moe", "Fischer am Fluss", False),
    ],
)
def test_an_author_is_credited(credited: str, bare: str, same: bool) -> None:
    assert repeats(credited, bare) is same
