"""Credits announced in other languages than English, and captions that begin with the same words."""

from __future__ import annotations

import pytest

from dedupe.captions.clean import clean_caption
from dedupe.captions.verdict import compare_captions


@pytest.mark.parametrize(
    ("text", "rest", "credit"),
    [
        ("Ein Boot am Steg. Bild: picture alliance/dpa | A. Moe", "Ein Boot am Steg.", "picture alliance/dpa | A. Moe"),
        ("Ein Boot am Steg (Aufnahme: Ada Moe)", "Ein Boot am Steg", "Ada Moe"),
        ("Aufbau der Pumpe. Quelle: Eigene Darstellung", "Aufbau der Pumpe.", "Eigene Darstellung"),
        ("Un bateau à quai. Crédits : Ada Moe / Ville de Vale", "Un bateau à quai.", "Ada Moe / Ville de Vale"),
        ("Un bateau à quai - Crédit photo : Ada Moe", "Un bateau à quai", "Ada Moe"),
        ("Un bateau à quai. Cliché : Ada Moe", "Un bateau à quai.", "Ada Moe"),
        ("Un bateau à quai. Photo Ada Moe", "Un bateau à quai.", "Ada Moe"),
        ("Un barco en el muelle. Fotografía: Ada Moe", "Un barco en el muelle.", "Ada Moe"),
        ("Un barco en el muelle / Ada Moe (EFE)", "Un barco en el muelle", "Ada Moe (EFE)"),
        ("Esquema del barco. Fuente: elaboración propia.", "Esquema del barco.", "elaboración propia"),
        ("Esquema do barco. Fonte: Elaborado pelo autor (2031)", "Esquema do barco.", "Elaborado pelo autor (2031)"),
        ("Um barco no cais — Foto: Divulgação", "Um barco no cais", "Divulgação"),
        ("Una barca al molo. Per gentile concessione del Museo del Vale", "Una barca al molo.", "Museo del Vale"),
        ("Una barca al molo - Foto di Ada Moe", "Una barca al molo", "Ada Moe"),
        ("Una barca al molo (foto ANSA)", "Una barca al molo", "ANSA"),
        ("Een boot aan de kade | Beeld: Ada Moe", "Een boot aan de kade", "Ada Moe"),
        ("Een boot aan de kade (foto Jan de Moe)", "Een boot aan de kade", "Jan de Moe"),
        ("Łódź na rzece, fot.: Jan Moe", "Łódź na rzece", "Jan Moe"),
        ("Лодка у причала (фото А. Мо)", "Лодка у причала", "А. Мо"),
        ("Лодка у причала © Ада Мо / ТАСС", "Лодка у причала", "© Ада Мо / ТАСС"),
        ("Лодка у причала. Фото: пресс-служба Порта", "Лодка у причала.", "пресс-служба Порта"),
        ("Човен біля причалу. Світлина: Ада Мо", "Човен біля причалу.", "Ада Мо"),
        ("Βάρκα στο λιμάνι (φωτ.: ΑΝΤΑ ΜΟ)", "Βάρκα στο λιμάνι", "ΑΝΤΑ ΜΟ"),
        ("Βάρκα στο λιμάνι. Φωτογραφία: Άντα Μο", "Βάρκα στο λιμάνι.", "Άντα Μο"),
        ("港口夜景（图源：视觉中国）", "港口夜景", "视觉中国"),
        ("工人在港口施工。 新华社记者 李明 摄", "工人在港口施工。", "新华社记者 李明 摄"),
        ("工人在港口施工（新华社记者李明摄）", "工人在港口施工", "新华社记者李明摄"),
        ("夜の港。写真：山田太郎", "夜の港。", "山田太郎"),
        ("夜の港（山田太郎撮影）", "夜の港", "山田太郎撮影"),
        ("항구의 야경. 사진=연합뉴스", "항구의 야경.", "연합뉴스"),
        ("[사진=뉴시스] 항구의 야경", "항구의 야경", "뉴시스"),
        ("항구의 야경 /사진 제공=서울시", "항구의 야경", "서울시"),
        ("항구의 야경 ⓒ 연합뉴스", "항구의 야경", "ⓒ 연합뉴스"),
        ("מבט על הנמל. צילום: דנה כהן", "מבט על הנמל.", "דנה כהן"),
        ("منظر الميناء (تصوير: أحمد سالم)", "منظر الميناء", "أحمد سالم"),
        ("منظر الميناء. المصدر: رويترز", "منظر الميناء.", "رويترز"),
    ],
)
def test_taken(text: str, rest: str, credit: str) -> None:
    clean = clean_caption(text)
    assert (clean.text, clean.credit) == (rest, credit)


@pytest.mark.parametrize(
    "text",
    [
        "Fuente de la plaza mayor",
        "Quelle der Donau im Winter",
        "Foto am Fluss",
        "Photo de famille devant la maison",
        "Le port la nuit. Photo de Paris",
        "Imagen: Vista aérea del puerto",
        "Bild: Blick auf den Hafen",
        "Фото: Лодка на реке",
        "写真：港の夜景",
        "사진: 항구의 야경",
        "夜の港（2031年撮影）",
        "夜の港、上空から撮影",
        "港口的夜景由无人机拍摄",
        "Gulls over the quay 📷 Port Vale",
    ],
)
def test_left(text: str) -> None:
    clean = clean_caption(text)
    assert (clean.text, clean.credit) == (text, None)


def test_a_swapped_credit_is_no_difference() -> None:
    assert compare_captions("항구의 야경. 사진=연합뉴스", "항구의 야경 (사진=뉴시스)").is_repeat
    assert compare_captions("Лодка у причала. Фото: Ада Мо", "Лодка у причала (фото А. Мо)").is_repeat
