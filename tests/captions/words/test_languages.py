"""Small words of other languages, and when a caption is taken to be in one."""

from __future__ import annotations

import pytest

from dedupe import compare_captions
from dedupe.captions.words.tokens import tokenize
from tests.captions.bothways import repeats


def forms(text: str) -> list[str]:
    return [token.form for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zwei Boote ohne Segel", ["2", "boote", "without", "segel"]),
        ("Ein kleines Haus mit rotem Dach", ["a", "little", "house", "with", "red", "dach"]),
        ("Das Dach des runden Turmes", ["das", "dach", "des", "rund", "turm"]),
        ("Un chien sans laisse dans l’herbe", ["a", "dog", "without", "laisse", "in", "grass"]),
        ("El mercado, 3 de marzo de 2014", ["el", "mercado", "3", "m03", "2014"]),
        ("Il porto, 3 marzo 2014", ["il", "porto", "3", "m03", "2014"]),
        ("O porto em março de 2014", ["the", "porto", "in", "m03", "2014"]),
        ("De molen zonder wieken op 3 maart 2014", ["de", "molen", "without", "wieken", "on", "3", "m03", "2014"]),
        ("En man och två hundar på isen", ["a", "man", "and", "2", "hundar", "on", "isen"]),
        ("To hunde og en kat uden bånd", ["to", "hunde", "and", "a", "kat", "without", "band"]),
        ("Madonna mit Kind und Hund, Ausschnitt", ["madonna", "with", "child", "and", "dog", "detail"]),
        ("Две лодки без паруса, 3 марта 2014", ["2", "лодки", "without", "паруса", "3", "m03", "2014"]),
        ("Δύο βάρκες χωρίς πανί, 3 Μαρτίου 2014", ["2", "βαρκεσ", "without", "πανι", "3", "m03", "2014"]),
        ("Η παλιά γέφυρα του μύλου", ["the", "παλια", "γεφυρα", "of", "μυλο"]),
        ("Старый мост", ["стар", "мост"]),
        ("Le moulin au XIXe siècle", ["le", "moulin", "at", "19th", "century"]),
        ("Blick von der Mühle auf das Dorf", ["view", "from", "der", "muhle", "on", "das", "dorf"]),
        ("Vue sur le moulin et les champs", ["view", "of", "le", "moulin", "and", "les", "champs"]),
        ("Знімок екрана двох сторінок", ["screenshot", "двох", "сторінок"]),
        ("Вид порта с моря", ["view", "порта", "from", "моря"]),
        ("Рыбак с сетью", ["рыбак", "with", "сетью"]),
        ("Fachada sur del templo en Vale", ["fachada", "south", "del", "templo", "in", "vale"]),
        ("Un chien dans Vale-sur-mer", ["a", "dog", "in", "vale", "sur", "mer"]),
        ("Calle Mayor con la Casa del Mar", ["street", "mayor", "with", "la", "casa", "del", "mar"]),
        ("Un bateau sur le lac", ["a", "boat", "on", "le", "lake"]),
        ("لقطة الشاشة للصفحة", ["screenshot", "صفحة"]),
        ("القارب الأحمر في الميناء", ["قارب", "red", "in", "ميناء"]),
        ("הספינה האדומה בנמל", ["ספינה", "red", "בנמל"]),
        ("고양이를 안은 소녀의 사진", ["고양이", "안은", "소녀", "photo"]),
        ("Der Vorstand (v.l.n.r.) und Gäste", ["der", "vorstand", "from", "left", "and", "gaste"]),
    ],
)
def test_small_words_are_read_as_english_ones(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "View of the Rue de la Paix with a dog and two men",
        "Chalon-sur-Saône from the river",
        "El Capitan from the meadow",
        "The Dos Palos canal",
        "Vincent van Gogh",
        "Broken Fire",
        "Av. Central",
        "Fra Angelico, altarpiece",
        "A man met a woman at the due date",
        "Tom D'Angelo at the Musée d'Orsay",
    ],
)
def test_english_captions_keep_foreign_names(text: str) -> None:
    words = "".join(c if c.isalnum() or c in "'- " else " " for c in text.replace("é", "e").replace("ô", "o")).lower()
    expected = words.replace("'", "").replace("-", " ").replace("two", "2").split()
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ein Boot am Steg", "Das Boot am Steg"),
        ("Un barco en el puerto", "Barco en el puerto"),
        ("Captura de pantalla de la página de ajustes", "Página de ajustes"),
        ("Trois bateaux au port", "3 bateaux au port"),
        ("De molen in de 19e eeuw", "De molen, 19de eeuw"),
        ("Abbildung 3: Aufbau der Pumpe", "Abb. 3: Aufbau der Pumpe"),
        ("Таблица 2 - Сравнение насосов", "Табл. 2. Сравнение насосов"),
        ("Старая мельница", "Вид на Старую мельницу"),
        ("Ο παλιός μύλος", "Φωτογραφία του παλιού μύλου"),
        ("Στιγμιότυπο οθόνης των ρυθμίσεων", "Στιγμιότυπο οθόνης: ρυθμίσεις"),
        ("Captura de ecrã da página", "Captura de tela da página"),
        ("Vue générale du port", "Vue d'ensemble du port"),
        ("Veduta del lago dal monte", "Il lago visto dal monte"),
        ("Vista aerea del porto", "Veduta aerea del porto"),
        ("Знімок екрана налаштувань", "Скриншот налаштувань"),
        ("لقطة شاشة للصفحة", "لقطة الشاشة للصفحة"),
        ("ثلاثة قوارب في الميناء", "3 قوارب في الميناء"),
        ("لقطة شاشة لصفحة الإعدادات", "لقطة شاشة تعرض صفحة الإعدادات"),
        ("הספינה בנמל", "ספינה בנמל"),
        ("서울역 광장 야경", "서울역광장의 야경"),
        ("설정 화면의 스크린샷", "설정 화면"),
        ("一条船在河上", "那艘船在河上"),
        ("三条船在河上", "3艘船在河上"),
    ],
)
def test_repeats(a: str, b: str) -> None:
    assert compare_captions(a, b).is_repeat


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Barco con vela", "Barco sin vela"),
        ("Das Tor ist geöffnet", "Das Tor ist nicht geöffnet"),
        ("Gatto sul tavolo", "Gatto sotto il tavolo"),
        ("Links Anna Kolb, rechts Jan Meyer", "Rechts Anna Kolb, links Jan Meyer"),
        ("De gauche à droite : Anne Colin, Jean Morel", "De gauche à droite : Jean Morel, Anne Colin"),
        ("Порт в марте 2014", "Порт в мае 2014"),
        ("Le moulin au XVIIIe siècle", "Le moulin au XIXe siècle"),
        ("Blick auf die Mühle", "Blick von der Mühle"),
        ("De molen voor de brand", "De molen na de brand"),
        ("Лодка у моста", "Лодки у моста"),
        ("Iglesia de Vale, fachada norte", "Iglesia de Vale, fachada sur"),
        ("Le port, vue de la jetée nord", "Le port, vue de la jetée sud"),
        ("منظر المدينة من الجنوب", "منظر المدينة من الشمال"),
        ("القارب الأحمر في الميناء", "القارب الأزرق في الميناء"),
        ("ספינה אדומה בנמל", "ספינה כחולה בנמל"),
        ("고양이를 안은 소녀", "강아지를 안은 소녀"),
        ("왼쪽 문", "오른쪽 문"),
        ("Η παλιά γέφυρα", "Οι παλιές γέφυρες"),
        ("两条船在河上", "三条船在河上"),
        ("一群船在河上", "一条船在河上"),
    ],
)
def test_look_alikes(a: str, b: str) -> None:
    assert not compare_captions(a, b).is_repeat


