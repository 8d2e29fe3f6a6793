"""What columns are called in languages other than English, as an archive's spreadsheets have them.

Names without case, spaces and punctuation; where a name has accents, it stands here without them too.
"""

from __future__ import annotations

CAPTIONS: tuple[str, ...] = tuple(
    """bildunterschrift bildunterschriften bildtext bildlegende legende beschriftung légende leyenda piedefoto
    piedeimagen didascalia didascalie legenda bijschrift onderschrift bildtexter billedtekst bildetekst kuvateksti
    podpis popisek подпись キャプション 图片说明 圖片說明""".split()  # noqa: SIM905
)
ALTERNATIVES: tuple[str, ...] = tuple(
    """alternativtext textealternatif textoalternativo testoalternativo alternatievetekst alttekst
    alternativetekst tekstalternatywny""".split()  # noqa: SIM905
)
DESCRIPTIONS: tuple[str, ...] = tuple(
    """bildbeschreibung beschreibung descripción descripcion descrizione descrição descricao beschrijving beskrivning
    beskrivelse kuvaus opis popis описание 説明 说明 說明 描述""".split()  # noqa: SIM905
)
TITLES: tuple[str, ...] = tuple(
    """titel bildtitel titre título titulo titolo tittel otsikko tytuł tytul název nazev название タイトル 标题
    標題""".split()  # noqa: SIM905
)
CREDITS: tuple[str, ...] = tuple(
    """fotograf fotografin fotografen bildnachweis urheber photographe crédit auteur fotógrafo fotografo autor autore
    fotógrafa fotograaf kuvaaja 撮影者 摄影师""".split()  # noqa: SIM905
)
DATES: tuple[str, ...] = tuple(
    "datum aufnahmedatum bilddatum fecha dato datedeprisedevue 撮影日 日期".split()  # noqa: SIM905
)
OBJECT_IDS: tuple[str, ...] = tuple(
    """inventarnummer inventarnr objektnummer numérodinventaire numerodinventaire noinventaire númerodeinventario
    numerodeinventario numerodiinventario inventarisnummer""".split()  # noqa: SIM905
)
