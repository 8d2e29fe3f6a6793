"""Write wordnet.txt, wider.txt and adjectives.txt in dedupe/captions/words/data again from WordNet 3.0.

    python scripts/write_wordnet.py FOLDER

FOLDER holds data.noun, index.noun, cntlist.rev and so on (Debian: /usr/share/wordnet of the package wordnet-base).
WordNet knows rare senses in which almost any two words are one ("board" and "room", "child" and "fry"). So a word
counts in its common senses only, and where it names what can be seen. Where the share of a sense was lower, most of
the pairs did not replace each other in descriptions of one photograph.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from dedupe.captions.words.lexicon import given_names, is_common_word, kind_of, lemma, places, soft_words

DATA = Path(__file__).resolve().parent.parent / "dedupe" / "captions" / "words" / "data"
WIDTH = 118
SOURCE = "# From WordNet 3.0, see wordnet-licence.txt; written by scripts/write_wordnet.py."

PARTS = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
"""Parts of speech and their number in a key of cntlist.rev."""
SATELLITE = "s"
USAGE = ";u"
"""A link to the usage that a sense belongs to: slang, a trade mark, a slur, an obscenity."""
ABUSE = re.compile(
    r"\b(?:slurs?|abuse|obscen\w*|insult\w*|despised|derogat\w*|disparag\w*|vulgar|contempt\w*|offensive (?:name|term)|"
    r"sexual\w*|masturbat\w*|fellatio|defecates)\b"
)
"""In WordNet's explanation of a person: words for such a one are left out, unless met in a better sense."""
_UNMET = 0.5
"""Added to every count of a sense, so that a word that the counted texts lack has senses of equal weight."""

VISIBLE = frozenset({5, 6, 8, 13, 14, 17, 18, 19, 20, 27})
"""WordNet's nouns for animals, artifacts, body, food, groups, objects, people, phenomena, plants, substances."""
ACTED = frozenset({29, 30, 32, 33, 34, 35, 36, 38, 39})
"""Its verbs for grooming, change, communication, competition, eating, contact, creation, motion, sight."""
SYNONYM_RANK, SYNONYM_SHARE = 2, 0.3
"""A sense of a synonym is one of the word's first two, and makes up this share of what the word is used for."""
NARROW_SHARE = 0.5
"""The same for a word in place of which a wider one may stand."""

MET_ONLY = frozenset({8, 14, 18}) | ACTED
"""Files of which a word must be met in the counted texts: what else they hold is slang and abuse."""
APART = (
    "castle/palace lay/place lay/put frog/toad elk/moose jaguar/panther howitzer/mortar director/manager "
    "coach/manager men/workforce men/manpower democracy/republic fort/garrison commission/committee "
    "crossroads/hamlet chairman/chairwoman chairperson/chairman congressman/congresswoman sportsman/sportswoman "
    "alumna/alumnus astronaut/cosmonaut engineer/technologist hand/mitt orbiter/satellite hammock/knoll "
    "hammock/hillock snowbird/snowflake hydroplane/seaplane elevator/lift commonwealth/country bike/motorcycle "
    "rock/stone lord/creator forest/woods diorama/panorama seahorse/walrus hulk/whale nutcracker/nuthatch "
    "dory/walleye partner/spouse accountant/controller minister/parson minister/pastor plant/works"
)
"""Pairs of one sense in WordNet that a caption tells from each other."""
NOT_ONE = frozenset(frozenset(pair.split("/")) for pair in APART.split())