def test_the_number_of_a_work_is_in_no_language() -> None:
    assert forms("1969 (Carnac No. 1)") == ["1969", "carnac", "nr", "1"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ein Hund rennt über die Wiese", "Der Hund läuft über den Rasen", True),
        ("Ein Hund rennt über die Wiese", "Die Hunde laufen über den Rasen", False),
        ("Ein Hund rennt über die Wiese", "Eine Katze rennt über die Wiese", False),
        ("Baum am Fluss", "Bäume am Fluss", False),
        ("Un homme est assis à table avec une boisson", "Un homme est assis à table avec une bière", True),
        ("Un homme est assis à table avec une bière", "Une femme est assise à table avec une bière", False),
        ("Une femme en train de lire un livre sur un banc", "Une femme lit un livre sur un banc", True),
        ("Une femme en train de lire un livre sur un banc", "Une femme dort sur un banc", False),
        ("Une femme est dans le train avec sa valise", "Une femme est dans le bus avec sa valise", False),
        ("Un chico corre por la hierba", "Un chico corriendo por el césped", True),
        ("Un chico corre por la hierba", "Una chica corre por la hierba", False),
        ("Um menino joga bola na praia", "Menino jogando bola na praia", True),
        ("Um menino joga bola na praia", "Um menino dorme na praia", False),
        ("Un gatto odora una scarpa", "Un gatto che annusa una scarpa", True),
        ("Il cane corre nel prato", "I cani corrono nel prato", False),
        ("Een man leest een boek", "Een man leest een boek op het strand", True),
        ("Een man leest een boek", "Een vrouw leest een boek", False),
    ],
)
def test_what_photographs_show_is_read_as_english(a: str, b: str, same: bool) -> None:
    assert repeats(a, b) is same
