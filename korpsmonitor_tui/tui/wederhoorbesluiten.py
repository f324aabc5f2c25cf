"""What is done with a remark from the tab Wederhoor: decided or proposed, confirmed, placed, told of what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.wederhoor import ERBIJ, IN_TEKST, Besluit
from korpsmonitor_tui.services import redactioneel, verwerking
from korpsmonitor_tui.services.tekstgevolg import TekstBotst
from korpsmonitor_tui.services.verwerking import Uitspraak
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.besluit import (
    BesluitDialoog,
    Besluittekst,
    Passagestand,
    RedactioneelDialoog,
    soortkeuzes,
)
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from korpsmonitor_tui.services.opmerkingenlijst import Regel
    from korpsmonitor_tui.services.redactioneel import Redactioneel
    from korpsmonitor_tui.tui.basis import DossierTab
    from korpsmonitor_tui.tui.wederhoorinhoud import Wederhoorinhoud

GEHEEL: Final = "-"
"""Chosen for a remark that is about no passage."""


def beslis(
    tab: DossierTab, inhoud: Wederhoorinhoud, regel: Regel, besluit: Besluit, klaar: Callable[[], None]
) -> bool:
    """Decide on a remark, or propose it. True if that is done at once; False if something has to be written first."""
    punt = regel.opmerking
    if besluit != Besluit.OVERGENOMEN or not _past_vanzelf(inhoud, punt):
        _vraag_besluit(tab, inhoud, punt, besluit, klaar)
        return False

    def gedaan(past: bool) -> None:
        if past:
            _meld(tab, inhoud, punt, besluit)
            klaar()
        else:
            tab.ververs()
            _vraag_besluit(tab, inhoud, punt, besluit, klaar)

    doe_op_achtergrond(tab, lambda: _beslis_meteen(tab, inhoud, punt), gedaan)
    return True


def _past_vanzelf(inhoud: Wederhoorinhoud, punt: Opmerking) -> bool:
    """Whether taking it over is a matter of putting in what the respondent wrote."""
    if punt.punt is None or punt.punt.aard not in IN_TEKST:
        return False
    return inhoud.inpasbaar.get(punt.id, "") is not None


def _beslis_meteen(tab: DossierTab, inhoud: Wederhoorinhoud, punt: Opmerking) -> bool:
    """In a worker thread; False if somebody has to write the text."""
    try:
        _doe(tab, inhoud, punt, Uitspraak(Besluit.OVERGENOMEN), gezien=inhoud.stempel)
    except TekstBotst:
        return False
    except KorpsmonitorFout:
        # Somebody else may have decided meanwhile: show that.
        tab.app.call_from_thread(tab.ververs)
        raise
    return True


def _doe(
    tab: DossierTab, inhoud: Wederhoorinhoud, punt: Opmerking, uitspraak: Uitspraak, gezien: str = ""
) -> None:
    if inhoud.beslist:
        verwerking.beslis(
            tab.sessie,
            tab.dossier,
            punt.id,
            uitspraak.besluit,
            uitspraak.reden,
            uitspraak.tekst,
            gezien=gezien,
        )
    else:
        verwerking.stel_voor(tab.sessie, tab.dossier, punt.id, uitspraak)


def _meld(tab: DossierTab, inhoud: Wederhoorinhoud, punt: Opmerking, besluit: Besluit) -> None:
    tekst = (
        _("Opmerking {nummer}: {besluit}.")
        if inhoud.beslist
        else _("Opmerking {nummer}: voorgesteld is {besluit}.")
    )
    tab.notify(tekst.format(nummer=punt.aanduiding, besluit=besluit), markup=False)


def _vraag_besluit(
    tab: DossierTab, inhoud: Wederhoorinhoud, punt: Opmerking, besluit: Besluit, klaar: Callable[[], None]
) -> None:
    def doe(gekozen: Besluittekst) -> None:
        # Who wrote a text wrote it for the passage as it was shown.
        gezien = inhoud.stempel if gekozen.tekst is not None else ""
        _doe(tab, inhoud, punt, Uitspraak(gekozen.besluit, gekozen.reden, gekozen.tekst), gezien)

    def gedaan(_niets: None) -> None:
        _meld(tab, inhoud, punt, besluit)
        klaar()

    dialoog = BesluitDialoog(punt, besluit, _passagestand(inhoud, punt, besluit), voorstel=not inhoud.beslist)
    vraag_en_doe(tab, dialoog, doe, gedaan)


def _passagestand(inhoud: Wederhoorinhoud, punt: Opmerking, besluit: Besluit) -> Passagestand | None:
    """What the field for the passage begins with; None if this decision leaves the text alone."""
    wijziging = punt.punt
    if besluit == Besluit.NIET:
        return None
    if wijziging is not None and wijziging.aard in ERBIJ and besluit != Besluit.CONTEXT:
        return Passagestand(wijziging.nieuw, wijziging.nieuw)
    _nummer, nu = inhoud.passages.get(punt.over, (0, None))
    if nu is None:
        return None
    if punt.id not in inhoud.inpasbaar or besluit == Besluit.CONTEXT:
        return Passagestand(nu, nu)
    ingepast = inhoud.inpasbaar[punt.id]
    if ingepast is None and wijziging is not None:
        return Passagestand(nu, f"{nu}\n\n{wijziging.nieuw}", botst=True)
    return Passagestand(nu, ingepast or nu)


# -- following and confirming --------------------------------------------------------------------------------------------


def volg_voorstel(tab: DossierTab, inhoud: Wederhoorinhoud, regel: Regel, klaar: Callable[[], None]) -> None:
    """Decide as was proposed."""
    punt = regel.opmerking

    def gedaan(besluit: str) -> None:
        _meld(tab, inhoud, punt, Besluit(besluit))
        klaar()

    doe_op_achtergrond(
        tab, lambda: verwerking.volg_voorstel(tab.sessie, tab.dossier, punt.id, gezien=inhoud.stempel), gedaan
    )


def bevestig(tab: DossierTab, regel: Regel, klaar: Callable[[], None]) -> None:
    """Confirm a rejection."""
    punt = regel.opmerking

    def gedaan(_niets: None) -> None:
        tab.notify(_("Opmerking {nummer}: afwijzing bevestigd.").format(nummer=punt.aanduiding), markup=False)
        klaar()

    doe_op_achtergrond(tab, lambda: verwerking.bevestig(tab.sessie, tab.dossier, punt.id), gedaan)


def beantwoord(tab: DossierTab, regel: Regel, klaar: Callable[[], None]) -> None:
    """Answer a remark of the first check."""
    punt = regel.opmerking
    vraag_en_doe(
        tab,
        Redenvraag(_("Opmerking beantwoorden"), f"“{punt.tekst}”", _("Antwoord"), punt.antwoord),
        lambda antwoord: verwerking.beantwoord(tab.sessie, tab.dossier, punt.id, antwoord),
        lambda _niets: klaar(),
    )


# -- place and kind ------------------------------------------------------------------------------------------------------


def plaats(tab: DossierTab, inhoud: Wederhoorinhoud, regel: Regel, klaar: Callable[[], None]) -> None:
    """Ask which passage a remark is about, and record it."""
    punt = regel.opmerking
    nieuw = punt.punt is not None and punt.punt.aard in ERBIJ
    regels = [
        Zoekregel(id_, f"{nummer}", kort(tekst, 80))
        for id_, (nummer, tekst) in sorted(inhoud.passages.items(), key=lambda paar: paar[1][0])
    ]
    regels.append(Zoekregel(GEHEEL, _("geen passage"), _("het gaat over het hele verslag")))

    def gekozen(id_: str | None) -> None:
        if id_ is not None:
            doel = "" if id_ == GEHEEL else id_
            doe_op_achtergrond(
                tab,
                lambda: verwerking.plaats(tab.sessie, tab.dossier, punt.id, doel),
                lambda _niets: klaar(),
            )

    titel = (
        _("Na welke passage komt de nieuwe?") if nieuw else _("Over welke passage gaat opmerking {nummer}?")
    )
    tab.app.push_screen(Zoekkeuze(titel.format(nummer=punt.aanduiding), regels, punt.passage), gekozen)


def kies_soort(tab: DossierTab, regel: Regel, klaar: Callable[[], None]) -> None:
    """Ask of what kind a remark is, and record it."""
    punt = regel.opmerking

    def gekozen(soort: str | None) -> None:
        if soort is not None:
            doe_op_achtergrond(
                tab,
                lambda: verwerking.zet_soort(tab.sessie, tab.dossier, punt.id, soort),
                lambda _niets: klaar(),
            )

    titel = _("Soort van opmerking {nummer}").format(nummer=punt.aanduiding)
    tab.app.push_screen(Keuzelijst(titel, soortkeuzes()), gekozen)


# -- slips of the pen ----------------------------------------------------------------------------------------------------


def neem_redactionele_over(tab: DossierTab, klaar: Callable[[], None]) -> None:
    """Show the slips of the pen, and take the marked ones over as one handeling."""

    def vraag(lijst: Redactioneel) -> None:
        if not any(punt.nieuw is not None for punt in lijst.punten):
            tab.notify(_("Er zijn geen redactionele wijzigingen om samen over te nemen."), markup=False)
            return
        vraag_en_doe(
            tab,
            RedactioneelDialoog(lijst),
            lambda ids: redactioneel.neem_redactionele_over(tab.sessie, tab.dossier, ids, lijst.stempel),
            gedaan,
        )

    def gedaan(nummers: tuple[str, ...]) -> None:
        tab.notify(
            ngettext(
                "{aantal} redactionele wijziging overgenomen; u draait haar terug met u.",
                "{aantal} redactionele wijzigingen overgenomen; u draait ze samen terug met u.",
                len(nummers),
            ).format(aantal=len(nummers)),
            markup=False,
        )
        klaar()

    lees_op_achtergrond(
        tab,
        lambda: redactioneel.lees_redactionele(tab.sessie.store.lees(), tab.dossier),
        vraag,
        groep="wederhoor",
    )
