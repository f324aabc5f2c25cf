"""Planning a gesprek: when, where, and who is in the monitor team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.widgets import Input, Select, SelectionList
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import hoofdstukken, medewerkers
from korpsmonitor_tui.services.gesprekken import Planning, lees_gesprek, plan
from korpsmonitor_tui.services.gespreksoverzicht import Afname, afnamenaam, lees_gehouden
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from korpsmonitor_tui.tui.velden import lees_datum, lees_tijd, toon_datum

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.hoofdstukken import Uitgenodigd
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Planningsstand:
    """What the form begins with."""

    gesprek: Gesprek | None
    afname: Afname | None
    """How the interview is taken; None where that is not asked: everybody is visited."""
    notulisten: tuple[Persoon, ...]
    auditors: tuple[Persoon, ...]


def lees_planningsstand(sessie: Sessie, dossier: str) -> Planningsstand:
    """The present planning, and who may be in this monitor team; for a worker thread."""
    db = sessie.store.lees()
    # Nobody on their own korps (000, 2.4.2): whoever belongs to it cannot be chosen at all.
    mensen = [persoon for persoon in medewerkers.lijst(db) if partij_van(dossier) not in persoon.korpsen]
    return Planningsstand(
        lees_gesprek(db, dossier),
        _lees_afname(sessie, dossier),
        tuple(persoon for persoon in mensen if Rol.NOTULIST in persoon.rollen),
        tuple(persoon for persoon in mensen if Rol.AUDITOR in persoon.rollen),
    )


def _lees_afname(sessie: Sessie, dossier: str) -> Afname | None:
    """How it is taken, where parties are looked for while working: those are not all visited (001, 2.2)."""
    if not sessie.instrument.heeft(Onderdeel.DESKSTUDIE) or is_hoofdstuk(sessie, dossier):
        return None
    gehouden = lees_gehouden(sessie).get(dossier)
    return gehouden.afname if gehouden else Afname.PERSOONLIJK


class _TeamDialoog(Dialoog[Planning]):
    """Who writes and who checks."""

    def __init__(self, titel: str, uitleg: str, stand: Planningsstand) -> None:
        super().__init__(titel, uitleg)
        self._stand = stand

    def velden(self) -> ComposeResult:
        """Notulist and auditors."""
        yield veld(_("Notulist"), self._notulist())
        gekozen = self._stand.gesprek.auditors if self._stand.gesprek else ()
        yield veld(
            _("Auditors"),
            SelectionList(
                *(Selection(p.naam, p.id, p.id in gekozen) for p in self._stand.auditors), id="auditors", compact=True
            ),
            "" if self._stand.auditors else _("Er is nog geen auditor; voeg er een toe bij Beheer (F10)."),
        )  # fmt: skip

    def _notulist(self) -> Select[str]:
        namen = [(persoon.naam, persoon.id) for persoon in self._stand.notulisten]
        nu = self._stand.gesprek.notulist if self._stand.gesprek else ""
        keuzes = [(_("nog niet bekend"), ""), *namen]
        bekend = nu if nu in {id_ for _naam, id_ in namen} else ""
        return Select(keuzes, value=bekend, allow_blank=False, id="notulist", compact=True)

    def lees(self) -> Planning:
        """Who, as filled in."""
        notulist = self.query_one("#notulist", Select).value
        return Planning(
            notulist=str(notulist) if notulist else None,
            auditors=tuple(self.query_one("#auditors", SelectionList).selected),
        )


class PlanDialoog(_TeamDialoog):
    """Date, time, place, notulist and auditors; where interviews are taken in several ways, also how."""

    def __init__(self, partij: str, stand: Planningsstand) -> None:
        super().__init__(
            _("Gesprek met {partij} plannen").format(partij=partij),
            _("Wie bij {partij} zelf hoort, kan niet worden gekozen.").format(partij=partij),
            stand,
        )

    def velden(self) -> ComposeResult:
        """The fields."""
        gesprek = self._stand.gesprek
        datum = toon_datum(gesprek.datum if gesprek else None, "")
        yield veld(_("Datum"), Invulvak(datum, id="datum", voorbeeld=_("dd-mm-jjjj")))
        yield veld(_("Tijd"), Invulvak(gesprek.tijd if gesprek else "", id="tijd", voorbeeld=_("uu:mm")))
        yield veld(_("Plaats"), Invulvak(gesprek.plaats if gesprek else "", id="plaats"))
        if self._stand.afname is not None:
            keuzes = [(afnamenaam(afname), afname.value) for afname in Afname]
            nu = self._stand.afname.value
            yield veld(_("Afname"), Select(keuzes, value=nu, allow_blank=False, id="afname", compact=True))
        yield from super().velden()

    def lees(self) -> Planning:
        """The planning as filled in. Raises VeldFout."""
        return replace(
            super().lees(),
            datum=lees_datum(self.query_one("#datum", Input).value, "datum"),
            tijd=lees_tijd(self.query_one("#tijd", Input).value, "tijd"),
            plaats=self.query_one("#plaats", Input).value.strip(),
            afname=str(self.query_one("#afname", Select).value) if self._stand.afname is not None else None,
        )


class HoofdstukDialoog(_TeamDialoog):
    """Who writes the chapter about a party and who checks it; nobody is visited for it."""

    def __init__(self, partij: str, stand: Planningsstand) -> None:
        super().__init__(
            _("Hoofdstuk over {partij}").format(partij=partij),
            _(
                "Wie het schrijft en wie het nakijkt. Iedereen die is geïnterviewd komt op de lijst van wie het controleert; "
                "doe dit opnieuw na een nieuw interview."
            ),
            stand,
        )


def vraag_planning(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask for the planning of a dossier and record it."""
    partij = sessie.partij(partij_van(dossier))

    if is_hoofdstuk(sessie, dossier):
        _vraag_hoofdstuk(widget, sessie, dossier, klaar)
        return

    def vraag(stand: Planningsstand) -> None:
        vraag_en_doe(
            widget,
            PlanDialoog(partij.naam, stand),
            lambda planning: plan(sessie, partij.code, planning),
            lambda _gesprek: klaar(),
        )

    lees_op_achtergrond(widget, lambda: lees_planningsstand(sessie, dossier), vraag, groep="planning")


def _vraag_hoofdstuk(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    partij = sessie.partij(partij_van(dossier))

    def begin(team: Planning) -> Uitgenodigd:
        return hoofdstukken.begin(sessie, partij.code, team.notulist or "", team.auditors or ())

    def gedaan(uitkomst: Uitgenodigd) -> None:
        widget.notify(
            ngettext(
                "{aantal} geïnterviewde controleert het hoofdstuk over {partij}.",
                "{aantal} geïnterviewden controleren het hoofdstuk over {partij}.",
                uitkomst.aantal,
            ).format(aantal=uitkomst.aantal, partij=partij.naam),
            markup=False,
        )
        klaar()

    def vraag(stand: Planningsstand) -> None:
        vraag_en_doe(widget, HoofdstukDialoog(partij.naam, stand), begin, gedaan)

    lees_op_achtergrond(widget, lambda: lees_planningsstand(sessie, dossier), vraag, groep="planning")