WIDER = (
    "animal.1 bird.1 fish.1 dog.1 horse.1 cat.1 insect.1 reptile.1 lizard.1 snake.1 turtle.2 monkey.1 "
    "rodent.1 whale.2 shark.1 duck.1 owl.1 eagle.1 spider.1 crab.1 shellfish.1 cattle.1 deer.1 sheep.1 bear.1 "
    "tree.1 flower.1 shrub.1/bush plant.2 fern.1 cactus.1 fruit.1 edible_fruit.1/fruit berry.1 vegetable.1 nut.1 "
    "food.1 food.2 meal.1 dish.2 bread.1 cake.3 cookie.1 pasta.2 meat.1 sausage.1 cheese.1 seafood.1 dessert.1 candy.1 "
    "soup.1 sandwich.1 salad.1 sauce.1 beverage.1/drink wine.1 beer.1 coffee.1 tea.1 "
    "vehicle.1 car.1/automobile truck.1 boat.1 ship.1 vessel.2 aircraft.1/plane airplane.1/plane bicycle.1/bike "
    "motorcycle.1 carriage.2 sled.1 warship.1 locomotive.1/engine "
    "musical_instrument.1/instrument drum.1 guitar.1 weapon.1 gun.1 sword.1 knife.1 tool.1 "
    "furniture.1 chair.1 table.2 bed.1 sofa.1/couch lamp.1/light toy.1 doll.1 ball.1 tent.1 camera.1 telephone.1/phone "
    "clothing.1/clothes garment.1 coat.1 jacket.1 hat.1 cap.1 headdress.1 shoe.1 footwear.2 dress.1 shirt.1/top "
    "sweater.1 trouser.1/pants jewelry.1 swimsuit.1 uniform.1 scarf.1 suit.1 "
    "bag.1 basket.1 bottle.1 jar.1 cup.1 pot.1 pan.1 bowl.3 vase.1 "
    "building.1 house.1 church.2 store.1/shop restaurant.1 room.1 hotel.1 tower.1 fence.1 bridge.1 road.1 "
    "rock.1 gem.2 person.1 athlete.1 player.1 musician.1 singer.1 dancer.1 performer.1 soldier.1 scientist.1 writer.1 "
    "doctor.1 clergyman.1/priest child.1/kid sailor.1 storm.1 painting.1"
)
"""Words by which a caption may call a narrower thing, with the number of WordNet's sense."""
ADJECTIVE_SHARE = 0.75
"""Share of a word's uses as an adjective from which it describes."""
PERTAINING = 1
"""WordNet's file of adjectives that say what something is of ("naval", "solar")."""
ROMAN = frozenset("ivx")
NO_ADJECTIVES = ("ed", "ing", "th")
MORE_THAN_A_QUALITY = (
    "dead naked nude foreign teenage masculine feminine eastbound westbound northernmost southernmost easternmost "
    "westernmost handmade drunken visible unfinished"
)
"""Adjectives by which one picture is told from another."""
PEOPLE, DOING = 18, ("er", "or", "ist")
"""WordNet's file of people, and how those are called who do something; others must be met (see `MET_ONLY`)."""
THINGS = frozenset({5, 6, 13, 20})
"""Animals, artifacts, food and plants: a toaster is no person unless it was met as one."""
GROWN, GROWN_SHARE = frozenset({5, 13, 20}), 0.3
"""Animals, food and plants share their words ("salmon", "oak", "chicken"), so that a sense makes up less."""
DEEPEST = 7
"""Steps from a wider word down to a narrower one, at most."""


@frozen
class Synset:
    """One sense: its file, its words (none where they are marked as slang or abuse), and the senses above it."""

    file: int
    words: tuple[str, ...]
    above: tuple[str, ...]


@frozen
class WordNet:
    """The database.

    Attributes:
        synsets: senses by part of speech and offset.
        senses: offsets of a word by part of speech, the commonest first.
        counts: how often a word was met in a sense.
        abuse: words that are, in one of their senses, an abuse of a person.
    """

    synsets: Mapping[tuple[str, str], Synset]
    senses: Mapping[tuple[str, str], tuple[str, ...]]
    counts: Mapping[tuple[str, str, str], int]
    abuse: frozenset[str]

    def share(self, part: str, word: str, offset: str) -> float:
        """The part of a word's uses, whatever the part of speech, that this sense makes up."""
        every = [(each, o) for each in PARTS for o in self.senses.get((each, word), ())]
        total = sum(self.counts[each, word, o] + _UNMET for each, o in every)
        return (self.counts[part, word, offset] + _UNMET) / total

    def rank(self, part: str, word: str, offset: str) -> int:
        """1 for the commonest sense of a word as this part of speech."""
        return self.senses[part, word].index(offset) + 1


def read(folder: Path) -> WordNet:
    """The database files of a folder; OSError where one is missing."""
    met = _met(folder)
    synsets: dict[tuple[str, str], Synset] = {}
    senses: dict[tuple[str, str], tuple[str, ...]] = {}
    counts: dict[tuple[str, str, str], int] = {}
    abuse: set[str] = set()
    for part, number in PARTS.items():
        for fields, explanation in _records(folder / f"data.{part}"):
            size = int(fields[3], 16)
            named = [
                (word.partition("(")[0].lower(), key) for word, key in zip(fields[4::2], fields[5::2], strict=False)
            ][:size]
            links = fields[5 + 2 * size :]
            above = tuple(links[i + 1] for i in range(0, len(links) - 3, 4) if links[i] == "@")
            file = int(fields[1])
            said = () if USAGE in links else tuple(word for word, _ in named)
            synsets[part, fields[0]] = Synset(file, said, above)
            if file == PEOPLE and ABUSE.search(explanation):
                abuse.update(word for word, _ in named)
            for word, key in named:
                kind = "5" if fields[2] == SATELLITE else number
                counts[part, word, fields[0]] = met.get(f"{word}%{kind}:{file:02}:{int(key, 16):02}", 0)
        for fields, _ in _records(folder / f"index.{part}"):
            senses[part, fields[0]] = tuple(fields[-int(fields[2]) :])
    return WordNet(synsets, senses, counts, frozenset(abuse))


def _records(path: Path) -> Iterator[tuple[list[str], str]]:
    """The fields of each line, and the explanation behind them."""
    with path.open(encoding="latin-1") as file:
        for line in file:
            if not line.startswith("  "):  # the licence
                fields, _, explanation = line.partition(" | ")
                yield fields.split(), explanation


