"""Out and back: a form asks what holds for its party, and what was filled in stands here afterwards."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.formulier import VORMEN
from korpsmonitor_tui.domain.oordeel import Twijfelsoort
from korpsmonitor_tui.domain.teruggaveverschil import Richting
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.services.formulieren import lees_teksten, maak_formulier, vragenlijst_voor
from korpsmonitor_tui.services.teruggaven import neem_in
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from korpsmonitor_tui.services.uitzendingen import Verzoek, lees_uitzendingen, zend_uit
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, zet_antwoord
from tests.formulierinvullen import opgeslagen, rijen, vul_in
from tests.services.teruggekomen import BIJ_UREN, EERDER, JANEE, OPEN, UREN
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

EERSTE = {OPEN: "Veel werk.\nEn meer.", JANEE: "Ja", UREN: "15-20", EERDER: "Nb", BIJ_UREN: "geschat"}


@pytest.fixture(params=VORMEN)
def vorm(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def terug(
    laptop: Laptop,
    map_: Path,
    vorm: str,
    teksten: dict[Plek, str],
    *,
    naam: str = "terug",
    sessie: Sessie | None = None,
) -> Inneming:
    """Send a blank form, fill it in and take it in."""
    formulier = maak_formulier(sessie or laptop.notulist, "groningen", vorm, date(2013, 3, 1))
    pad = map_ / f"{naam}.{vorm}"
    pad.write_bytes(vul_in(formulier.inhoud, vorm, teksten))
    (inneming,) = neem_in(laptop.notulist, pad)
    return inneming


def teksten(laptop: Laptop) -> dict[Plek, str]:
    return lees_teksten(laptop.store.lees(), DOSSIER)


def test_a_form_that_was_filled_in_stands_here_as_it_was_stated(
    laptop: Laptop, tmp_path: Path, vorm: str
) -> None:
    inneming = terug(laptop, tmp_path, vorm, EERSTE)
    assert inneming.oordeel is not None
    assert teksten(laptop) == {**EERSTE, JANEE: "ja"}
    assert (inneming.oordeel.twijfels, inneming.oordeel.ontbrekend, inneming.meldingen) == ((), (), ())
    assert (inneming.partij and inneming.partij.code, inneming.vorm, inneming.nummer) == (
        "groningen",
        vorm,
        1,
    )


def test_corrections_and_censoring_stand_out(laptop: Laptop, tmp_path: Path, vorm: str) -> None:
    terug(laptop, tmp_path, vorm, EERSTE)
    inneming = terug(laptop, tmp_path, vorm, {JANEE: "ja.", UREN: "18", EERDER: "Nb"}, naam="tweede")
    assert {(v.vak, v.veld, v.richting) for v in inneming.verschillen} == {
        (*UREN, Richting.GEWIJZIGD),
        (*BIJ_UREN, Richting.LEEGGEMAAKT),
        (*OPEN, Richting.LEEGGEMAAKT),
    }
    assert teksten(laptop) == {**EERSTE, JANEE: "ja", UREN: "18"}
    twijfels = lees_twijfels(laptop.store.lees(), DOSSIER)
    assert [t.soort for t in twijfels] == [Twijfelsoort.LEEGGEMAAKT] * 2
    assert {t.huidig for t in twijfels} == {EERSTE[OPEN], EERSTE[BIJ_UREN]}
    assert all(t.plaats and t.reden for t in twijfels)


def test_a_form_with_the_answers_printed_in_it_comes_back_as_no_change(
    laptop: Laptop, tmp_path: Path, vorm: str
) -> None:
    for (vak, veld), tekst in EERSTE.items():
        zet_antwoord(laptop.notulist, DOSSIER, vak, tekst, veld=veld)
    voor = lees_antwoorden(laptop.store.lees(), DOSSIER)
    (pad,) = zend_uit(laptop.coordinator, ["groningen"], Verzoek(vorm, tmp_path, met_antwoorden=True))
    (inneming,) = neem_in(laptop.notulist, pad)
    assert inneming.oordeel is not None
    assert (inneming.oordeel.over_te_nemen, inneming.oordeel.twijfels) == ({}, ())
    assert lees_antwoorden(laptop.store.lees(), DOSSIER) == voor


def test_everything_sent_is_recorded(laptop: Laptop, tmp_path: Path, vorm: str) -> None:
    paden = zend_uit(laptop.coordinator, ["groningen", "Twente"], Verzoek(vorm, tmp_path, date(2013, 3, 4)))
    assert [pad.name for pad in paden] == [
        f"vragenlijst-2011-2012-{code}.{vorm}" for code in ("groningen", "twente")
    ]
    (uitzending,) = lees_uitzendingen(laptop.store.lees(), DOSSIER)
    assert (
        uitzending.vorm,
        uitzending.versie,
        uitzending.datum,
        uitzending.termijn,
        uitzending.voorgedrukt,
    ) == (
        vorm,
        "2011-2012",
        date(2013, 2, 4),
        date(2013, 3, 4),
        {},
    )
    assert uitzending.sha256 == hashlib.sha256(paden[0].read_bytes()).hexdigest()


def test_a_trial_is_no_sending_and_nothing_is_overwritten_unasked(laptop: Laptop, tmp_path: Path) -> None:
    zend_uit(laptop.coordinator, ["twente"], Verzoek("xlsx", tmp_path, proef=True))
    with pytest.raises(BestandFout, match="niets gemaakt"):
        zend_uit(laptop.coordinator, ["groningen", "twente"], Verzoek("xlsx", tmp_path))
    assert sorted(pad.name for pad in tmp_path.glob("*.xlsx")) == ["vragenlijst-2011-2012-twente.xlsx"]
    zend_uit(laptop.coordinator, ["twente"], Verzoek("xlsx", tmp_path, overschrijf=True))
    assert lees_uitzendingen(laptop.store.lees(), DOSSIER) == ()
    assert len(lees_uitzendingen(laptop.store.lees(), "2011-2012/twente")) == 1


def test_nobody_sends_to_their_own_korps_and_nobody_is_asked_by_a_past_date(
    laptop: Laptop, tmp_path: Path
) -> None:
    with pytest.raises(StapGeweigerd):
        zend_uit(laptop.eigen_korps, ["twente", "groningen"], Verzoek("xlsx", tmp_path))
    with pytest.raises(OnbruikbareInvoer, match="voorbij"):
        zend_uit(laptop.coordinator, ["twente"], Verzoek("xlsx", tmp_path, date(2013, 1, 1)))
    with pytest.raises(OnbruikbareInvoer, match="geen vorm"):
        maak_formulier(laptop.coordinator, "twente", "pdf")
    with pytest.raises(NietGevonden):
        maak_formulier(laptop.coordinator, "Atlantis", "docx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_form_asks_what_holds_for_its_party(laptop: Laptop) -> None:
    instrument = laptop.coordinator.instrument
    alles = instrument.vragenlijst
    for partij in instrument.partijen:
        eigen = vragenlijst_voor(alles, partij)
        namen = {partij.code, partij.soort}
        for vraag in alles.vragen.values():
            gevraagd = not namen & set(vraag.niet_voor) and (
                not vraag.alleen_voor or bool(namen & set(vraag.alleen_voor))
            )
            assert (vraag.id in eigen.vragen) <= gevraagd, (partij.code, vraag.id)
            if gevraagd and not vraag.voorwaarden:
                assert vraag.id in eigen.vragen
        assert all(hoofdstuk.vragen for hoofdstuk in eigen.hoofdstukken)


def test_a_number_means_the_same_question_to_every_party(laptop: Laptop, vorm: str) -> None:
    alles = laptop.coordinator.instrument.vragenlijst
    overal = nummering(alles)
    for partij in ("groningen", "klpd", "om"):
        bestand = maak_formulier(laptop.coordinator, partij, vorm)
        gesteld = bestand.formulier.vragenlijst.vragen
        assert {id_: bestand.formulier.nummers[id_] for id_ in gesteld} == {
            id_: overal[id_] for id_ in gesteld
        }
        laatste = list(gesteld.values())[-1]
        assert any(
            overal[laatste.id] in regel and laatste.tekst in regel for regel in _gedrukt(bestand.inhoud, vorm)
        )


def _gedrukt(inhoud: bytes, vorm: str) -> list[str]:
    """Every paragraph, or every row of a sheet, as one text."""
    if vorm == "docx":
        return [alinea.text for alinea in Document(io.BytesIO(inhoud)).paragraphs]
    bladen = load_workbook(io.BytesIO(inhoud)).worksheets
    return [" ".join(str(w) for w in rij if w) for blad in bladen for rij in blad.iter_rows(values_only=True)]


# -- what does not belong here -------------------------------------------------------------------------------------------


def _bestand(laptop: Laptop, map_: Path, vorm: str, sessie: Sessie | None = None) -> Path:
    pad = map_ / f"formulier.{vorm}"
    formulier = maak_formulier(sessie or laptop.coordinator, "groningen", vorm)
    pad.write_bytes(vul_in(formulier.inhoud, vorm, {UREN: "12"}))
    return pad


def _weigert(laptop: Laptop, pad: Path, woorden: str, partij: str = "") -> None:
    events = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(KorpsmonitorFout, match=woorden) as fout:
        neem_in(laptop.notulist, pad, partij)
    assert "\n" not in str(fout.value)
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == events


def test_the_form_of_another_party_than_named_is_refused(laptop: Laptop, tmp_path: Path, vorm: str) -> None:
    _weigert(laptop, _bestand(laptop, tmp_path, vorm), "formulier van Groningen, niet van Twente", "Twente")


def test_a_form_of_another_edition_is_read_only_if_somebody_says_whose_it_is(
    laptop: Laptop, tmp_path: Path, vorm: str
) -> None:
    elders = replace(laptop.coordinator, editie=replace(laptop.coordinator.editie, id="2008-2009"))
    pad = _bestand(laptop, tmp_path, vorm, elders)
    _weigert(laptop, pad, "editie 2008-2009")
    (inneming,) = neem_in(laptop.notulist, pad, "Groningen")
    assert any("2008-2009" in melding for melding in inneming.meldingen)
    assert teksten(laptop) == {UREN: "12"}


class _AnderInstrument:
    """The same definitions under another name, or with another questionnaire."""

    def __init__(self, laptop: Laptop, **anders: object) -> None:
        self._echt = laptop.coordinator.instrumenten
        self._instrument = replace(laptop.coordinator.instrument, **anders)  # type: ignore[arg-type]

    def __call__(self, _code: str) -> object:
        return self._instrument

    def bij_versie(self, *_rest: object) -> object:
        return self._instrument

    def sjabloon(self, _code: str) -> bytes:
        return self._echt.sjabloon("korpsmonitor")


def test_a_form_of_another_instrument_is_refused_whatever_is_said(
    laptop: Laptop, tmp_path: Path, vorm: str
) -> None:
    sessie = replace(
        laptop.coordinator,
        editie=replace(laptop.coordinator.editie, instrument="gemeentestudie"),
        instrumenten=_AnderInstrument(laptop),  # type: ignore[arg-type]
    )
    pad = _bestand(laptop, tmp_path, vorm, sessie)
    for partij in ("", "Groningen"):
        _weigert(laptop, pad, "formulier van “gemeentestudie”", partij)


def test_a_form_of_a_version_that_was_never_published_is_refused(
    laptop: Laptop, tmp_path: Path, vorm: str
) -> None:
    lijst = replace(laptop.coordinator.instrument.vragenlijst, versie="proefversie", sha256="f" * 64)
    sessie = replace(
        laptop.coordinator,
        instrumenten=_AnderInstrument(laptop, vragenlijst=lijst),  # type: ignore[arg-type]
    )
    pad = _bestand(laptop, tmp_path, vorm, sessie)
    _weigert(laptop, pad, "versie proefversie")
    (inneming,) = neem_in(laptop.notulist, pad, "Groningen")
    assert (inneming.versie, len(inneming.meldingen)) == ("2011-2012", 1)


def test_a_form_of_an_older_version_is_read_and_pinned_to_that(
    laptop: Laptop, tmp_path: Path, vorm: str, klok: Klok
) -> None:
    from korpsmonitor_tui import paths
    from korpsmonitor_tui.services.vragenlijstversies import publiceer

    pad = _bestand(laptop, tmp_path, vorm)
    klok.verder(days=1)
    oud = (paths.templates() / "korpsmonitor/vragenlijsten/2011-2012.toml").read_text("utf-8")
    nieuw = tmp_path / "nieuw.toml"
    regels = oud.replace('versie = "2011-2012"', 'versie = "2013-2014"')
    nieuw.write_text(regels.replace(f'id = "{UREN[0].vraag}"', 'id = "organisatie.andere_uren"'), "utf-8")
    publiceer(laptop.coordinator, nieuw, "Andere vraag")
    assert UREN[0].vraag not in laptop.notulist.instrument.vragen

    (inneming,) = neem_in(laptop.notulist, pad)

    assert (inneming.versie, teksten(laptop)) == ("2011-2012", {UREN: "12"})
    assert lees_antwoorden(laptop.store.lees(), DOSSIER)[UREN[0]].versie == "2011-2012"
    assert lees_teruggaven(laptop.store.lees(), DOSSIER)[0].versie == "2011-2012"


def test_a_name_says_nothing(laptop: Laptop, tmp_path: Path, vorm: str) -> None:
    pad = _bestand(laptop, tmp_path, vorm).rename(tmp_path / "lijst.txt")
    assert neem_in(laptop.notulist, pad)[0].vorm == vorm


def _zip(**leden: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam.replace("__", "/"), inhoud)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "wachtwoord"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (b"\x00\x01\x02", "beschadigd"),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (_zip(word__vbaProject=b"x"), "macro"),
        (_zip(bom=b"\0" * 60_000_000), "groter dan 50 MB"),
        ("naam;café\n1;2\n".encode("latin-1"), "UTF-8"),
        (b"Geachte heer, mevrouw", "kolomkoppen"),
    ],
)
def test_hostile_and_wrong_files_get_one_line(
    laptop: Laptop, tmp_path: Path, inhoud: bytes, woorden: str
) -> None:
    pad = tmp_path / "lijst.docx"
    pad.write_bytes(inhoud)
    _weigert(laptop, pad, woorden)
    _weigert(laptop, pad, woorden, "Groningen")


def test_a_file_that_is_not_there_gets_one_line(laptop: Laptop, tmp_path: Path) -> None:
    _weigert(laptop, tmp_path / "weg.docx", "kan niet worden gelezen")


def test_an_ordinary_workbook_is_no_form(laptop: Laptop, tmp_path: Path) -> None:
    werkmap = load_workbook(io.BytesIO(maak_formulier(laptop.coordinator, "groningen", "xlsx").inhoud))
    for eigenschap in list(werkmap.custom_doc_props.names):
        del werkmap.custom_doc_props[eigenschap]
    for rij in werkmap.worksheets[0].iter_rows():
        for cel in rij:
            cel.value = None
    pad = tmp_path / "kaal.xlsx"
    pad.write_bytes(opgeslagen(werkmap))
    _weigert(laptop, pad, "zegt niet van wie")
    (inneming,) = neem_in(laptop.notulist, pad, "groningen")
    assert len(inneming.meldingen) >= 1


def test_a_row_that_was_deleted_is_named_and_its_answer_stands_out(laptop: Laptop, tmp_path: Path) -> None:
    terug(laptop, tmp_path, "xlsx", {UREN: "12"})
    werkmap = load_workbook(io.BytesIO(maak_formulier(laptop.coordinator, "groningen", "xlsx").inhoud))
    blad, rij = rijen(werkmap)[str(UREN[0])]
    werkmap[blad].delete_rows(rij)
    pad = tmp_path / "zonder.xlsx"
    pad.write_bytes(opgeslagen(werkmap))
    (inneming,) = neem_in(laptop.notulist, pad)
    assert inneming.oordeel is not None
    assert [regel.twijfel for regel in inneming.oordeel.twijfels] == [Twijfelsoort.ONTBREEKT]
    assert inneming.oordeel.ontbrekend == (BIJ_UREN,)
    assert teksten(laptop) == {UREN: "12"}
