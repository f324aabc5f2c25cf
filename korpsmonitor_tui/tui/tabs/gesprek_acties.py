"""What the keys on a note and on a discussion point do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.bespreekpunten import zet_uitkomst
from korpsmonitor_tui.services.notitiedelen import voeg_samen
from korpsmonitor_tui.tui.basis import Gewijzigd
from korpsmonitor_tui.tui.dialogs import Keuzelijst, Redenvraag, vraag_en_doe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.tui.basis import DossierTab


def doe_met_notitie(tab: DossierTab, wat: str, notitie: str, sprekers: Sequence[str]) -> None:
    """Do ``wat`` (an action of the list, or a tag) with a note, off the UI thread."""
    hier = (tab.sessie, tab.dossier, notitie)

    def verwijderd(_niets: None) -> None:
        tab.notify(_("Notitie verwijderd. F4 of Ctrl+Z haalt haar terug."))

    def samen(_id: str) -> None:
        tab.notify(_("Samengevoegd met de notitie erboven. F4 of Ctrl+Z haalt ze uit elkaar."))

    acties: dict[str, Callable[[], None]] = {
        "omhoog": lambda: tab.schrijf(lambda: gesprekken.verplaats_notitie(*hier, -1)),
        "omlaag": lambda: tab.schrijf(lambda: gesprekken.verplaats_notitie(*hier, 1)),
        "verwijder": lambda: tab.schrijf(lambda: gesprekken.verwijder_notitie(*hier), verwijderd),
        "samen": lambda: tab.schrijf(lambda: voeg_samen(*hier), samen),
        "hoofdstuk": lambda: _vraag_hoofdstuk(tab, notitie),
        "spreker": lambda: _vraag_spreker(tab, notitie, sprekers),
        **{tag.value: partial(tab.schrijf, partial(gesprekken.wissel_tag, *hier, tag)) for tag in Tag},
    }
    acties[wat]()


def _vraag_hoofdstuk(tab: DossierTab, notitie: str) -> None:
    keuzes = {h.code: f"{h.nummer} {h.titel}" for h in tab.sessie.instrument.hoofdstukken}
    _vraag(tab, _("Naar welk hoofdstuk gaat deze notitie?"), keuzes, notitie, "hoofdstuk")


def _vraag_spreker(tab: DossierTab, notitie: str, sprekers: Sequence[str]) -> None:
    keuzes = {spreker: maak_zichtbaar(spreker) for spreker in sprekers}
    _vraag(tab, _("Wie zei dit?"), {**keuzes, "": _("niemand in het bijzonder")}, notitie, "spreker")


def _vraag(tab: DossierTab, titel: str, keuzes: Mapping[str, str], notitie: str, veld: str) -> None:
    """Let choose a value for a field of the note from ``keuzes`` (value: text)."""

    def daarna(keuze: str | None) -> None:
        if keuze is not None:
            waarde = waarden[int(keuze)]
            tab.schrijf(lambda: gesprekken.wijzig_notitie(tab.sessie, tab.dossier, notitie, veld, waarde))

    waarden = list(keuzes)
    regels = [(str(nr), tekst, "") for nr, tekst in enumerate(keuzes.values())]
    tab.app.push_screen(Keuzelijst(titel, regels), daarna)


def open_beurt(tab: DossierTab, beurt: str) -> None:
    """Show a turn (id) in its transcript."""
    from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen

    transcript, _streep, nummer = beurt.rpartition("/")
    naar = int(nummer) if nummer.isdecimal() else 0
    tab.app.push_screen(TranscriptScreen(tab.sessie, tab.dossier, transcript, beurt=naar))


def doe_met_punt(tab: DossierTab, wat: str, punt: Bespreekpunt) -> None:
    """Mark a discussion point as talked about or not, or ask what came of it."""
    hier = (tab.sessie, tab.dossier, punt.id)
    zonder_meer = _("besproken")
    if wat == "besproken" and punt.uitkomst in {"", zonder_meer}:
        tab.schrijf(partial(zet_uitkomst, *hier, "" if punt.besproken else zonder_meer))
        return
    # What somebody wrote down is changed in words, never wiped by one key.
    dialoog = Redenvraag(_("Uitkomst van het bespreekpunt"), punt.tekst, _("Uitkomst"), punt.uitkomst)

    def klaar(_niets: None) -> None:
        tab.post_message(Gewijzigd(tab.dossier))

    vraag_en_doe(tab, dialoog, lambda uitkomst: zet_uitkomst(*hier, uitkomst), klaar)
