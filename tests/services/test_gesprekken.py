"""Planning, participants and minutes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag
from korpsmonitor_tui.services import gesprekken, medewerkers
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Notitie
    from tests.services.conftest import Laptop


def notities(laptop: Laptop, hoofdstuk: str | None = None) -> tuple[Notitie, ...]:
    return gesprekken.lees_notities(laptop.store.lees(), DOSSIER, hoofdstuk)


def test_planning_again_changes_only_what_is_given(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    na = gesprekken.plan(
        laptop.coordinator, "Groningen", Planning(plaats="wijkbureau", auditors=("auditor D",))
    )
    assert (na.datum, na.plaats, na.tijd) == (date(2013, 2, 4), "wijkbureau", "10:00")
    assert na.notulist == laptop.mensen["notulist A"].id
    assert na.auditors == (laptop.mensen["auditor D"].id,)


def test_a_party_is_found_by_any_of_its_names(laptop: Laptop) -> None:
    assert gesprekken.plan(laptop.coordinator, "FRYSLÂN", Planning()).partij == "friesland"
    with pytest.raises(NietGevonden, match="Atlantis"):
        gesprekken.plan(laptop.coordinator, "Atlantis", Planning())


@pytest.mark.parametrize(
    ("planning", "melding"),
    [
        (Planning(auditors=("auditor E",)), "eigen korps"),
        (Planning(notulist="auditor E"), "eigen korps"),
        (Planning(notulist="auditor B"), "niet de rol notulist"),
        (Planning(auditors=("notulist A",)), "niet de rol auditor"),
        (Planning(notulist="notulist en auditor G", auditors=("notulist en auditor G",)), "enige auditor"),
    ],
)
def test_who_may_not_be_in_the_team_is_not_planned(laptop: Laptop, planning: Planning, melding: str) -> None:
    with pytest.raises(StapGeweigerd, match=melding):
        gesprekken.plan(laptop.coordinator, "groningen", planning)
    assert gesprekken.lees_gesprek(laptop.store.lees(), DOSSIER) is None


def test_a_member_of_one_korps_is_planned_for_another(laptop: Laptop) -> None:
    assert gesprekken.plan(laptop.coordinator, "friesland", Planning(auditors=("auditor E",))).auditors


def test_a_notulist_may_be_one_of_several_auditors(laptop: Laptop) -> None:
    planning = Planning(notulist="notulist en auditor G", auditors=("notulist en auditor G", "auditor B"))
    assert len(gesprekken.plan(laptop.coordinator, "groningen", planning).auditors) == 2
    with pytest.raises(StapGeweigerd, match="enige auditor"):
        gesprekken.plan(laptop.coordinator, "groningen", Planning(auditors=("notulist en auditor G",)))


def test_who_left_is_not_planned(laptop: Laptop) -> None:
    medewerkers.wijzig(laptop.coordinator, "notulist A", Wijziging(actief=False))
    with pytest.raises(StapGeweigerd, match="notulist A werkt niet meer mee"):
        gesprekken.plan(laptop.coordinator, "groningen", Planning(notulist="notulist A"))


def test_participants_are_added_changed_and_taken_off(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    eerste = gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[0]
    anders = Deelnemer(
        eerste.id, " chef ", "Groningen", "deelnemer 1", "gedeeltelijk (tot de pauze)", respondent=False
    )
    assert gesprekken.bewaar_deelnemer(laptop.notulist, dossier, anders) == eerste.id
    nu = gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[0]
    assert (nu.rol, nu.naam, nu.aanwezig, nu.respondent) == (
        "chef",
        "deelnemer 1",
        "gedeeltelijk (tot de pauze)",
        False,
    )
    gesprekken.verwijder_deelnemer(laptop.notulist, dossier, eerste.id)
    assert len(gesprekken.lees_deelnemers(laptop.store.lees(), dossier)) == 2
    with pytest.raises(OnbruikbareInvoer, match="rol"):
        gesprekken.bewaar_deelnemer(
            laptop.notulist, dossier, Deelnemer("", "  ", "", "", "", respondent=True)
        )


def test_notes_keep_what_was_written_and_their_order(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    tekst = "  Regel één\nRegel twee:\t“citaat” – 100 %  "
    gesprekken.voeg_notities_toe(
        laptop.notulist,
        dossier,
        [NieuweNotitie("toezicht", tekst, "korpsexpert", "toezicht.teamleden", (Tag.CITAAT, Tag.CIJFER))],
    )
    verhaal.noteer(laptop)
    eerste = notities(laptop)[0]
    assert (eerste.tekst, eerste.spreker, eerste.vraag) == (tekst, "korpsexpert", "toezicht.teamleden")
    assert set(eerste.tags) == {Tag.CITAAT, Tag.CIJFER}
    assert eerste.tijd == "2013-02-04T09:00:00+00:00"
    assert [n.tekst for n in notities(laptop, "toezicht")] == [
        tekst,
        verhaal.TEKSTEN[1][1],
        verhaal.TEKSTEN[2][1],
    ]


def test_a_batch_with_a_mistake_leaves_nothing(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    goed = NieuweNotitie("toezicht", "goed")
    with pytest.raises(NietGevonden, match="geen hoofdstuk “bijzaken”"):
        gesprekken.voeg_notities_toe(laptop.notulist, dossier, [goed, NieuweNotitie("bijzaken", "fout")])
    with pytest.raises(OnbruikbareInvoer, match="Onbekend kenmerk “leuk”"):
        gesprekken.voeg_notities_toe(
            laptop.notulist, dossier, [goed, NieuweNotitie("toezicht", "x", tags=("leuk",))]
        )
    assert notities(laptop) == ()


@pytest.mark.parametrize(
    ("van", "stappen", "volgorde"),
    [(0, 1, "bac"), (2, -2, "cab"), (0, 99, "bca"), (2, -99, "cab"), (1, 0, "abc")],
)
def test_a_note_moves_within_its_chapter(laptop: Laptop, van: int, stappen: int, volgorde: str) -> None:
    dossier = verhaal.plan(laptop)
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie("prognose", "elders")])
    gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [NieuweNotitie("toezicht", letter) for letter in "abc"]
    )
    gesprekken.verplaats_notitie(laptop.notulist, dossier, notities(laptop, "toezicht")[van].id, stappen)
    assert "".join(n.tekst for n in notities(laptop, "toezicht")) == volgorde


def test_a_tag_is_switched_on_and_off(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    eerste = verhaal.noteer(laptop)[0]
    gesprekken.wissel_tag(laptop.notulist, dossier, eerste, Tag.ACTIE)
    assert notities(laptop)[0].tags == ("actie",)
    gesprekken.wissel_tag(laptop.notulist, dossier, eerste, Tag.ACTIE)
    assert notities(laptop)[0].tags == ()
    with pytest.raises(OnbruikbareInvoer, match="leuk"):
        gesprekken.wissel_tag(laptop.notulist, dossier, eerste, "leuk")


def test_a_note_changes_field_by_field(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    eerste = verhaal.noteer(laptop)[0]
    for veld, waarde in (
        ("tekst", "t"),
        ("spreker", "s"),
        ("vraag", "prognose.acties"),
        ("hoofdstuk", "prognose"),
    ):
        gesprekken.wijzig_notitie(laptop.notulist, dossier, eerste, veld, waarde)
    nu = notities(laptop, "prognose")[0]
    assert (nu.tekst, nu.spreker, nu.vraag) == ("t", "s", "prognose.acties")
    with pytest.raises(NietGevonden, match="vraag"):
        gesprekken.wijzig_notitie(laptop.notulist, dossier, eerste, "vraag", "bijzaken.geen")
    with pytest.raises(NietGevonden, match="hoofdstuk"):
        gesprekken.wijzig_notitie(laptop.notulist, dossier, eerste, "hoofdstuk", "bijzaken")
    with pytest.raises(ValueError, match="tijd"):
        gesprekken.wijzig_notitie(laptop.notulist, dossier, eerste, "tijd", "later")


def test_a_stale_form_keeps_both_texts(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    eerste = verhaal.noteer(laptop)[0]
    geopend_op = lees_koppen(laptop.store.lees(), "notitie", eerste, "tekst")
    gesprekken.wijzig_notitie(laptop.auditor, dossier, eerste, "tekst", "van de auditor")
    gesprekken.wijzig_notitie(laptop.notulist, dossier, eerste, "tekst", "uit het formulier", op=geopend_op)
    assert len(lees_koppen(laptop.store.lees(), "notitie", eerste, "tekst")) == 2
    (label,) = lees_conflicten(laptop.store.lees(), dossier)
    assert label.startswith("notitie “")
    assert label.endswith("(tekst)")


def test_a_date_that_is_none_does_not_break_the_screen(laptop: Laptop) -> None:
    """A payload of another program can hold anything."""
    verhaal.plan(laptop)
    laptop.store.voer_uit(
        laptop.coordinator.wie, lambda tx: tx.zet("gesprek", DOSSIER, "datum", "na de zomer")
    )
    gesprek = gesprekken.eis_gesprek(laptop.store.lees(), DOSSIER)
    assert gesprek.datum is None
