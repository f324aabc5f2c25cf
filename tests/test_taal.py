"""Every text for users is Dutch, those of click included."""

from __future__ import annotations

import shutil
import string
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po
from click.testing import CliRunner

import hatch_build
from korpsmonitor_tui.domain import taal

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

WORTEL = Path(hatch_build.__file__).resolve().parent
PO = WORTEL / "korpsmonitor_tui/locale/nl/LC_MESSAGES/korpsmonitor.po"


@pytest.fixture
def catalogus() -> Catalog:
    with PO.open("rb") as bron:
        return read_po(bron, abort_invalid=True)


@pytest.fixture
def gecompileerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Compile the catalogue afresh, so that no earlier build decides the outcome."""
    map_ = tmp_path / "korpsmonitor_tui/locale"
    shutil.copytree(PO.parents[2], map_, ignore=shutil.ignore_patterns("*.mo"))
    hatch_build.vertaal(tmp_path)
    monkeypatch.setattr(taal, "_CATALOGI", map_)
    return map_


def _teksten_van_click() -> set[str | tuple[str, ...]]:
    map_ = Path(click.__file__).parent
    return {gevonden[2] for gevonden in extract_from_dir(map_, method_map=[("**.py", "python")])}


def _velden(tekst: str) -> set[str]:
    return {naam for _, naam, _, _ in string.Formatter().parse(tekst) if naam is not None}


def _vormen(vertaling: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [vertaling] if isinstance(vertaling, str) else list(vertaling or ())


def test_elke_tekst_van_click_is_vertaald(catalogus: Catalog) -> None:
    teksten = _teksten_van_click()
    onvertaald = []
    for tekst in teksten:
        bericht = catalogus.get(tekst if isinstance(tekst, str) else tekst[0])
        nodig = 1 if isinstance(tekst, str) else catalogus.num_plurals
        if (
            bericht is None
            or bericht.id != tekst
            or len(list(filter(None, _vormen(bericht.string)))) != nodig
        ):
            onvertaald.append(tekst)

    assert len(teksten) > 60
    assert onvertaald == []


def test_een_vertaling_vult_dezelfde_gegevens_in(catalogus: Catalog) -> None:
    for bericht in catalogus:
        bron, vertaald = _vormen(bericht.id), _vormen(bericht.string)
        toegestaan = set[str]().union(*map(_velden, bron))
        assert all(_velden(vorm) <= toegestaan for vorm in vertaald), bericht.id
        assert _velden(vertaald[-1]) == _velden(bron[-1])
        assert {deel for deel in vertaald[-1].split() if deel.startswith("%(")} == {
            deel for deel in bron[-1].split() if deel.startswith("%(")
        }


def _proef() -> click.Group:
    """Define the commands anew: click looks some texts up at that moment."""

    @click.group
    @click.version_option("1.2.3", prog_name="proef")
    def proef() -> None:
        """Een proef."""

    @proef.command()
    @click.argument("bestand", type=click.Path(exists=True))
    @click.option("--aantal", type=int, required=True, help="Hoeveel.")
    @click.option("--paar", nargs=2)
    @click.option("--kleur", type=click.Choice(["rood", "geel", "groen"]))
    def tel(bestand: str, aantal: int, paar: tuple[str, str] | None, kleur: str | None) -> None:
        """Tel iets."""
        click.confirm(taal._("Doorgaan?"), abort=True)

    return proef


@pytest.mark.usefixtures("gecompileerd")
class TestClickSpreektNederlands:
    """What a small program of click says after the language was chosen."""

    @staticmethod
    def _zeg(*woorden: str, invoer: str = "") -> str:
        taal.kies_taal()
        return CliRunner().invoke(_proef(), woorden, input=invoer).output

    def test_help(self) -> None:
        tekst = self._zeg("--help")

        assert tekst.startswith("Gebruik: proef")
        assert "Opties:" in tekst
        assert "Opdrachten:" in tekst
        assert "Toon deze uitleg en stop." in tekst
        assert "Toon de versie en stop." in tekst

    def test_help_van_een_opdracht(self) -> None:
        assert "[verplicht]" in self._zeg("tel", "--help")

    def test_versie(self) -> None:
        assert self._zeg("--version") == "proef, versie 1.2.3\n"

    @pytest.mark.parametrize(
        ("woorden", "verwacht"),
        [
            (["tol"], "Fout: De opdracht 'tol' bestaat niet. Bedoelt u 'tel'?"),
            (["tel"], "Fout: Ontbrekend argument 'BESTAND'."),
            (["tel", __file__], "Fout: Ontbrekende optie '--aantal'."),
            (["tel", __file__, "--aantal", "x"], "'x' is geen geldig getal (integer)."),
            (["tel", __file__, "--aantal", "1", "a", "b"], "Er staan argumenten te veel (a b)"),
            (["tel", __file__, "--aantal", "1", "a"], "Er staat een argument te veel (a)"),
            (["tel", __file__, "--paar", "1"], "Bij de optie '--paar' horen 2 waarden."),
            (["tel", __file__, "--aantal"], "Bij de optie '--aantal' hoort een waarde."),
            (["tel", "/niet/hier", "--aantal", "1"], "Pad '/niet/hier' bestaat niet."),
            (["tel", __file__, "--kleur", "paars"], "'paars' is niet een van 'rood', 'geel', 'groen'."),
            (["tel", "--hlep"], "De optie '--hlep' bestaat niet."),
        ],
    )
    def test_fout(self, woorden: list[str], verwacht: str) -> None:
        assert verwacht in self._zeg(*woorden)

    def test_afbreken(self) -> None:
        assert "Afgebroken." in self._zeg("tel", __file__, "--aantal", "1", invoer="n\n")


def test_zonder_catalogus_blijft_de_tekst_zoals_geschreven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taal, "_CATALOGI", tmp_path / "leeg")
    taal.kies_taal()

    assert taal._("Er is niets gewijzigd.") == "Er is niets gewijzigd."
    assert taal.ngettext("{aantal} korps", "{aantal} korpsen", 1) == "{aantal} korps"
    assert taal.ngettext("{aantal} korps", "{aantal} korpsen", 0) == "{aantal} korpsen"


def _maak_catalogus(map_: Path, code: str, inhoud: str) -> None:
    po = map_ / "korpsmonitor_tui/locale" / code / "LC_MESSAGES/korpsmonitor.po"
    po.parent.mkdir(parents=True)
    kop = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n!=1;\\n"\n'
    po.write_text(f"{kop}\n{inhoud}\n", encoding="utf-8")


@pytest.mark.parametrize("keuze", ["argument", "omgeving"])
def test_een_andere_taal_is_een_catalogus_erbij(
    keuze: Literal["argument", "omgeving"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _maak_catalogus(
        tmp_path,
        "fy",
        'msgid "Opslaan"\nmsgstr "Bewarje"\n\n'
        'msgid "{aantal} korps"\nmsgid_plural "{aantal} korpsen"\n'
        'msgstr[0] "{aantal} korps."\nmsgstr[1] "{aantal} korpsen."\n',
    )
    hatch_build.vertaal(tmp_path)
    monkeypatch.setattr(taal, "_CATALOGI", tmp_path / "korpsmonitor_tui/locale")
    monkeypatch.setenv("KORPSMONITOR_TAAL", "fy" if keuze == "omgeving" else "nl")
    taal.kies_taal("fy" if keuze == "argument" else None)

    assert taal._("Opslaan") == "Bewarje"
    assert taal.ngettext("{aantal} korps", "{aantal} korpsen", 2) == "{aantal} korpsen."


@pytest.mark.usefixtures("gecompileerd")
def test_de_lege_tekst_blijft_leeg() -> None:
    taal.kies_taal()

    assert taal._("") == ""


def test_een_kapotte_catalogus_wordt_niet_stil_overgeslagen(tmp_path: Path) -> None:
    _maak_catalogus(tmp_path, "nl", 'msgid "a"\nmsgstr "b"\nkapot\n')

    with pytest.raises(PoFileError):
        hatch_build.vertaal(tmp_path)
    assert list(tmp_path.rglob("*.mo")) == []
