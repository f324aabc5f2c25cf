"""No file lets the import of a transcript stumble: it is read, kept, found, laid beside notes, or refused in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.transcript import maak_beurten
from korpsmonitor_tui.services import bijlagen, transcripten, zoeken
from korpsmonitor_tui.services.transcriptstand import lees_beurten, lees_cues, lees_transcripten
from korpsmonitor_tui.services.uitlijning import lijn_uit
from tests.intake.test_transcript import RUW
from tests.services import verhaal
from tests.services.gesprekgeluid import schrijf, schrijf_docx, vtt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.transcripten import Transcriptimport
    from tests.services.conftest import Laptop

KOPPEN = st.sampled_from(["", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "\ufeff", "[00:00:01] A: "])
INHOUD = st.builds(lambda kop, rest: (kop + rest).encode("utf-8", "surrogatepass"), KOPPEN, RUW)


@pytest.fixture
def genoteerd(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    verhaal.noteer(laptop)
    return laptop


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def probeer(laptop: Laptop, pad: Path, vervangt: str = "") -> Transcriptimport | None:
    """What came of it; None if it was refused, in one line and with nothing recorded."""
    voor = events(laptop)
    try:
        return transcripten.importeer(laptop.notulist, DOSSIER, pad, vervangt=vervangt)
    except KorpsmonitorFout as fout:
        melding = str(fout)
    assert "\n" not in melding
    assert events(laptop) == voor
    return None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(INHOUD | st.binary(max_size=120), min_size=1, max_size=2), st.booleans())
def test_geen_bestand_laat_het_inlezen_struikelen(
    genoteerd: Laptop, tmp_path: Path, bestanden: list[bytes], is_verbetering: bool
) -> None:
    """Also not as a correction of whatever came before it, nor what is done with it afterwards."""
    pad = tmp_path / "t.vtt"
    for inhoud in bestanden:
        pad.write_bytes(inhoud)
        bestaand = lees_transcripten(genoteerd.store.lees(), DOSSIER)
        vervangt = bestaand[-1].id if bestaand and is_verbetering else ""
        uitkomst = probeer(genoteerd, pad, vervangt=vervangt)
        if uitkomst is None:
            continue
        id_ = uitkomst.transcript.id
        db = genoteerd.store.lees()
        assert bijlagen.haal_op(genoteerd.lezer, uitkomst.transcript.bijlage)[1] == inhoud
        assert lees_cues(db, id_) == uitkomst.gelezen.cues
        assert lees_beurten(genoteerd.lezer, id_) == maak_beurten(uitkomst.gelezen.cues)
        assert len(lijn_uit(genoteerd.lezer, DOSSIER)) == 3
        for naam in uitkomst.sprekers:
            transcripten.koppel_sprekers(genoteerd.notulist, DOSSIER, id_, {naam: "wijkagent"})
        for treffer in zoeken.zoek(genoteerd.lezer, "woord zin")[:3]:
            assert zoeken.plaats_van(genoteerd.lezer, treffer)[0] in {"beurt", "notitie"}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), min_size=1, max_size=6))
def test_geen_word_bestand_laat_het_inlezen_struikelen(
    genoteerd: Laptop, tmp_path: Path, alineas: list[str]
) -> None:
    uitkomst = probeer(genoteerd, schrijf_docx(tmp_path, *alineas))
    assert uitkomst is None or uitkomst.transcript.vorm == "docx"


@pytest.mark.parametrize("aantal", [0, 1, 7, 100, 400])
def test_een_afgebroken_word_bestand_is_een_regel(genoteerd: Laptop, tmp_path: Path, aantal: int) -> None:
    pad = schrijf_docx(tmp_path, "Auditor B   0:03\nJa?")
    pad.write_bytes(pad.read_bytes()[:-aantal] if aantal else pad.read_bytes())
    assert (probeer(genoteerd, pad) is None) == bool(aantal)


def test_na_alles_klopt_de_database(genoteerd: Laptop, tmp_path: Path) -> None:
    for nr, tekst in enumerate((vtt(), "A: ja\n\nB: nee\n", "\u202e00:01 --> 00:02\n\x00", "{\\an8}" * 50)):
        probeer(genoteerd, schrijf(tmp_path, tekst, f"{nr}.vtt"))
    assert genoteerd.store.controleer().klopt
