"""``korpsmonitor sleutel``: from a lost passphrase to a key of one's own, and nothing secret on the command line."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click
import keyring
import pytest
from keyring.backends import fail

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.wachtwoord import OMGEVING, OMGEVING_HERSTEL, OMGEVING_NIEUW
from korpsmonitor_tui.domain import herstelsleutel
from korpsmonitor_tui.store import sleutelbos, sleutelslot
from korpsmonitor_tui.store.sleutelbestand import pad_van
from tests.cli.conftest import Opdrachtregel, is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Plaats

EERSTE, TWEEDE = "fiets lamp regen molen", "dijk stoel wolk pan"
HERSTEL = herstelsleutel.maak(bytes(range(20)))


@pytest.fixture(autouse=True)
def licht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch as lightly as is allowed."""
    monkeypatch.setattr(sleutelslot, "RONDES", 1)
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an encrypted monitor once."""
    map_ = tmp_path_factory.mktemp("dicht")
    with pytest.MonkeyPatch.context() as plek:
        plek.setattr(sleutelslot, "RONDES", 1)
        plek.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
        plek.setenv(paths.OMGEVING_TOESTAND, str(map_ / "toestand"))
        plek.setenv(OMGEVING, EERSTE)
        regel = Opdrachtregel(map_ / "monitor.db")
        regel.goed("init", "--editie", "2013-2014")
        regel.goed("medewerker", "nieuw", "notulist 1", "--rol", "notulist")
    return regel.db


@pytest.fixture
def dicht(regel: Opdrachtregel, voorbeeld: Path, monkeypatch: pytest.MonkeyPatch) -> Opdrachtregel:
    """Give an encrypted monitor, whose passphrase is in the environment."""
    monkeypatch.setenv(OMGEVING, EERSTE)
    for bestand in (voorbeeld, pad_van(voorbeeld)):
        shutil.copy(bestand, regel.db.parent)
    return regel


def open_met(plek: pytest.MonkeyPatch, wachtwoord: str, nieuw: str = "") -> None:
    """Have this passphrase at hand, and this new one."""
    plek.setenv(OMGEVING, wachtwoord)
    plek.setenv(OMGEVING_NIEUW, nieuw)


def huidig(regel: Opdrachtregel) -> str:
    (zelf,) = [wie for wie in regel.goed("medewerker", "lijst", "--json").json if wie["huidig"]]
    return str(zelf["naam"])


def test_een_nieuw_wachtwoord_herschrijft_geen_gegevens(
    dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_met(monkeypatch, EERSTE, TWEEDE)
    voor = dicht.db.read_bytes()

    assert "gewijzigd" in dicht.goed("sleutel", "wijzig").uit

    assert dicht.db.read_bytes() == voor
    oud = dicht("status")
    assert (oud.status, "hoort niet bij" in oud.fout) == (2, True)
    open_met(monkeypatch, TWEEDE)
    assert dicht("status").status == 0


def test_een_zwak_wachtwoord_mag_en_zegt_waarom(
    dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_met(monkeypatch, EERSTE, "groningen")
    assert "bij dit werk hoort" in dicht.goed("sleutel", "wijzig").fout

    open_met(monkeypatch, "groningen", "   ")
    leeg = dicht("sleutel", "wijzig")
    assert (leeg.status, "beschermt niets" in leeg.fout) == (2, True)
    assert dicht("status").status == 0


def test_wachtwoord_kwijt(dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blad = tmp_path / "usb" / "herstel.txt"
    dicht.goed("sleutel", "herstelsleutel", "--bestand", str(blad))
    assert "Druk dit blad af" in blad.read_text()

    open_met(monkeypatch, "vergeten", TWEEDE)
    dicht.goed("sleutel", "herstel", "--herstelsleutel-bestand", str(blad))

    open_met(monkeypatch, TWEEDE)
    assert dicht("status").status == 0
    # A second time, typed as it stands on the sheet but for the dashes.
    regel = next(
        regel for regel in blad.read_text().splitlines() if "-" in regel and regel.startswith("    ")
    )
    monkeypatch.setenv(OMGEVING_HERSTEL, regel.replace("-", " ").lower())
    open_met(monkeypatch, "weer vergeten", EERSTE)
    dicht.goed("sleutel", "herstel")
    open_met(monkeypatch, EERSTE)
    assert dicht("status").status == 0


@pytest.mark.parametrize(
    ("sleutel", "verwacht"),
    [
        (HERSTEL, "hoort niet bij"),
        (HERSTEL.replace("0", "2", 1), "groep 1 van de herstelsleutel zit een typefout"),
        ("abc", "heeft 40 tekens"),
    ],
)
def test_een_herstelsleutel_die_niet_opent(
    dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, sleutel: str, verwacht: str
) -> None:
    dicht.goed("sleutel", "herstelsleutel")
    monkeypatch.setenv(OMGEVING_HERSTEL, sleutel)
    open_met(monkeypatch, "vergeten", TWEEDE)

    uitkomst = dicht("sleutel", "herstel")

    assert uitkomst.status == 2
    assert verwacht in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    open_met(monkeypatch, EERSTE)
    assert dicht("status").status == 0


def test_een_nieuwe_herstelsleutel_maakt_de_oude_waardeloos(
    dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    oud = dicht.goed("sleutel", "herstelsleutel").uit.splitlines()[0].split(": ")[1]
    dicht.goed("sleutel", "herstelsleutel")

    monkeypatch.setenv(OMGEVING_HERSTEL, oud)
    open_met(monkeypatch, "vergeten", TWEEDE)
    assert "vervangen door een nieuwere" in dicht("sleutel", "herstel").fout


def test_de_herstelsleutel_komt_niet_naast_de_database(dicht: Opdrachtregel, tmp_path: Path) -> None:
    uitkomst = dicht("sleutel", "herstelsleutel", "--bestand", str(dicht.db.parent / "herstel.txt"))
    assert (uitkomst.status, "niet in de map van de database" in uitkomst.fout) == (2, True)

    er_staat_iets = tmp_path / "elders" / "brief.txt"
    er_staat_iets.parent.mkdir()
    er_staat_iets.write_text("een brief")
    assert dicht("sleutel", "herstelsleutel", "--bestand", str(er_staat_iets)).status == 2
    assert er_staat_iets.read_text() == "een brief"
    assert not dicht.goed("sleutel", "controleer", "--json").json["herstelsleutel"]


def test_init_met_een_herstelsleutel(
    regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_met(monkeypatch, EERSTE)
    naast = regel("init", "--herstelsleutel-bestand", str(regel.db.parent / "h.txt"))
    assert (naast.status, regel.db.exists()) == (2, False)
    zonder = regel(
        "init", "--zonder-versleuteling", "--herstelsleutel-bestand", str(tmp_path / "x" / "h.txt")
    )
    assert (zonder.status, regel.db.exists()) == (2, False)

    regel.goed("init", "--herstelsleutel-bestand", str(tmp_path / "usb" / "h.txt"))

    assert regel.goed("sleutel", "controleer", "--json").json["herstelsleutel"]
    assert herstelsleutel.lees((tmp_path / "usb" / "h.txt").read_text().splitlines()[3])


# -- keys of one's own ---------------------------------------------------------------------------------------------------


@pytest.fixture
def met_notulist(dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> Opdrachtregel:
    """Give the same with a notulist who has a key of their own."""
    open_met(monkeypatch, EERSTE, TWEEDE)
    dicht.goed("sleutel", "persoon", "notulist 1")
    return dicht


def test_wie_met_een_eigen_sleutel_opent_werkt_als_zichzelf(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert huidig(met_notulist) == "coördinator"
    open_met(monkeypatch, TWEEDE)

    assert huidig(met_notulist) == "notulist 1"
    assert met_notulist("status", als="notulist 1").status == 0
    ander = met_notulist("status", als="coördinator")
    assert ander.status == 2
    assert "met de sleutel van notulist 1" in ander.fout
    assert is_een_regel(ander.fout)


def test_alleen_een_coordinator_geeft_en_neemt_sleutels(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_met(monkeypatch, TWEEDE, "nog een ander wachtwoord")
    for woorden in (
        ("persoon", "coördinator"),
        ("intrekken", "notulist 1"),
        ("intrekken", "--gedeeld"),
        ("herstelsleutel",),
    ):
        uitkomst = met_notulist("sleutel", *woorden)
        assert uitkomst.status == 2, woorden
        assert "dit doet een coördinator" in uitkomst.fout
    # Choosing another passphrase for oneself is everybody's own.
    met_notulist.goed("sleutel", "wijzig")
    open_met(monkeypatch, "nog een ander wachtwoord")
    assert huidig(met_notulist) == "notulist 1"


def test_een_ingetrokken_sleutel_opent_niet_meer(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    met_notulist.goed("sleutel", "intrekken", "notulist 1")
    open_met(monkeypatch, TWEEDE)

    weg = met_notulist("status")

    assert weg.status == 2
    # Nothing tells a passphrase that was taken away from one that never was.
    assert weg.fout == met_notulist("status").fout
    assert "hoort niet bij" in weg.fout
    open_met(monkeypatch, EERSTE)
    assert "geen eigen sleutel" in met_notulist("sleutel", "intrekken", "notulist 1").fout


def test_wie_niet_meer_meewerkt_komt_er_met_zijn_sleutel_niet_in(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    met_notulist.goed("medewerker", "wijzig", "notulist 1", "--niet-actief")
    open_met(monkeypatch, TWEEDE)
    assert "werkt niet meer mee" in met_notulist("status").fout


def test_zonder_gedeeld_wachtwoord_opent_ieder_met_een_eigen(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    geweigerd = met_notulist("sleutel", "intrekken", "--gedeeld")
    assert (geweigerd.status, "geen coördinator" in geweigerd.fout) == (2, True)

    open_met(monkeypatch, EERSTE, "van de coördinator zelf")
    met_notulist.goed("sleutel", "persoon", "coördinator")
    met_notulist.goed("sleutel", "intrekken", "--gedeeld")

    assert met_notulist("status").status == 2
    open_met(monkeypatch, "van de coördinator zelf")
    assert huidig(met_notulist) == "coördinator"
    laatste = met_notulist("sleutel", "intrekken", "coördinator")
    assert (laatste.status, "geen coördinator" in laatste.fout) == (2, True)


# -- looking -------------------------------------------------------------------------------------------------------------


def test_controleer_noemt_de_sleutels_en_of_het_wachtwoord_opent(
    met_notulist: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    goed = met_notulist.goed("sleutel", "controleer")
    assert "notulist 1" in goed.uit
    assert "opent deze database." in goed.uit
    assert [
        slot["soort"] for slot in met_notulist.goed("sleutel", "controleer", "--json").json["sleutels"]
    ] == [
        "wachtwoord",
        "persoon",
    ]

    open_met(monkeypatch, "verkeerd")
    fout = met_notulist("sleutel", "controleer", "--json")
    assert (fout.status, fout.json["opent"], fout.json["soort"]) == (1, False, None)
    # Without the key nobody's name is known.
    assert "notulist" not in fout.uit

    open_met(monkeypatch, EERSTE)
    monkeypatch.setattr(sleutelslot, "RONDES", 2)
    zwak = met_notulist("sleutel", "controleer")
    assert (zwak.status, "zwakker dan aanbevolen" in zwak.uit) == (1, True)


def test_een_database_zonder_versleuteling_heeft_geen_sleutels(
    team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(OMGEVING_NIEUW, TWEEDE)
    monkeypatch.setenv(OMGEVING_HERSTEL, HERSTEL)
    for woorden in (
        ("controleer",),
        ("wijzig",),
        ("herstel",),
        ("herstelsleutel", "--bestand", str(tmp_path / "usb" / "h.txt")),
        ("persoon", "notulist 1"),
        ("intrekken", "notulist 1"),
        ("onthoud",),
        ("vergeet",),
    ):
        uitkomst = team("sleutel", *woorden)
        assert uitkomst.status == 2, woorden
        assert "niet versleuteld" in uitkomst.fout
        assert is_een_regel(uitkomst.fout)
    assert not (tmp_path / "usb").exists()


def test_na_hoeveel_minuten_het_scherm_vergrendelt(team: Opdrachtregel) -> None:
    assert team.goed("sleutel", "vergrendeling", "--json").json == {"minuten": 10}
    assert "na 1 minuut " in team.goed("sleutel", "vergrendeling", "1").uit
    assert "niet vanzelf" in team.goed("sleutel", "vergrendeling", "0").uit
    assert team("sleutel", "vergrendeling", "1441").status == 2


def test_geen_opdracht_neemt_een_geheim_als_argument(boom: list[Plaats]) -> None:
    """What stands on a command line stands in the history of the shell and in the list of processes."""
    opties = {
        naam
        for plaats in boom
        for param in plaats.opdracht.params
        for naam in param.opts
        if isinstance(param, click.Option)
        and not param.is_flag
        and ("wachtwoord" in naam or "sleutel" in naam)
    }
    assert "--wachtwoord-bestand" in opties
    assert {naam for naam in opties if not naam.endswith("-bestand")} == set()


# -- the keyring ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def bos(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """Give what the operating system's keyring holds: one in memory."""
    inhoud: dict[tuple[str, str], str] = {}

    class InGeheugen:
        def get_password(self, service: str, username: str) -> str | None:
            return inhoud.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            inhoud[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del inhoud[service, username]

    monkeypatch.setattr(keyring, "get_keyring", InGeheugen)
    return inhoud


def test_de_sleutelbos_opent_pas_als_daarom_is_gevraagd(
    met_notulist: Opdrachtregel, bos: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_met(monkeypatch, TWEEDE)
    met_notulist.goed("sleutel", "onthoud")
    met_notulist.goed("sleutel", "onthoud")
    assert len(bos) == 1
    assert (
        sum(
            slot["soort"] == "sleutelbos"
            for slot in met_notulist.goed("sleutel", "controleer", "--json").json["sleutels"]
        )
        == 1
    )

    monkeypatch.delenv(OMGEVING)
    # Nobody is asked anything, and it is still the notulist's own key.
    assert huidig(met_notulist) == "notulist 1"
    # What changes keys asks for a passphrase all the same.
    monkeypatch.setenv(OMGEVING_NIEUW, "een heel ander wachtwoord")
    assert met_notulist("sleutel", "wijzig").status != 0
    # A passphrase that was given goes before.
    open_met(monkeypatch, EERSTE)
    assert huidig(met_notulist) == "coördinator"

    monkeypatch.delenv(OMGEVING)
    assert "niet meer" in met_notulist.goed("sleutel", "vergeet").uit
    assert met_notulist("status").status == 2
    open_met(monkeypatch, EERSTE)
    assert "opende deze database niet" in met_notulist.goed("sleutel", "vergeet").uit


def test_een_nieuw_wachtwoord_geldt_ook_voor_de_sleutelbos(
    met_notulist: Opdrachtregel, bos: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of who changed it, and of nobody else."""
    met_notulist.goed("sleutel", "onthoud")
    open_met(monkeypatch, TWEEDE, "van de notulist zelf")
    met_notulist.goed("sleutel", "wijzig")
    monkeypatch.delenv(OMGEVING)
    assert huidig(met_notulist) == "coördinator"

    open_met(monkeypatch, EERSTE, "een nieuw gedeeld wachtwoord")
    met_notulist.goed("sleutel", "wijzig")
    monkeypatch.delenv(OMGEVING)
    assert met_notulist("status").status != 0


def test_met_de_sleutel_van_een_medewerker_gaat_ook_die_in_de_sleutelbos(
    met_notulist: Opdrachtregel, bos: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_met(monkeypatch, TWEEDE)
    met_notulist.goed("sleutel", "onthoud")
    open_met(monkeypatch, EERSTE)
    met_notulist.goed("sleutel", "intrekken", "notulist 1")

    monkeypatch.delenv(OMGEVING)
    assert bos
    assert met_notulist("status").status == 2


def test_zonder_bruikbare_sleutelbos_verandert_er_niets(
    dicht: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = (dicht.db.parent / "monitor.db.sleutel").read_bytes()
    # What keyring falls back on where no service of an operating system runs.
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    uitkomst = dicht("sleutel", "onthoud")
    assert uitkomst.status == 2
    assert "geen beveiligde sleutelbos" in uitkomst.fout
    assert is_een_regel(uitkomst.fout)

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "zonder het pakket “keyring”" in dicht("sleutel", "onthoud").fout
    assert (dicht.db.parent / "monitor.db.sleutel").read_bytes() == voor
    assert sleutelbos.vraag("iets") is None
