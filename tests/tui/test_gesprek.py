"""Taking minutes while people talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import bespreekpunten, gesprekken, medewerkers
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.tui.dialogs import Redenvraag
from korpsmonitor_tui.tui.tabs.gesprek import GesprekTab
from korpsmonitor_tui.tui.tabs.gesprek_bewerken import Bewerkveld
from tests.tui.proef import (
    PARTIJ,
    Klok,
    ProefApp,
    begin_sessie,
    heropen_sessie,
    open_store,
    plan_gesprek,
    tot,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.visual import VisualType

    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.services.sessie import Sessie


class Proefgesprek:
    """A planned gesprek with two participants, and its tab."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self.dossier = plan_gesprek(sessie)
        for rol in ("korpsexpert", "portefeuillehouder"):
            gesprekken.bewaar_deelnemer(
                sessie, self.dossier, Deelnemer("", rol, "Korps Zeeland", "", "geheel", True)
            )
        self.tab = GesprekTab(sessie, self.dossier)
        self.app = ProefApp(self.tab)

    def notities(self) -> tuple[Notitie, ...]:
        return gesprekken.lees_notities(self.sessie.store.lees(), self.dossier)

    def regels(self) -> list[tuple[str, str, tuple[str, ...], str]]:
        return [(n.hoofdstuk, n.spreker, n.tags, n.tekst) for n in self.notities()]

    def teksten(self) -> list[str]:
        return [notitie.tekst for notitie in self.notities()]

    def getoond(self) -> list[str]:
        return [
            notitie.tekst
            for optie in self.tab.lijst.options
            if (notitie := self.tab.lijst.notitie(optie.id or "")) is not None
        ]

    def voeg_toe(self, *teksten: str, hoofdstuk: str = "referentiekader") -> tuple[str, ...]:
        nieuwe = [gesprekken.NieuweNotitie(hoofdstuk, tekst) for tekst in teksten]
        return gesprekken.voeg_notities_toe(self.sessie, self.dossier, nieuwe)

    async def begin(self, pilot: Pilot[None]) -> None:
        """Wait until the field is ready."""
        await tot(pilot, (lambda: self.tab.invoer.has_focus, True))

    async def typ(self, pilot: Pilot[None], tekst: str) -> None:
        for teken in tekst:
            self.app.simulate_key("enter" if teken == "\n" else teken)
        await pilot.pause()


@pytest.fixture
def gesprek(tmp_path: Path) -> Iterator[Proefgesprek]:
    with open_store(tmp_path / "laptop", Klok()) as store:
        yield Proefgesprek(begin_sessie(store))


async def test_enter_keeps_the_note_and_leaves_the_field_ready(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "eerste\ntweede\n")
        assert gesprek.tab.invoer.has_focus
        assert gesprek.tab.invoer.text == ""
        await tot(pilot, (gesprek.getoond, ["eerste", "tweede"]))
    assert gesprek.regels() == [("referentiekader", "", (), "eerste"), ("referentiekader", "", (), "tweede")]


