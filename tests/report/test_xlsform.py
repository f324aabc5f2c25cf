"""pyxform makes a form of the export without a warning; every place, constraint and condition is in it."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from korpsmonitor_tui.domain.betekenis import Onduidelijk, lees_betekenis
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.vragenlijst import (
    TOELICHTING,
    Hoofdstuk,
    Keuze,
    Vak,
    Voorwaarde,
    Vraag,
    Vragenlijst,
)
from korpsmonitor_tui.domain.xlsformnamen import PARTIJ, VERSIE, lees_namen, veldnaam
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.report.xlsform import schrijf_xlsform
from korpsmonitor_tui.report.xlsformeisen import CIJFERPATROON, DATUMPATROON
from tests.report.conftest import WORTEL
from tests.vragenlijstvoorbeeld import PARTIJEN, VRAGENLIJST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument

XF = "{http://www.w3.org/2002/xforms}"
JR = "{http://openrosa.org/javarosa}"


class Formulier:
    """The XForm that pyxform makes."""

    def __init__(self, vragenlijst: Vragenlijst, partijen: Sequence[Gesprekspartij] = PARTIJEN) -> None:
        # Slow to import, and used here only.
        from pyxform.xls2xform import convert

        self.bytes = schrijf_xlsform(vragenlijst, "Korpsmonitor", "2013-2014", partijen)
        self.waarschuwingen: list[str] = []
        uitkomst = convert(
            self.bytes, warnings=self.waarschuwingen, validate=shutil.which("java") is not None
        )
        self.xml = ElementTree.fromstring(uitkomst.xform)
        self.binds = {
            bind.get("nodeset", "").rpartition("/")[2]: bind.attrib for bind in self.xml.iter(f"{XF}bind")
        }


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return lees_instrument(WORTEL / "templates" / "korpsmonitor", WORTEL / "db")


@pytest.fixture(scope="module")
def formulier() -> Formulier:
    return Formulier(VRAGENLIJST)


def lijst(*vragen: Vraag) -> Vragenlijst:
    return Vragenlijst("1", (Hoofdstuk("toezicht", 1, "Toezicht", vragen=vragen),), 2012)


def test_pyxform_maakt_het_zonder_een_waarschuwing(formulier: Formulier) -> None:
    assert formulier.waarschuwingen == []


def test_ook_de_vragenlijst_van_de_korpsmonitor(instrument: Instrument) -> None:
    formulier = Formulier(instrument.vragenlijst, instrument.partijen)

    assert formulier.waarschuwingen == []
    assert lees_namen(instrument.vragenlijst).keys() <= formulier.binds.keys()


def test_elke_plaats_heeft_een_veld(formulier: Formulier) -> None:
    plaatsen = {
        veldnaam(vak, veld)
        for vraag in VRAGENLIJST.vragen.values()
        for vak in vraag.vakken
        for veld in velden_van(vraag)
    }
    assert plaatsen <= formulier.binds.keys()
    assert lees_namen(VRAGENLIJST).keys() == plaatsen
    gevraagd = {
        element.get("ref", "").rpartition("/")[2] for element in formulier.xml.iter() if element.get("ref")
    }
    assert plaatsen <= gevraagd
    assert "toezicht__teamleden__2012" in plaatsen


def test_eisen_en_voorwaarden_staan_in_het_formulier(formulier: Formulier) -> None:
    binds = formulier.binds
    groep = binds["toezicht__teamleden__vraag"]
    assert "toezicht__vast_team = 'ja'" in _kaal(groep["relevant"])
    assert "toezicht__teamleden__2012" in binds["toezicht__reden_groei__vraag"]["relevant"]
    assert "selected(toezicht__disciplines , 'blauw')" in _kaal(binds["toezicht__uniform__vraag"]["relevant"])
    assert "not(" in binds["toezicht__disciplines__vraag"]["relevant"]
    # A group without a condition needs no bind.
    assert "toezicht__vast_team__vraag" not in binds
    assert f"{PARTIJ} != 'kmar'" in _kaal(binds["toezicht__aandeel__vraag"]["relevant"])
    assert f"{PARTIJ} != 'om'" in _kaal(binds["toezicht__soorten__vraag"]["relevant"])
    eis = binds["toezicht__aandeel"]["constraint"]
    assert "regex(" in eis
    assert ">= 0" in eis
    assert "<= 100" in eis
    assert binds["toezicht__aandeel"][f"{JR}constraintMsg"].startswith("Geef een getal")
    assert binds["toezicht__teamleden__2011"]["required"] == "true()"
    assert "required" not in binds["toezicht__teamleden__2011__toelichting"]
    assert "'2011-2012'" in binds[VERSIE]["calculate"]


def _kaal(uitdrukking: str) -> str:
    """An expression with paths reduced to the name of the field."""
    return " ".join(re.sub(r"/data/(?:\w+/)*", "", uitdrukking).split()).replace("( ", "(")


def test_keuzes_worden_gedeeld_en_tekst_is_nooit_een_formule(formulier: Formulier) -> None:
    werkmap = load_workbook(io.BytesIO(formulier.bytes))
    lijsten = [rij[0] for rij in werkmap["choices"].iter_rows(min_row=2, values_only=True)]
    assert lijsten.count("ja_nee_deels") == 3
    assert lijsten.count("partijen") == len(PARTIJEN)
    cellen = [cel for blad in werkmap for rij in blad.iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in cellen} == {"s"}
    instellingen = dict(zip(*werkmap["settings"].iter_rows(values_only=True), strict=True))
    assert instellingen["form_id"] == "vragenlijst_korpsmonitor_2013_2014"
    assert (instellingen["version"], instellingen["default_language"]) == ("2011-2012-abababababab", "nl")


def test_dezelfde_vragenlijst_geeft_dezelfde_bytes(formulier: Formulier) -> None:
    assert schrijf_xlsform(VRAGENLIJST, "Korpsmonitor", "2013-2014", PARTIJEN) == formulier.bytes


def test_een_tekst_die_op_een_verwijzing_lijkt_blijft_tekst() -> None:
    formulier = Formulier(lijst(Vraag("toezicht.a", "Kost dit ${bedrag} of *meer* < 5 & ja?", "open")))

    assert formulier.waarschuwingen == []


@pytest.mark.parametrize("code", ["foto's", 'een"twee', "een'twee\"drie"])
def test_aanhalingstekens_in_een_code_breken_geen_voorwaarde(code: str) -> None:
    keuze = Vraag("toezicht.a", "?", "keuze", keuzes=(Keuze(code, "een"), Keuze("ander", "twee")))
    gevolg = Vraag("toezicht.b", "?", "open", voorwaarden=(Voorwaarde("toezicht.a", is_een_van=(code,)),))

    formulier = Formulier(lijst(keuze, gevolg))

    assert formulier.waarschuwingen == []
    assert "toezicht__a" in formulier.binds["toezicht__b__vraag"]["relevant"]


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        (Vraag("toezicht.a_b", "?", "open"), Vraag("toezicht.a-b", "?", "open")),
        (Vraag("toezicht.a__b", "?", "open"), Vraag("toezicht.a.b", "?", "open")),
        (Vraag("toezicht.a", "?", "aantal"), Vraag("toezicht.a.toelichting", "?", "open")),
        (
            Vraag("toezicht.a", "?", "rooster", rijen=(Keuze("b", "b"),), cel="open"),
            Vraag("toezicht.a.b", "?", "open"),
        ),
        (Vraag("toezicht.a", "?", "open"), Vraag("toezicht.a.vraag", "?", "open")),
    ],
)
def test_namen_die_botsen_worden_geweigerd(een: Vraag, ander: Vraag) -> None:
    with pytest.raises(OnbruikbareInvoer, match="allebei") as gevangen:
        schrijf_xlsform(lijst(een, ander), "K", "1", PARTIJEN)

    assert een.id in str(gevangen.value)


@pytest.mark.parametrize("vraag_id", ["1.a", "toezicht." + "a" * 130])
def test_een_onbruikbare_naam_wordt_geweigerd(vraag_id: str) -> None:
    with pytest.raises(OnbruikbareInvoer, match="geen naam krijgen"):
        schrijf_xlsform(lijst(Vraag(vraag_id, "?", "open")), "K", "1", PARTIJEN)


DELEN = st.from_regex(r"[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,3}){0,2}", fullmatch=True).filter(
    lambda d: d != TOELICHTING
)


@given(
    st.sets(
        st.builds(
            Vak, st.builds("{}.{}".format, DELEN, DELEN), DELEN | st.just(""), st.just("") | st.just("2012")
        )
    )
)
def test_gewone_codes_geven_elke_plaats_een_eigen_naam(vakken: set[Vak]) -> None:
    vragen = {
        vak.vraag: Vraag(
            vak.vraag,
            "?",
            "rooster",
            jaren=(2012,) if vak.jaar else (),
            rijen=(Keuze("r0", "r"),),
            cel="aantal",
        )
        for vak in vakken
    }
    vragenlijst = lijst(*(v for v in vragen.values() if not v.id.endswith((".toelichting", ".vraag"))))

    namen = lees_namen(vragenlijst)

    assert len(namen) == sum(len(v.vakken) * 2 for v in vragenlijst.vragen.values())
    assert all(veldnaam(*plaats) == naam for naam, plaats in namen.items())


@pytest.mark.parametrize(
    "cijfer",
    [
        *(
            "12",
            "1.869",
            "29.764",
            "0",
            "3,5",
            "15-20",
            "12 – 17",
            "12%",
            "15-20%",
            "Nb",
            "nb.",
            "NB",
            "-",
            "–",
            "?",
        ),
        *(
            "n.v.t.",
            "Niet van toepassing",
            "0(1)",
            "7 (VP)",
            "45 (60 best waarsch)",
            "- (3)",
            "17+3",
            "17 + 3",
        ),
        *("i.o.", "Incid.", "Deels", "7 gem. niet", "2 Ja", "1.869,25", "onbekend", "geen"),
    ],
)
def test_de_eis_laat_toe_wat_een_betekenis_heeft(cijfer: str) -> None:
    assert re.fullmatch(CIJFERPATROON, cijfer)
    assert not isinstance(lees_betekenis(cijfer), Onduidelijk)


@pytest.mark.parametrize(
    "tekst", ["1.86", "3.5", "007", "veel", "12 of 13", "0(1", "12,", "15-", "1 2", "", "1.869.2"]
)
def test_de_eis_weert_wat_niet_te_lezen_is(tekst: str) -> None:
    assert not re.fullmatch(CIJFERPATROON, tekst)


@given(st.from_regex(CIJFERPATROON, fullmatch=True))
def test_wat_de_eis_toelaat_heeft_een_betekenis(cijfer: str) -> None:
    betekenis = lees_betekenis(cijfer)

    # A pattern cannot see that the first number of a range exceeds the second.
    if isinstance(betekenis, Onduidelijk):
        assert re.search(r"[0-9] ?[-–] ?[0-9]", cijfer)


def test_elk_gepubliceerd_cijfer_met_een_betekenis_is_in_te_vullen(verzameling: Cijferverzameling) -> None:
    geweerd = {
        cijfer.opgegeven
        for tabel in verzameling.tabellen
        for rij in tabel.rijen
        for cijfer in rij.cellen
        if cijfer is not None
        and _is_cijfer(cijfer.opgegeven)
        and not re.fullmatch(CIJFERPATROON, cijfer.opgegeven)
    }
    assert geweerd == set()


def _is_cijfer(opgegeven: str) -> bool:
    """Whether a stated figure begins with a number that is read as one, or is missing in a known way."""
    vraag = Vraag("toezicht.a", "?", "aantal")
    return bool(opgegeven.strip()) and vraag.past(opgegeven)


@given(st.from_regex(DATUMPATROON, fullmatch=True))
def test_wat_als_datum_is_toegelaten_past(tekst: str) -> None:
    assert Vraag("toezicht.a", "?", "datum").past(tekst)


def test_wie_niets_te_vragen_heeft_ziet_de_vraag_niet() -> None:
    vraag = Vraag("toezicht.a", "?", "open", alleen_voor=("emm",))
    formulier = Formulier(lijst(vraag, replace(vraag, id="toezicht.b", alleen_voor=("om",))))

    assert "false()" in formulier.binds["toezicht__a__vraag"]["relevant"]
    assert f"{PARTIJ} = 'om'" in _kaal(formulier.binds["toezicht__b__vraag"]["relevant"])
