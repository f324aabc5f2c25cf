"""A file that cannot be read at all is one mistake, whatever is the matter with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.definitiebestand import MAXIMUM
from korpsmonitor_tui.intake.instrument import lees_instrument
from tests.intake.conftest import fouten

if TYPE_CHECKING:
    from tests.intake.conftest import Mappen

KERN = "korpsmonitor/instrument.toml"
AFKORTINGEN = "korpsmonitor/afkortingen.toml"
KORPSEN = "db/korpsen.toml"


def test_an_unreadable_file_is_one_mistake_not_a_hundred(mappen: Mappen) -> None:
    (mappen.instrument / "dimensies.toml").unlink()
    (fout,) = fouten(mappen)
    assert (fout.bestand, fout.melding) == ("korpsmonitor/dimensies.toml", "het bestand ontbreekt.")


def test_without_the_eenheden_korpsen_are_not_blamed(mappen: Mappen) -> None:
    (mappen.referentie / "eenheden.toml").write_bytes(b"\xff\xfe")
    (fout,) = fouten(mappen)
    assert fout.bestand == "db/eenheden.toml"


@pytest.mark.parametrize(
    ("inhoud", "plaats", "melding"),
    [
        (b'\nnaam = "\xe9"', "regel 2", "het bestand is geen UTF-8."),
        (b"code = \n", "regel 1, teken 8", "de schrijfwijze is geen geldige TOML."),
        (b'code = "a', "einde van het bestand", "de schrijfwijze is geen geldige TOML."),
        (b"a = 1\na = 2\n", "regel 2, teken 6", "de schrijfwijze is geen geldige TOML."),
        (b"a = " + b"9" * 5000, "", "het bestand bevat een te groot getal of te diep geneste lijsten."),
        (b"a = " + b"[" * 50_000, "", "het bestand bevat een te groot getal of te diep geneste lijsten."),
        (b"#" * (MAXIMUM + 1), "", "het bestand is groter dan 5 MB."),
    ],
    ids=["codering", "halve regel", "open tekst", "dubbele sleutel", "getal", "diepte", "omvang"],
)
@pytest.mark.parametrize("bestand", [KERN, AFKORTINGEN, KORPSEN])
def test_a_file_that_is_no_usable_toml(
    mappen: Mappen, bestand: str, inhoud: bytes, plaats: str, melding: str
) -> None:
    (mappen.instrument.parent / bestand).write_bytes(inhoud)
    (fout,) = fouten(mappen)
    assert (fout.bestand, fout.plaats, fout.melding) == (bestand, plaats, melding)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(mappen: Mappen) -> None:
    pad = mappen.instrument / "dimensies.toml"
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", b"\r\n"))
    gelezen = lees_instrument(mappen.instrument, mappen.referentie)
    assert "\r" not in "".join(dimensie.definitie for dimensie in gelezen.dimensies)


@pytest.mark.parametrize(
    "naam", ["../geheim.toml", "/etc/x.toml", "a\\\\b.toml", "C:x.toml", "x.json", "x\\u0000.toml"]
)
def test_a_file_name_must_stay_inside_its_folder(mappen: Mappen, naam: str) -> None:
    mappen.vervang(KERN, '"afkortingen.toml"', f'"{naam}"')
    (fout,) = fouten(mappen)
    assert fout.melding == "dit is geen bruikbare bestandsnaam."


def test_a_folder_in_the_place_of_a_file(mappen: Mappen) -> None:
    (mappen.instrument / "afkortingen.toml").unlink()
    (mappen.instrument / "afkortingen.toml").mkdir()
    (fout,) = fouten(mappen)
    assert fout.melding.startswith("het bestand kan niet worden gelezen")