async def test_chapter_and_speaker_are_chosen_without_leaving_the_field(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await pilot.press("ctrl+down", "ctrl+down", "alt+2")
        await gesprek.typ(pilot, "drie mensen\n")
        await pilot.press("alt+0", "ctrl+up")
        await gesprek.typ(pilot, "geen mandaat\n1: wel uren\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 2))
        assert "2 Organisatie · korpsexpert" in str(gesprek.tab.invoer.border_title)
    assert gesprek.regels() == [
        ("toezicht", "portefeuillehouder", (), "drie mensen"),
        ("organisatie", "", (), "geen mandaat"),
        ("organisatie", "korpsexpert", (), "wel uren"),
    ]


async def test_a_note_being_typed_moves_along_to_another_chapter(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "hoort bij")
        await tot(pilot, (lambda: len(gesprek.notities()), 1))
        await pilot.press("ctrl+down")
        await tot(pilot, (lambda: gesprek.notities()[0].hoofdstuk, "organisatie"))
        await gesprek.typ(pilot, " organisatie\n")
        await tot(pilot, (gesprek.getoond, ["hoort bij organisatie"]))
    assert gesprek.regels() == [("organisatie", "", (), "hoort bij organisatie")]


async def test_shorthand_gives_tags_and_abbreviations_are_explained(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "!# 12 meldingen aan EMM ")
        hint = gesprek.tab.query_one("#hint", Static)
        await tot(pilot, (lambda: "Expertisecentrum Mensenhandel" in str(hint.content), True))
        assert str(hint.content).startswith("actie, cijfer")
        await gesprek.typ(pilot, "\n" + ' ! geen actie\n"wij doen dit erbij" zei hij\n? klopt dit\n')
        await tot(pilot, (lambda: len(gesprek.getoond()), 4))
    assert [(tags, tekst) for _h, _s, tags, tekst in gesprek.regels()] == [
        (("actie", "cijfer"), "12 meldingen aan EMM"),
        ((), "! geen actie"),
        (("citaat",), '"wij doen dit erbij" zei hij'),
        (("nagaan",), "klopt dit"),
    ]


async def test_a_letter_that_says_nothing_new_leaves_the_screen_as_it_was_laid_out(
    gesprek: Proefgesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezet: list[str] = []
    zet = Static.update

    def tel(self: Static, inhoud: VisualType = "", *, layout: bool = True) -> None:
        if self.id == "hint":
            gezet.append(str(inhoud))
        zet(self, inhoud, layout=layout)

    async with gesprek.app.run_test(size=(120, 40)) as pilot:
        await gesprek.begin(pilot)
        monkeypatch.setattr(Static, "update", tel)
        await pilot.press(*"woorden")
        assert gezet == []
        await pilot.press("space", "E", "M", "M", "space")
        await tot(pilot, (lambda: len(gezet), 1))


async def test_one_undo_takes_a_whole_note_away(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "blijft\n!")
        await gesprek.typ(pilot, "ging in stukjes")
        await tot(pilot, (lambda: len(gesprek.notities()), 2))
        await gesprek.typ(pilot, " naar de database\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 2))
        ongedaan(gesprek.sessie)
        assert gesprek.teksten() == ["blijft"]
        ongedaan(gesprek.sessie)
        assert gesprek.teksten() == []


async def test_undoing_a_note_that_is_still_being_typed_clears_the_field(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "half")
        gesprek.tab.bewaar()
        await tot(pilot, (gesprek.teksten, ["half"]))
        ongedaan(gesprek.sessie)
        gesprek.tab.ververs()
        await tot(pilot, (lambda: gesprek.tab.invoer.text, ""))
        await gesprek.typ(pilot, "opnieuw\n")
        await tot(pilot, (gesprek.getoond, ["opnieuw"]))
        ongedaan(gesprek.sessie)
        assert gesprek.teksten() == []


async def test_a_note_that_was_emptied_again_leaves_nothing(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "eerste\nxyz")
        await tot(pilot, (lambda: len(gesprek.notities()), 2))
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await tot(pilot, (lambda: len(gesprek.notities()), 1))
        await gesprek.typ(pilot, "abc")
        await tot(pilot, (lambda: len(gesprek.notities()), 2))
        await pilot.press("ctrl+u")
    assert gesprek.teksten() == ["eerste"]
    assert gesprek.sessie.store.lees().execute("SELECT count(*) FROM klad").fetchone()[0] == 0
    # The note that was given up is passed over.
    ongedaan(gesprek.sessie)
    assert gesprek.teksten() == []


async def test_leaving_the_tab_keeps_a_half_note_and_going_on_adds_to_it(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "! half")
        gesprek.tab.bewaar()
        await tot(pilot, (gesprek.teksten, ["half"]))
        await gesprek.typ(pilot, " en heel\n")
        await tot(pilot, (gesprek.getoond, ["half en heel"]))
        await gesprek.typ(pilot, "nog een")
    assert gesprek.regels() == [
        ("referentiekader", "", ("actie",), "half en heel"),
        ("referentiekader", "", (), "nog een"),
    ]
    conflicten = gesprek.sessie.store.lees().execute("SELECT count(*) FROM entiteit WHERE conflicten <> '[]'")
    assert conflicten.fetchone()[0] == 0


async def test_a_note_is_edited_where_notes_are_typed(gesprek: Proefgesprek) -> None:
    gesprek.voeg_toe("een", "twee")
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (gesprek.getoond, ["een", "twee"]))
        await gesprek.typ(pilot, "bezig")
        await pilot.press("up", "up", "enter")
        veld = gesprek.tab.query_one(Bewerkveld)
        await tot(pilot, (lambda: veld.has_focus, True))
        assert veld.text == "een"
        await pilot.press("!", "ctrl+j", *"b", "escape")
        await tot(pilot, (gesprek.getoond, ["een!\nb", "twee"]))
        assert not gesprek.tab.has_class("-bewerkt")
        await pilot.press("escape", *"!")
        assert gesprek.tab.invoer.text == "bezig!"
    assert gesprek.teksten() == ["een!\nb", "twee", "bezig!"]


async def test_notes_are_moved_marked_and_deleted_by_key(gesprek: Proefgesprek) -> None:
    gesprek.voeg_toe("een", "twee", "drie")
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (gesprek.getoond, ["een", "twee", "drie"]))
        await pilot.press("up", "shift+up")
        await tot(pilot, (gesprek.getoond, ["een", "drie", "twee"]))
        await pilot.press("shift+up")
        await tot(pilot, (gesprek.getoond, ["drie", "een", "twee"]))
        await pilot.press("!", "#", "!")
        await tot(pilot, (lambda: gesprek.notities()[0].tags, ("cijfer",)))
        await pilot.press("down", "delete")
        await tot(pilot, (gesprek.getoond, ["drie", "twee"]))
        assert any("haalt haar terug" in melding for melding in gesprek.app.meldingen)
        await pilot.press("s")
        await tot(pilot, (lambda: type(pilot.app.screen).__name__, "Keuzelijst"))
        await pilot.press("enter")
        await tot(pilot, (lambda: gesprek.notities()[1].spreker, "korpsexpert"))
        await pilot.press("h")
        await tot(pilot, (lambda: type(pilot.app.screen).__name__, "Keuzelijst"))
        await pilot.press("down", "enter")
        await tot(pilot, (gesprek.getoond, ["drie"]))
    assert [(n.hoofdstuk, n.tekst) for n in gesprek.notities()] == [
        ("referentiekader", "drie"),
        ("organisatie", "twee"),
    ]


async def test_a_note_that_could_not_be_saved_is_tried_again(
    gesprek: Proefgesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = gesprek.sessie.store.voer_uit
    vol = True

    def voer_uit(*args: object) -> object:
        if vol:
            raise OpslagFout("De schijf is vol.")
        return echt(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(gesprek.sessie.store, "voer_uit", voer_uit)
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        gesprek.tab.invoer.RUST = 0.3  # type: ignore[misc]
        await gesprek.typ(pilot, "eerste\ntweede")
        await tot(pilot, (lambda: len(gesprek.app.meldingen), 1))
        assert "eerste" in gesprek.app.meldingen[0]
        assert "opslaan mislukt" in str(gesprek.tab.invoer.border_subtitle)
        assert gesprek.teksten() == []
        vol = False
        await tot(pilot, (lambda: gesprek.teksten()[:1], ["eerste"]))
        await pilot.press("enter")
        await tot(pilot, (gesprek.getoond, ["eerste", "tweede"]))


async def test_without_a_planned_gesprek_the_tab_says_what_to_do(tmp_path: Path) -> None:
    with open_store(tmp_path / "laptop", Klok()) as store:
        sessie = begin_sessie(store)
        tab = GesprekTab(sessie, sessie.dossier(PARTIJ))
        async with ProefApp(tab).run_test() as pilot:
            await tot(pilot, (lambda: tab.has_class("-ongepland"), True))
            tab.focus_eerste()
            assert tab.query_one("#plan").has_focus
            await pilot.press("enter")
            await tot(pilot, (lambda: type(pilot.app.screen).__name__, "PlanDialoog"))
            await pilot.press("ctrl+s")
            await tot(pilot, (lambda: tab.has_class("-ongepland"), False))
            await tot(pilot, (lambda: tab.invoer.has_focus, True))


async def test_who_may_not_write_is_told_so_and_can_read(gesprek: Proefgesprek) -> None:
    gesprek.voeg_toe("een")
    baas = gesprek.sessie.als(medewerkers.vind(gesprek.sessie.store.lees(), "coördinator A"))
    lezer = gesprek.sessie.als(medewerkers.nieuw(baas, "lezer D", [Rol.LEZER]))
    tab = GesprekTab(lezer, gesprek.dossier)
    app = ProefApp(tab)
    async with app.run_test() as pilot:
        await tot(pilot, (lambda: tab.lijst.option_count, 1))
        assert tab.invoer.disabled
        assert "lezer D mag dit niet" in str(tab.query_one("#hint", Static).content)
        tab.lijst.focus()
        await pilot.press("delete")
        await tot(pilot, (lambda: len(app.meldingen), 1))
    assert gesprek.teksten() == ["een"]


async def test_participants_are_added_changed_and_removed(gesprek: Proefgesprek) -> None:
    db = gesprek.sessie.store.lees()

    def rollen() -> list[str]:
        return [deelnemer.rol for deelnemer in gesprekken.lees_deelnemers(db, gesprek.dossier)]

    def scherm() -> str:
        return type(gesprek.app.screen).__name__

    async with gesprek.app.run_test(size=(80, 30)) as pilot:
        await gesprek.begin(pilot)
        await pilot.press("ctrl+t")
        await tot(pilot, (scherm, "DeelnemersScherm"))
        await pilot.press("n")
        await tot(pilot, (scherm, "DeelnemerDialoog"))
        await pilot.press("ctrl+s")
        assert scherm() == "DeelnemerDialoog"
        await pilot.press(*"analist", "ctrl+s")
        await tot(
            pilot, (rollen, ["korpsexpert", "portefeuillehouder", "analist"]), (scherm, "DeelnemersScherm")
        )
        await pilot.press("enter")
        await tot(pilot, (scherm, "DeelnemerDialoog"))
        await pilot.press("end", *" mensenhandel", "ctrl+s")
        await tot(pilot, (lambda: rollen()[0], "korpsexpert mensenhandel"), (scherm, "DeelnemersScherm"))
        await pilot.pause(0.2)
        await pilot.press("down", "delete")
        await tot(pilot, (scherm, "Bevestig"))
        await pilot.press("enter")
        await tot(pilot, (rollen, ["korpsexpert mensenhandel", "analist"]), (scherm, "DeelnemersScherm"))
        await pilot.press("escape")
        await tot(pilot, (lambda: "korpsexpert mensenhandel" in _balk(gesprek), True))


def _balk(gesprek: Proefgesprek) -> str:
    return str(gesprek.tab.query_one("#wie-spreekt", Static).content)


async def test_a_search_result_is_shown_in_its_chapter(gesprek: Proefgesprek) -> None:
    gesprek.voeg_toe("elders")
    *_rest, gezocht = gesprek.voeg_toe("a", "b", "gezocht", hoofdstuk="opsporing")
    gesprek.voeg_toe("c", hoofdstuk="opsporing")
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        gesprek.tab.ga_naar("notitie", gezocht)
        await tot(
            pilot, (lambda: gesprek.tab.lijst.gekozen, gezocht), (lambda: gesprek.tab.lijst.has_focus, True)
        )
        assert gesprek.getoond() == ["a", "b", "gezocht", "c"]


async def test_the_clock_shows_how_long_the_gesprek_lasts(tmp_path: Path) -> None:
    klok = Klok()
    with open_store(tmp_path / "laptop", klok) as store:
        gesprek = Proefgesprek(begin_sessie(store))
        gesprek.voeg_toe("een")
        klok.verder(hours=1, minutes=5)
        async with gesprek.app.run_test() as pilot:
            await tot(
                pilot, (lambda: str(gesprek.tab.query_one("#klok", Static).content), "11:05 · 1:05 bezig")
            )


GESPREK = [
    (hoofdstuk, spreker, tag, f"{onderwerp} {nr}")
    for nr, (hoofdstuk, spreker, tag, onderwerp) in enumerate(
        [
            ("referentiekader", 1, "", "van de zestien referenties zijn er veertien geborgd"),
            ("referentiekader", 2, "?", "navragen welke twee niet van toepassing zijn"),
            ("organisatie", 1, "#", "de korpsexpert heeft 24 uur per week"),
            ("organisatie", 1, "", "er is geen vervanger bij ziekte of vakantie"),
            ("toezicht", 1, "#", "15-20 controles in 2012, 2011 is Nb"),
            ("toezicht", 2, "!", "het korps stuurt de lijst van de gemeente na"),
            ("toezicht", 1, '"', "wij doen de niet-vergunde branche er gewoon bij"),
            ("informatie", 1, "", "het EMM koppelt niet altijd terug"),
            ("opsporing", 2, "#", "vier onderzoeken, waarvan een met een TGO"),
            ("prognose", 2, "", "in de nieuwe eenheid komt een team van twaalf"),
        ]
        * 6
    )
]
"""Twenty minutes of conversation: going through the chapters six times over."""


async def test_twenty_minutes_of_conversation_arrive_whole_and_in_order(gesprek: Proefgesprek) -> None:
    codes = [hoofdstuk.code for hoofdstuk in gesprek.sessie.instrument.hoofdstukken]
    sprekers = ["korpsexpert", "portefeuillehouder"]
    nu = 0
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        for nr, (hoofdstuk, spreker, tag, tekst) in enumerate(GESPREK):
            doel = codes.index(hoofdstuk)
            toetsen = ["ctrl+down" if doel > nu else "ctrl+up"] * abs(doel - nu)
            nu = doel
            toetsen += [f"alt+{spreker}"] if nr % 2 else [str(spreker), ":", " "]
            verschreven = [*"foutje", *["backspace"] * 6] if nr % 3 == 0 else []
            # All at once, as from a fast typist while the screen is behind.
            for toets in (*toetsen, *tag, *verschreven, *tekst, "enter"):
                gesprek.app.simulate_key(toets)
            await pilot.pause()
        await tot(pilot, (lambda: len(gesprek.notities()), len(GESPREK)), hoogstens=20)
    tags = {"!": ("actie",), '"': ("citaat",), "#": ("cijfer",), "?": ("nagaan",), "": ()}
    assert gesprek.regels() == [(h, sprekers[s - 1], tags[tag], tekst) for h, s, tag, tekst in GESPREK]


async def test_a_crash_in_the_middle_of_a_note_leaves_it_in_its_chapter(tmp_path: Path) -> None:
    map_ = tmp_path / "laptop"
    with open_store(map_, Klok()) as store:
        gesprek = Proefgesprek(begin_sessie(store))
        async with gesprek.app.run_test() as pilot:
            await gesprek.begin(pilot)
            await pilot.press("ctrl+down", "alt+1")
            await gesprek.typ(pilot, "af\nhalverwege de z")
            klad = "SELECT tekst FROM klad"
            await tot(pilot, (lambda: store.lees().execute(klad).fetchall(), [("halverwege de z",)]))
            # What the disk holds now is what a crash would leave.
            kopie = tmp_path / "na-de-crash"
            kopie.mkdir()
            _kopieer(map_, kopie)
    klok = Klok()
    klok.verder(minutes=1)
    with open_store(kopie, klok) as store:
        sessie = heropen_sessie(store)
        regels = [
            (n.hoofdstuk, n.spreker, n.tekst)
            for n in gesprekken.lees_notities(store.lees(), sessie.dossier(PARTIJ))
        ]
    assert regels == [("organisatie", "korpsexpert", "af"), ("organisatie", "korpsexpert", "halverwege de z")]


def _kopieer(van: Path, naar: Path) -> None:
    for bestand in van.glob("monitor.db*"):
        (naar / bestand.name).write_bytes(bestand.read_bytes())


async def test_two_thousand_notes_are_all_in_the_list(gesprek: Proefgesprek) -> None:
    teksten = [f"{nr} over de opsporing van mensenhandel" for nr in range(2_000)]
    gesprek.voeg_toe(*teksten)
    async with gesprek.app.run_test() as pilot:
        await tot(pilot, (lambda: gesprek.tab.lijst.option_count, 2_000))
        assert gesprek.getoond() == teksten


async def test_the_discussion_points_of_the_chapter_stand_above_the_notes(gesprek: Proefgesprek) -> None:
    eerste, tweede = [hoofdstuk.code for hoofdstuk in gesprek.sessie.instrument.hoofdstukken][:2]
    for hoofdstuk, tekst in (
        (eerste, "Waarom minder [uren]?"),
        (eerste, "Wie toetst?"),
        (tweede, "Het team"),
    ):
        bespreekpunten.voeg_toe(gesprek.sessie, gesprek.dossier, hoofdstuk, tekst)

    def uitkomsten() -> dict[str, str]:
        punten = bespreekpunten.lees_bespreekpunten(gesprek.sessie, gesprek.dossier)
        return {punt.tekst: punt.uitkomst for punt in punten}

    def kop() -> str:
        return str(gesprek.tab.query_one("#puntenkop", Static).content)

    async with gesprek.app.run_test() as pilot:
        strook = gesprek.tab.strook
        await tot(pilot, (kop, "▸ Ctrl+G 2 van 2 te bespreken: Waarom minder [uren]?"))
        await pilot.press("ctrl+g")
        await tot(pilot, (lambda: strook.lijst.has_focus, True), (kop, "▾ Ctrl+G 2 van 2 te bespreken"))
        await pilot.press("enter")
        await tot(
            pilot, (uitkomsten, {"Waarom minder [uren]?": "besproken", "Wie toetst?": "", "Het team": ""})
        )
        await tot(pilot, (kop, "▾ Ctrl+G 1 van 2 te bespreken"))
        await pilot.press("enter")
        await tot(pilot, (uitkomsten, {"Waarom minder [uren]?": "", "Wie toetst?": "", "Het team": ""}))
        await pilot.press("down", "u")
        await tot(pilot, (lambda: isinstance(pilot.app.screen, Redenvraag), True))
        await pilot.press(*"de auditor", "ctrl+s")
        await tot(pilot, (lambda: uitkomsten()["Wie toetst?"], "de auditor"))
        await tot(
            pilot,
            (lambda: "✓ Wie toetst? — de auditor" in [str(o.prompt) for o in strook.lijst.options], True),
        )
        # What somebody wrote down is not wiped by one key.
        await pilot.press("enter")
        await tot(pilot, (lambda: isinstance(pilot.app.screen, Redenvraag), True))
        await pilot.press("escape")
        await tot(pilot, (lambda: isinstance(pilot.app.screen, Redenvraag), False))
        await pilot.press("escape")
        await tot(pilot, (lambda: gesprek.tab.invoer.has_focus, True), (lambda: strook.is_open, False))
        # Another chapter, other points; a chapter without any has no line.
        await pilot.press("ctrl+down")
        await tot(pilot, (kop, "▸ Ctrl+G 1 van 1 te bespreken: Het team"))
        await pilot.press("ctrl+down")
        await tot(pilot, (lambda: strook.display, False))
        await pilot.press("ctrl+g")
        await tot(
            pilot, (lambda: gesprek.app.meldingen[-1:], ["In dit hoofdstuk staan geen bespreekpunten."])
        )
    assert uitkomsten() == {"Waarom minder [uren]?": "", "Wie toetst?": "de auditor", "Het team": ""}