def _met(folder: Path) -> dict[str, int]:
    met: dict[str, int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        short = ":".join(key.split(":")[:3])
        met[short] = met.get(short, 0) + int(count)
    return met


def synonyms(wordnet: WordNet) -> list[str]:
    """Groups of words that name one thing that can be seen or done."""
    lines: set[str] = set()
    for (part, offset), synset in wordnet.synsets.items():
        if synset.file not in (VISIBLE if part == "noun" else ACTED if part == "verb" else ()):
            continue
        words = {
            word
            for word in synset.words
            if _is_plain(word)
            and wordnet.rank(part, word, offset) <= SYNONYM_RANK
            and wordnet.share(part, word, offset) >= SYNONYM_SHARE
            and (synset.file not in MET_ONLY or wordnet.counts[part, word, offset])
        }
        lines.update(_told_apart(sorted(words)))
    return sorted(lines)


def _told_apart(words: list[str]) -> Iterator[str]:
    """The group, without those of its words that a caption tells from another of them."""
    apart = {word for pair in NOT_ONE if pair.issubset(words) for word in pair}
    kept = [word for word in words if word not in apart]
    if len({lemma(word) for word in kept}) > 1:
        yield " ".join(kept)


def wider(wordnet: WordNet) -> list[str]:
    """Wider words, each with the narrower ones in place of which it may stand."""
    below: dict[str, list[str]] = {}
    for (part, offset), synset in wordnet.synsets.items():
        if part == "noun":
            for above in synset.above:
                below.setdefault(above, []).append(offset)
    found: dict[str, set[str]] = {}
    for named in WIDER.split():
        sense, *others = named.split("/")
        word, _, number = sense.partition(".")
        top = wordnet.senses["noun", word][int(number) - 1]
        narrow = {
            name
            for offset in _descendants(top, below)
            for name in wordnet.synsets["noun", offset].words
            if _is_plain(name) and _is_chiefly(wordnet, name, offset)
        }
        for name in (word, *others):
            if name.isalpha():
                found.setdefault(name, set()).update(narrow)
    return [f"{name}: {' '.join(sorted(narrow - {name}))}" for name, narrow in sorted(found.items()) if narrow - {name}]


def adjectives(wordnet: WordNet) -> list[str]:
    """Words that describe and hardly ever name or tell of an action, in lines; participles are told by their ending."""
    found = sorted(
        word
        for (part, word), offsets in wordnet.senses.items()
        if part == "adj"
        and _is_plain(word)
        and not word.endswith(NO_ADJECTIVES)
        and word not in MORE_THAN_A_QUALITY.split()
        and not ROMAN.issuperset(word)
        and wordnet.synsets[part, offsets[0]].file != PERTAINING
        and sum(wordnet.share(part, word, offset) for offset in offsets) >= ADJECTIVE_SHARE
        and not any(
            wordnet.synsets["noun", offset].file in VISIBLE for offset in wordnet.senses.get(("noun", word), ())
        )
    )
    return textwrap.wrap(" ".join(found), WIDTH)


def _is_chiefly(wordnet: WordNet, name: str, offset: str) -> bool:
    """True where a word names this and little else; animals, plants and food have a second sense that matters less."""
    file = wordnet.synsets["noun", offset].file
    rank, share = wordnet.rank("noun", name, offset), wordnet.share("noun", name, offset)
    if file == PEOPLE:
        met = wordnet.counts["noun", name, offset] > 0
        things = {wordnet.synsets["noun", other].file for other in wordnet.senses["noun", name]} & THINGS
        acts = name.endswith(DOING) and not things and name not in wordnet.abuse
        return rank == 1 and share >= NARROW_SHARE and (met or acts)
    grows = file in GROWN
    return rank <= 1 + grows and share >= (GROWN_SHARE if grows else NARROW_SHARE)


def _descendants(top: str, below: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    level = {top}
    for _ in range(DEEPEST):
        level = {offset for each in level for offset in below.get(each, ())} - found
        found |= level
    return found


def _is_plain(word: str) -> bool:
    """True for a common word of letters that names nobody and no place, no colour and no number."""
    return (
        word.isascii()
        and word.isalpha()
        and len(word) > 2
        and is_common_word(word)
        and word not in given_names() | places() | soft_words()
        and kind_of(word) not in ("colour", "negation")
    )


def main(folder: Path) -> None:
    """Write the three files."""
    wordnet = read(folder)
    (DATA / "wordnet.txt").write_text("\n".join([SOURCE, *synonyms(wordnet), ""]), encoding="utf-8")
    (DATA / "adjectives.txt").write_text("\n".join([SOURCE, *adjectives(wordnet), ""]), encoding="utf-8")
    (DATA / "wider.txt").write_text("\n".join([SOURCE, *wider(wordnet), ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
