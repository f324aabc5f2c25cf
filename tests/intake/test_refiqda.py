"""Projects and codebooks of other programs: read as they count, and refused where they are hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden.archief import ArchiefFout
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.refiqda import CODEBOEK, PROJECT, Selectie, paden
from korpsmonitor_tui.intake import refixml
from korpsmonitor_tui.intake.refiplaatsen import herstel_plaatsen
from korpsmonitor_tui.intake.refiqda import lees_codeboek, lees_project
from korpsmonitor_tui.intake.refixml import Refifout

GEGEVENS = Path(__file__).parent / "gegevens"
BRON = "{0F000000-0000-0000-0000-00000000000B}"
CODE = "0f000000-0000-0000-0000-00000000000c"


def qdpx(binnen: str, kop: str = "", naamruimte: str = PROJECT, **delen: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("project.qde", f'{kop}<Project name="p" xmlns="{naamruimte}">{binnen}</Project>')
        for naam, inhoud in delen.items():
            zip_.writestr(f"sources/{naam}.txt", inhoud)
    return uit.getvalue()


def tekstbron(pad: str = 'plainTextPath="internal://een.txt"', binnen: str = "") -> str:
    selectie = (
        f'<PlainTextSelection guid="{BRON}" startPosition="0" endPosition="4" creatingUser="{CODE.upper()}">'
        f'<Description>memo</Description><Coding guid="{CODE}"><CodeRef targetGUID="{{{CODE.upper()}}}"/></Coding>'
        "</PlainTextSelection>"
    )
    return f'<Sources><TextSource guid="{BRON}" name="een" {pad}>{binnen}{selectie}</TextSource></Sources>'


def test_guids_in_hoofdletters_of_accolades_zijn_dezelfde() -> None:
    gelezen = lees_project(qdpx(tekstbron(), een=b"\xef\xbb\xbfTest"), "p.qdpx")

    (bron,) = gelezen.project.bronnen
    assert (bron.guid, bron.tekst) == (BRON.strip("{}").lower(), "Test")
    (selectie,) = bron.selecties
    assert selectie == Selectie(CODE, 0, 4, CODE, CODE, "", "memo")


@pytest.mark.parametrize(
    ("bestand", "tekst"),
    [
        (qdpx(tekstbron("", "<PlainTextContent>In het project</PlainTextContent>")), "In het project"),
        (qdpx(tekstbron(), een="Zestien".encode("utf-16")), "Zestien"),
        (qdpx(tekstbron(), naamruimte="urn:QDA-XML:project:0:4", een=b"Oud"), "Oud"),
        (qdpx(tekstbron('plainTextPath="internal:///EEN.txt"'), een=b"Anders"), "Anders"),
    ],
)
def test_zoals_programmas_de_tekst_bewaren(bestand: bytes, tekst: str) -> None:
    assert [bron.tekst for bron in lees_project(bestand, "p.qdpx").project.bronnen] == [tekst]


@pytest.mark.parametrize(
    "binnen",
    [
        tekstbron('plainTextPath="absolute:///etc/hostname"'),
        tekstbron('plainTextPath="relative:///een.txt"'),
        tekstbron('plainTextPath="internal://../project.qde"'),
        tekstbron('plainTextPath="internal://weg.txt"'),
        tekstbron('plainTextPath="internal://latin.txt"'),
        "<Sources><PDFSource><Representation><PlainTextSelection><Coding/></PlainTextSelection></Representation>"
        "</PDFSource></Sources>",
    ],
)
def test_een_bron_zonder_leesbare_tekst_wordt_genoemd_en_nooit_gevolgd(binnen: str) -> None:
    gelezen = lees_project(qdpx(binnen, een=b"Test", latin=b"\xe9\xe9"), "p.qdpx")

    assert not gelezen.project.bronnen
    assert [weg.coderingen for weg in gelezen.overgeslagen] == [1]


@pytest.mark.parametrize(
    "positie", ['startPosition="-3"', 'startPosition="9"', 'startPosition="x"', "", 'startPosition="٣"']
)
def test_een_plaats_buiten_de_tekst_is_geen_plaats(positie: str) -> None:
    binnen = tekstbron().replace('startPosition="0"', positie)
    (bron,) = lees_project(qdpx(binnen, een=b"Test"), "p.qdpx").project.bronnen

    assert [selectie.begin for selectie in bron.selecties] == [-1]


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize("telling", ["codepunten", "utf-16", "regeleinde als een"])
@given(
    st.lists(st.sampled_from(["a", "b", " ", "😀", "é", "\n", "woord"]), min_size=1).map("".join), st.data()
)
def test_hoe_een_programma_telt_blijkt_uit_hoe_het_plaatsen_noemt(
    einde: str, telling: str, plat: str, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(plat) - 1))
    eind = data.draw(st.integers(begin + 1, len(plat)))
    tekst = plat.replace("\n", einde)

    def tel(tot: int) -> int:
        voor = plat[:tot] if telling == "regeleinde als een" else plat[:tot].replace("\n", einde)
        return len(voor.encode("utf-16-le")) // 2 if telling == "utf-16" else len(voor)

    naam = plat[begin:eind]
    # A second place, with words that stand nowhere else, leaves no doubt about how it was counted.
    plat, tekst = plat + "\n😀\nuniek slot", tekst + f"{einde}😀{einde}uniek slot"
    slot = plat.index("uniek")
    plaatsen = [
        Selectie("1", tel(begin), tel(eind), "c", naam=naam),
        Selectie("2", tel(slot), tel(slot + 5), "c", naam="unie..."),
    ]

    gelezen, (eerste, tweede) = herstel_plaatsen(tekst, plaatsen, "NVivo")

    assert gelezen == plat
    assert plat[tweede.begin : tweede.eind] == "uniek"
    assert plat[eerste.begin : eerste.eind].split() == naam.split()


def test_zonder_aanwijzing_geldt_de_standaard_en_bij_atlas_een_regeleinde_als_een() -> None:
    plaats = [Selectie("1", 3, 5, "c")]

    assert herstel_plaatsen("😀😀\nab", plaats, "")[1][0].begin == 3
    assert herstel_plaatsen("a\r\nbc", plaats, "NVivo")[1][0].begin == 2
    assert herstel_plaatsen("a\r\nbcdef", plaats, "ATLAS.ti Win 23")[1][0].begin == 3


DOCTYPE = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa">]>'
DIEP = "<Code>" * 200 + "</Code>" * 200


@pytest.mark.parametrize(
    "bestand",
    [
        b"geen zip",
        b"PK\x03\x04kapot",
        qdpx("<a>"),
        qdpx("&a;", kop=DOCTYPE),
        qdpx("", naamruimte="urn:iets-anders"),
        qdpx(f"<CodeBook><Codes>{DIEP}</Codes></CodeBook>"),
    ],
)
def test_een_kapot_of_vijandig_project_wordt_in_een_regel_geweigerd(bestand: bytes) -> None:
    with pytest.raises(OnbruikbareInvoer) as fout:
        lees_project(bestand, "p.qdpx")

    assert "p.qdpx" in str(fout.value)
    assert "\n" not in str(fout.value)


def test_een_onderdeel_buiten_het_bestand_of_een_tweede_project_wordt_geweigerd() -> None:
    for naam in ("../weg.txt", "tweede.qde"):
        uit = io.BytesIO(qdpx(""))
        with zipfile.ZipFile(uit, "a") as zip_:
            zip_.writestr(naam, "x")
        with pytest.raises((ArchiefFout, Refifout)):
            lees_project(uit.getvalue(), "p.qdpx")


def test_kleine_elementen_bij_het_miljoen_vullen_het_geheugen_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refixml.MEESTE < 1_000_000
    monkeypatch.setattr(refixml, "MEESTE", 1_000)

    assert lees_project(qdpx("<a/>" * 999), "p.qdpx")
    with pytest.raises(Refifout, match="meer onderdelen"):
        lees_project(qdpx("<a/>" * 1_000), "p.qdpx")


def test_een_codeboek_met_een_documenttype_wordt_geweigerd() -> None:
    with pytest.raises(Refifout, match="documenttype"):
        lees_codeboek(f'<!DOCTYPE x><CodeBook xmlns="{CODEBOEK}"/>'.encode(), "b.qdc")
    with pytest.raises(Refifout, match="geen REFI-QDA"):
        lees_codeboek(f'<Codes xmlns="{CODEBOEK}"/>'.encode(), "b.qdc")


@given(st.binary(max_size=200))
def test_willekeurige_bytes_geven_een_nette_weigering(inhoud: bytes) -> None:
    for lees in (lees_project, lees_codeboek):
        with pytest.raises(OnbruikbareInvoer):
            lees(inhoud, "x")


TAGS = [
    "Users", "User", "CodeBook", "Codes", "Code", "Description", "Sources", "TextSource", "PDFSource", "PlainTextContent",
    "PlainTextSelection", "Coding", "CodeRef", "NoteRef", "Notes", "Note", "x",
]  # fmt: skip
KENMERKEN = [
    "guid",
    "name",
    "targetGUID",
    "startPosition",
    "endPosition",
    "plainTextPath",
    "creatingUser",
    "isCodable",
]
WAARDEN = st.sampled_from(["", "0", "3", "-1", "9" * 30, "internal://een.txt", "{A}", "true", "internal://"])
KNOPEN: st.SearchStrategy[Any] = st.recursive(
    st.tuples(
        st.sampled_from(TAGS), st.dictionaries(st.sampled_from(KENMERKEN), WAARDEN, max_size=4), st.just([])
    ),
    lambda onder: st.tuples(
        st.sampled_from(TAGS),
        st.dictionaries(st.sampled_from(KENMERKEN), WAARDEN, max_size=4),
        st.lists(onder, max_size=4),
    ),
    max_leaves=12,
)


def als_element(knoop: tuple[str, dict[str, str], list[Any]]) -> ElementTree.Element:
    tag, kenmerken, onder = knoop
    element = ElementTree.Element(tag, kenmerken)
    element.text = "tekst"
    element.extend(map(als_element, onder))
    return element


@given(st.lists(KNOPEN, max_size=4))
def test_een_project_dat_van_alles_mist_wordt_gelezen_zonder_te_vallen(
    knopen: list[tuple[str, dict[str, str], list[Any]]],
) -> None:
    binnen = "".join(ElementTree.tostring(als_element(knoop), encoding="unicode") for knoop in knopen)
    gelezen = lees_project(qdpx(binnen, een=b"Test"), "p.qdpx")

    gevonden = sum(len(bron.selecties) for bron in gelezen.project.bronnen)
    gevonden += sum(weg.coderingen for weg in gelezen.overgeslagen)
    assert gevonden <= binnen.count("<Coding")


def test_het_codeboek_van_taguette() -> None:
    boek = lees_codeboek((GEGEVENS / "taguette.qdc").read_bytes(), "taguette.qdc")

    assert boek.herkomst.startswith("Taguette")
    assert [pad[-1].naam for pad in paden(boek.codes)] == [
        "toezicht.kwaliteit",
        "Te weinig zicht",
        "mensen & middelen",
    ]
    assert len(boek.codes[0].guid) == 36
