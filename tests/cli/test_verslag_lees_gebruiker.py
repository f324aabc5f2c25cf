"""What people hand in as a returned verslag: whatever it is, it is known for what it is, or one line says what to do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.cli.conftest import is_een_regel
from tests.services.verslagretour import EIGENSCHAPPEN, vervang
from tests.word import libreoffice
from tests.word.hulp import verander
from tests.word.teruggave import Bewerking, Verzonden, bewerkt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR, PARTIJ = "notulist 1", "auditor 1", "Groningen"
TEKSTEN = [
    "Het toezicht is geregeld.",
    "De vergunde branche wordt ieder kwartaal gecontroleerd.",
    "Voor de niet-vergunde branche is te weinig capaciteit.",
    "Er zijn acht rechercheurs.",
    "Het team werkt samen met de FIOD aan drie onderzoeken.",
]


@pytest.fixture
def verstuurd(gesprek: Opdrachtregel, tmp_path: Path) -> Verzonden:
    """Give the file of five passages that went out to the korpsexpert."""
    for hoofdstuk, teksten in (("toezicht", TEKSTEN[1:3]), ("opsporing", TEKSTEN[4:])):
        for tekst in teksten:
            gesprek.goed("gesprek", "notitie", PARTIJ, tekst, "--hoofdstuk", hoofdstuk, als=NOTULIST)
    gesprek.goed("verslag", "maak", PARTIJ, "--doel", str(tmp_path / "c.docx"), als=NOTULIST)
    return Verzonden(_verstuur(gesprek, tmp_path / "v1.docx"), [], [])


def _verstuur(regel: Opdrachtregel, doel: Path) -> bytes:
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    regel.goed("verslag", "verstuur", PARTIJ, "--doel", str(doel), als=AUDITOR)
    return doel.read_bytes()


def _lees(regel: Opdrachtregel, pad: Path, inhoud: bytes, *keuze: str) -> dict[str, Any]:
    """What was read of a file that can be used."""
    pad.write_bytes(inhoud)
    (gelezen,) = regel.goed("verslag", "lees", str(pad), *keuze, "--json", als=NOTULIST).json["bestanden"]
    assert isinstance(gelezen, dict)
    return gelezen


def _gewijzigd(gelezen: dict[str, Any]) -> list[tuple[int, str]]:
    return [(een["nummer"], een["nieuw"]) for een in gelezen["passages"] if not een["ongewijzigd"]]


NEGEN = [(4, "Er zijn negen rechercheurs.")]


def test_onder_een_andere_naam(gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path) -> None:
    inhoud = bewerkt(verstuurd, vervang(4, "acht", "negen"))
    gelezen = _lees(gesprek, tmp_path / "Kopie van document (3).DOCX", inhoud, "--proef")
    assert (gelezen["partij"], gelezen["meldingen"], _gewijzigd(gelezen)) == ("groningen", [], NEGEN)


@libreoffice.nodig
def test_als_odt_en_daarna_als_docx(gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path) -> None:
    """What another file said already is not kept back, but it is told."""
    inhoud = bewerkt(verstuurd, vervang(4, "acht", "negen"))
    odt = libreoffice.zet_om(inhoud, "odt", tmp_path)
    gelezen = _lees(gesprek, tmp_path / "terug.odt", odt)
    assert (gelezen["partij"], gelezen["meldingen"], _gewijzigd(gelezen)) == ("groningen", [], NEGEN)
    assert _lees(gesprek, tmp_path / "terug.odt", odt)["uitkomst"] == "al gelezen"
    (melding,) = _lees(gesprek, tmp_path / "terug.docx", inhoud)["meldingen"]
    assert (
        melding
        == "Alles wat in dit bestand is gewijzigd of opgemerkt, staat ook in terug.odt, dat al is ingelezen."
    )


def test_in_een_nieuw_document_geplakt(gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path) -> None:
    """Without a property, a bookmark or a number of ours: it is known by its text, and that is told."""
    nieuw = docx.Document()
    for tekst in (*TEKSTEN[:3], NEGEN[0][1], TEKSTEN[4]):
        nieuw.add_paragraph(tekst)
    buffer = io.BytesIO()
    nieuw.save(buffer)
    gelezen = _lees(gesprek, tmp_path / "geplakt.docx", buffer.getvalue(), "--proef")
    assert _gewijzigd(gelezen) == NEGEN
    assert "aan de tekst is het versie 1 van Groningen" in gelezen["meldingen"][0]


def test_zonder_nummers(gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path) -> None:
    def zonder_nummers(bewerking: Bewerking) -> None:
        for nummer in range(1, 6):
            bewerking.zonder_nummer(nummer)

    gelezen = _lees(
        gesprek,
        tmp_path / "t.docx",
        bewerkt(verstuurd, vervang(4, "acht", "negen"), zonder_nummers),
        "--proef",
    )
    assert _gewijzigd(gelezen) == NEGEN
    assert gelezen["overig"] == []


def test_van_een_eerdere_versie_en_van_een_ander_korps(
    gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path
) -> None:
    gesprek.goed(
        *("verslag", "reactie", PARTIJ, "--respondent", "korpsexpert", "--opmerking", "1: Sinds mei."),
        als=NOTULIST,
    )
    gesprek.goed("verslag", "verwerk", PARTIJ, als=NOTULIST)
    gesprek.goed("verslag", "besluit", PARTIJ, "1", "overgenomen", "--tekst", "Sinds mei.", als=AUDITOR)
    _verstuur(gesprek, tmp_path / "v2.docx")
    eerder = _lees(gesprek, tmp_path / "terug.docx", bewerkt(verstuurd, vervang(4, "acht", "negen")))
    assert (eerder["versie"], eerder["actueel"], _gewijzigd(eerder)) == (1, False, NEGEN)
    assert "intussen is versie 2 verstuurd" in eerder["meldingen"][0]

    ander = tmp_path / "twente.docx"
    ander.write_bytes(verander(verstuurd.inhoud, {EIGENSCHAPPEN: ("/groningen", "/twente")}))
    for keuze in ((), ("--partij", "Groningen")):
        geweigerd = gesprek("verslag", "lees", str(ander), *keuze, als=NOTULIST)
        assert geweigerd.status == 2
        assert is_een_regel(geweigerd.fout)
        assert "van Twente" in geweigerd.fout


@pytest.mark.parametrize(
    ("naam", "inhoud", "raad"),
    [
        ("leeg.docx", b"", "is leeg"),
        ("slot.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096, "zonder wachtwoord"),
        ("reactie.pdf", b"%PDF-1.7\n", "is een PDF"),
        ("reactie.docx", b"%PDF-1.7\n", "is een PDF"),
        (
            "bericht.eml",
            b"Received: from a\r\nFrom: a@b.invalid\r\nSubject: x\r\n\r\nAkkoord",
            "is een e-mailbericht",
        ),
        ("reactie.docx", b"MIME-Version: 1.0\nDate: x\n\nAkkoord", "is een e-mailbericht"),
        ("foto.docx", b"\x89PNG\r\n\x1a\n", "geen Word"),
    ],
)
def test_wat_geen_verslag_is_zegt_wat_te_doen(
    gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path, naam: str, inhoud: bytes, raad: str
) -> None:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    geweigerd = gesprek("verslag", "lees", str(pad), als=NOTULIST)
    assert (geweigerd.status, geweigerd.uit) == (2, "")
    assert is_een_regel(geweigerd.fout)
    assert naam in geweigerd.fout
    assert raad in geweigerd.fout
    assert gesprek.goed("verslag", "opmerkingen", PARTIJ, "--json").json["opmerkingen"] == []


def test_een_heel_bericht_is_geen_overgetypte_tekst_en_een_gekopieerd_bericht_wel(
    gesprek: Opdrachtregel, verstuurd: Verzonden, tmp_path: Path
) -> None:
    bericht = tmp_path / "bericht.eml"
    bericht.write_bytes(
        b"From: a@b.invalid\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\nMTog"
    )
    opdracht = ("verslag", "lees", "--partij", PARTIJ, "--tekst")
    geweigerd = gesprek(*opdracht, str(bericht), als=NOTULIST)
    assert geweigerd.status == 2
    assert is_een_regel(geweigerd.fout)
    assert "Kopieer alleen de tekst" in geweigerd.fout

    gekopieerd = "From: de korpsexpert\nSubject: verslag\n\n4: het zijn er negen\n"
    gelezen = gesprek.goed(*opdracht, "-", "--json", als=NOTULIST, invoer=gekopieerd).json["bestanden"][0]
    assert [punt["tekst"] for punt in gelezen["passages"][3]["punten"]] == ["het zijn er negen"]
    assert [punt["zekerheid"] for punt in gelezen["overig"]] == ["voorstel"]
