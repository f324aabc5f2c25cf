"""What goes out with a version: to whom, of what, with which files, and what is kept of it."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.passagekeuze import Passagekeuze
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import bijlagen, bundel, documenten, verslagstappen, verslagtekst, vragenlijst
from korpsmonitor_tui.services.bestandscontrole import controleer_definities, controleer_huisstijl
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.verzending import Uitvoer, Verzending
from korpsmonitor_tui.word.verslaglezer import lees_teruggave
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

UREN = "organisatie.korpsexpert_uren"


def tekst_van(inhoud: bytes) -> str:
    """All text of a Word file, tables included."""
    word = Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in word.paragraphs), *cellen])


def versie(laptop: Laptop) -> dict[str, Any]:
    """The version that was frozen last, as the table has it."""
    kolommen = ("bestand", "passages", "basis", "keuze", "wederhoor", "bijlagen", "respondenten")
    rij = (
        laptop.store.lees()
        .execute(f"SELECT {', '.join(kolommen)} FROM versie ORDER BY nummer DESC, id DESC LIMIT 1")
        .fetchone()
    )
    rauw = dict(zip(kolommen, rij, strict=True))
    lijsten = {"passages", "basis", "keuze", "bijlagen", "respondenten"}
    return {naam: json.loads(w) if naam in lijsten and w else w for naam, w in rauw.items()}


def inhoud_van(laptop: Laptop) -> bytes:
    return bijlagen.haal_op(laptop.coordinator, versie(laptop)["bestand"])[1]


# -- a part of the verslag -----------------------------------------------------------------------------------------------


def test_a_part_holds_only_the_chosen_passages_and_what_belongs_to_them(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak(UREN, "", "2012"), "32")
    derde = verhaal.passage(laptop, 3)
    verslagtekst.wissel_tag(laptop.notulist, dossier, derde.id, Tag.ACTIE)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    heel = documenten.stel_op(laptop.auditor, laptop.store.lees(), dossier)
    assert heel.cijfers
    laptop.store.voer_uit(laptop.notulist.wie, lambda tx: tx.zet("passage", derde.id, "vraag", UREN))
    deel = documenten.stel_op(laptop.auditor, laptop.store.lees(), dossier, frozenset({derde.id}))
    assert deel.cijfers == heel.cijfers, "the figures that it is about"
    assert [actie.nummer for actie in deel.acties] == [3]
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", keuze=Passagekeuze(((1, 2),))))

    vast, tekst = versie(laptop), tekst_van(inhoud_van(laptop))
    assert [nummer for _id, nummer, *_rest in vast["passages"]] == [1, 2]
    assert vast["keuze"]["nummers"] == [1, 2]
    assert vast["keuze"]["totaal"] == 3
    assert "te weinig capaciteit" not in tekst
    assert "Opgegeven cijfers" not in tekst
    assert "deze passages: 1-2." in tekst
    assert {passage for _tekst, passage in vast["basis"] if passage} == {
        verhaal.passage(laptop, nr).id for nr in (1, 2)
    }
    assert verhaal.passage(laptop, 3).nummer == 3, "what stayed behind has its number for good too"


def test_a_part_comes_back_unchanged(laptop: Laptop) -> None:
    """What was not sent is not missed when it is read."""
    dossier = verhaal.in_check(laptop)
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", keuze=Passagekeuze(((2, 2),))))
    vast = versie(laptop)
    _herkomst, lezing = lees_teruggave(inhoud_van(laptop), "terug.docx", vast["basis"], vast["passages"])
    assert [lot.ongewijzigd for lot in lezing.passages] == [True]
    assert not lezing.overig


def test_after_a_part_the_definitief_verslag_is_whole(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", keuze=Passagekeuze(((2, 2),))))
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.akkoord(laptop, "portefeuillehouder")
    verslagstappen.stel_vast(laptop.auditor, dossier)
    vast, tekst = versie(laptop), tekst_van(inhoud_van(laptop))
    assert len(vast["passages"]) == 3
    assert vast["keuze"] is None
    assert all(verhaal.teksten(laptop)[nr] in tekst for nr in range(3))
    assert "Dit is een deel" not in tekst


def test_who_chooses_everything_sends_the_whole(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", keuze=Passagekeuze(((1, 3),))))
    assert versie(laptop)["keuze"] is None
    assert "Dit is een deel" not in tekst_van(inhoud_van(laptop))


def test_a_chapter_or_a_mark_is_a_choice_too(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    keuze = Passagekeuze(hoofdstukken=("toezicht",))
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", keuze=keuze))
    assert versie(laptop)["keuze"] == {
        "reeksen": [],
        "hoofdstukken": ["toezicht"],
        "kenmerken": [],
        "nummers": [2, 3],
        "totaal": 3,
    }


# -- to whom, and for what -----------------------------------------------------------------------------------------------


def test_only_who_got_it_has_to_agree(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verzending = Verzending("post", respondenten=(" Portefeuillehouder ",), ronde="Bestuurlijk")
    verslagstappen.verstuur(laptop.auditor, dossier, verzending)
    assert [label for _wie, label in versie(laptop)["respondenten"]] == ["portefeuillehouder"]
    assert versie(laptop)["wederhoor"] == "bestuurlijk"
    with pytest.raises(NietGevonden, match="portefeuillehouder"):
        verhaal.akkoord(laptop, "korpsexpert")
    assert verhaal.akkoord(laptop, "portefeuillehouder") == ()
    assert verhaal.status(laptop) == Status.AKKOORD


def test_changes_are_tracked_and_nothing_else_is_allowed_without_a_password(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    instellingen = Document(io.BytesIO(inhoud_van(laptop))).settings.element
    (bescherming,) = instellingen.iterchildren(qn("w:documentProtection"))
    assert dict(bescherming.attrib) == {qn("w:edit"): "trackedChanges", qn("w:enforcement"): "1"}
    assert len(list(instellingen.iterchildren(qn("w:trackRevisions")))) == 1


def test_letter_and_annexes_are_kept_byte_for_byte(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_check(laptop)
    annex = tmp_path / "waardering.xlsx"
    annex.write_bytes(b"een rekenblad")
    doel = tmp_path / "uit"
    bevroren = verslagstappen.verstuur(
        laptop.auditor,
        dossier,
        Verzending("post", doel=doel, vorm=Uitvoer.BUNDEL, bijlagen=(annex,), weken=2),
    )
    assert bevroren.bestand == doel / "gespreksverslag-2011-2012-groningen-v1"
    assert bevroren.termijn == date(2013, 2, 18)
    mee = versie(laptop)["bijlagen"]
    assert [stuk["soort"] for stuk in mee] == ["brief", "bijlage"]
    for stuk in mee:
        naam, inhoud = bijlagen.haal_op(laptop.coordinator, stuk["bijlage"])
        assert (bevroren.bestand / naam).read_bytes() == inhoud
    brief = tekst_van(bijlagen.haal_op(laptop.coordinator, mee[0]["bijlage"])[1])
    for deel in (
        "Geachte korpsexpert en portefeuillehouder,",
        "4 februari 2013",
        "18 februari 2013",
        "Vertrouwelijk",
    ):
        assert deel in brief
    assert "{" not in brief
    assert bevroren.sha256 in (bevroren.bestand / "inhoud.txt").read_text(encoding="utf-8")


def test_a_bundle_of_an_earlier_version_can_be_had_again(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verwerkt(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    pad = bundel.schrijf_zending(laptop.lezer, DOSSIER, tmp_path, Uitvoer.BUNDEL, nummer=1)
    rij = laptop.store.lees().execute("SELECT sha256 FROM versie WHERE nummer = 1").fetchone()
    assert hashlib.sha256((pad / f"{pad.name}.docx").read_bytes()).hexdigest() == rij[0]
    with pytest.raises(NietGevonden, match="niet verstuurd"):
        bundel.lees_zending(laptop.lezer, DOSSIER, 3)


@pytest.mark.parametrize("vorm", list(Uitvoer))
def test_nothing_is_recorded_if_it_cannot_be_written(laptop: Laptop, tmp_path: Path, vorm: Uitvoer) -> None:
    dossier = verhaal.in_check(laptop)
    (tmp_path / "bestand").write_bytes(b"x")
    with pytest.raises(BestandFout, match="er is niets gewijzigd"):
        verslagstappen.verstuur(
            laptop.auditor, dossier, Verzending("post", doel=tmp_path / "bestand" / "x", vorm=vorm)
        )
    assert verhaal.status(laptop) == Status.EERSTE_CHECK
    assert laptop.store.lees().execute("SELECT count(*) FROM bijlage").fetchone() == (0,)


def test_what_is_recorded_and_not_put_in_its_place_is_told(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = verhaal.in_check(laptop)

    def weiger(_zelf: Klaarzetter) -> None:
        raise BestandFout("De schijf is weg.")

    monkeypatch.setattr(Klaarzetter, "plaats", weiger)
    with pytest.raises(BestandFout, match=r"Versie 1 is vastgelegd.*De schijf is weg\..*database"):
        verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", doel=tmp_path / "a.docx"))
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE


def test_a_termijn_until_a_day_off_is_taken_and_told(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    bevroren = verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", tot=date(2013, 4, 1)))
    assert bevroren.termijn == date(2013, 4, 1)
    assert "01-04-2013 is geen werkdag." in bevroren.meldingen


# -- reminders -----------------------------------------------------------------------------------------------------------


def test_a_rappel_goes_to_who_has_not_answered_and_is_kept(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    pad = verslagstappen.herinner(laptop.notulist, dossier, "post", brief=tmp_path)
    assert pad is not None
    tekst = tekst_van(pad.read_bytes())
    assert "Geachte portefeuillehouder," in tekst
    assert "korpsexpert" not in tekst
    rappels = json.loads(laptop.store.lees().execute("SELECT rappels FROM verslag").fetchone()[0])
    assert bijlagen.haal_op(laptop.coordinator, rappels[0]["bijlage"]) == (pad.name, pad.read_bytes())


def test_after_the_termijn_the_letter_says_so(laptop: Laptop, klok: Klok, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=15)
    pad = verslagstappen.herinner(laptop.notulist, dossier, "post", brief=tmp_path / "r.docx")
    assert pad is not None
    assert "De termijn liep tot en met 18 februari 2013." in tekst_van(pad.read_bytes())


def test_a_rappel_that_cannot_be_written_is_none(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    (tmp_path / "r.docx").write_bytes(b"x")
    with pytest.raises(BestandFout):
        verslagstappen.herinner(laptop.notulist, dossier, "post", brief=tmp_path / "r.docx")
    assert laptop.store.lees().execute("SELECT rappels FROM verslag").fetchone() == ("[]",)


# -- the texts of letters ------------------------------------------------------------------------------------------------


def test_mistakes_in_the_texts_of_letters_are_told_when_files_are_checked(tmp_path: Path) -> None:
    sjablonen = controleer_definities().map
    for bestand in sjablonen.iterdir():
        if bestand.is_file():
            (tmp_path / bestand.name).write_bytes(bestand.read_bytes())
    (tmp_path / "huisstijl.docx").write_bytes(HUISSTIJL.read_bytes())
    brieven = tmp_path / "brieven.toml"
    tekst = brieven.read_text(encoding="utf-8")
    brieven.write_text(tekst.replace("Geachte {respondenten}", "Geachte {respondent}", 1), encoding="utf-8")
    for gevonden in (
        [str(bevinding) for bevinding in controleer_definities(tmp_path).bevindingen],
        list(controleer_huisstijl(tmp_path / "huisstijl.docx").gebreken),
    ):
        assert len([regel for regel in gevonden if "{respondent}" in regel and "brieven.toml" in regel]) == 1


def test_nothing_is_sent_with_a_letter_that_cannot_be_written(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = verhaal.in_check(laptop)

    def weiger(_zelf: Definities, _code: str) -> None:
        raise OnbruikbareInvoer("brieven.toml: kapot.")

    monkeypatch.setattr(Definities, "brieven", weiger)
    with pytest.raises(OnbruikbareInvoer, match="kapot"):
        verhaal.verstuur(laptop)
    assert verhaal.status(laptop, dossier) == Status.EERSTE_CHECK


@pytest.mark.parametrize(
    "zonder",
    [
        Verzending("post", tot=date(2013, 2, 4)),
        Verzending("post", ronde="ministerieel"),
        Verzending("post", weken=60),
    ],
)
def test_a_sending_that_cannot_be_is_refused(laptop: Laptop, zonder: Verzending) -> None:
    dossier = verhaal.in_check(laptop)
    with pytest.raises(OnbruikbareInvoer):
        verslagstappen.verstuur(laptop.auditor, dossier, zonder)
    assert verhaal.status(laptop) == Status.EERSTE_CHECK
    with pytest.raises(StapGeweigerd):
        verslagstappen.verstuur(
            laptop.notulist, dossier, replace(zonder, tot=None, ronde="ambtelijk", weken=1)
        )
