"""What came of a synchronisation, in words: for command line and screen alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.sessie import AMSTERDAM

if TYPE_CHECKING:
    from korpsmonitor_tui.services.hubinstelling import Hubstand
    from korpsmonitor_tui.services.synchronisatie import Uitkomst

MEESTE: Final = 20
"""Refusals that are told one by one; of more only the number."""


def uitkomstregels(uitkomst: Uitkomst, keuze: str = "") -> list[str]:
    """A line for what was exchanged, and one for everything that asks for a person, with what to do.

    ``keuze`` says how to choose in a conflict, if not by the command.
    """
    regels = [_gewisseld(uitkomst)]
    if uitkomst.onderbroken:
        regels.append(_("Onderbroken; de volgende keer gaat het hier verder."))
    if uitkomst.wachtend:
        regels.append(
            ngettext(
                "{aantal} vastlegging wacht op iets dat nog niet op de hub staat.",
                "{aantal} vastleggingen wachten op iets dat nog niet op de hub staat.",
                uitkomst.wachtend,
            ).format(aantal=uitkomst.wachtend)
        )
    regels += _weigeringen(uitkomst)
    if uitkomst.gevorkt:
        regels.append(vorkregel())
    if uitkomst.nieuw_apparaat:
        regels.append(
            _(
                "Een kopie van deze laptop werkt op een andere computer verder; deze laptop is voortaan een nieuw apparaat. "
                "Geef `korpsmonitor hub aanmelden`."
            )
        )
    if uitkomst.conflicten:
        regels.append(
            ngettext(
                "{aantal} conflict waarover u moet kiezen ({nieuw} nieuw): {keuze}.",
                "{aantal} conflicten waarover u moet kiezen ({nieuw} nieuw): {keuze}.",
                uitkomst.conflicten,
            ).format(
                aantal=uitkomst.conflicten,
                nieuw=uitkomst.nieuwe_conflicten,
                keuze=keuze or "`korpsmonitor conflict toon`",
            )
        )
    return regels


def vorkregel() -> str:
    """What to do once another copy of this laptop turned out to have worked as well."""
    return _(
        "Een kopie van deze laptop heeft op een andere computer ook gewerkt. Wat u hier vastlegde staat veilig op "
        "deze laptop, maar kan zo niet naar de hub. Geef `korpsmonitor hub heraanmelden`."
    )


def standregels(stand: Hubstand) -> list[str]:
    """How this laptop stands with its hub, a line each."""
    if not stand.adres:
        return [_("Deze database heeft geen hub; `korpsmonitor hub instellen ADRES` stelt er een in.")]
    regels = [
        _("Hub: {adres}").format(adres=stand.adres),
        _("Alles uitgewisseld: {laatst}").format(laatst=_laatst(stand)),
        ngettext(
            "Nog te brengen: {aantal} vastlegging", "Nog te brengen: {aantal} vastleggingen", stand.te_brengen
        ).format(aantal=stand.te_brengen),
        _("Apparaat: {apparaat}").format(apparaat=stand.apparaat),
    ]
    return [*regels, _("Team: {team}").format(team=stand.team)] if stand.team else regels


def hubregel(stand: Hubstand) -> str:
    """The same on one line, for a screen about something else."""
    return ngettext(
        "Hub: alles uitgewisseld {laatst}; nog {aantal} vastlegging te brengen. F9 wisselt uit.",
        "Hub: alles uitgewisseld {laatst}; nog {aantal} vastleggingen te brengen. F9 wisselt uit.",
        stand.te_brengen,
    ).format(laatst=_laatst(stand), aantal=stand.te_brengen)


def _laatst(stand: Hubstand) -> str:
    return stand.laatst.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M") if stand.laatst else _("nog nooit")


def _gewisseld(uitkomst: Uitkomst) -> str:
    if not uitkomst.gebracht and not uitkomst.gehaald:
        return _("Er was niets nieuws uit te wisselen.")
    gebracht = ngettext(
        "{aantal} vastlegging gebracht", "{aantal} vastleggingen gebracht", uitkomst.gebracht
    ).format(aantal=uitkomst.gebracht)
    return _("{gebracht}, {gehaald} opgehaald.").format(gebracht=gebracht, gehaald=uitkomst.gehaald)


def _weigeringen(uitkomst: Uitkomst) -> list[str]:
    regels = [reden for _wat, reden in uitkomst.geweigerd]
    regels += [
        _("Vastlegging {wat} van de hub is hier niet opgenomen: {reden}.").format(wat=wat, reden=reden)
        for wat, reden in uitkomst.geweigerd_hier
    ]
    if len(regels) > MEESTE:
        regels = [*regels[:MEESTE], _("… en nog {aantal} weigeringen.").format(aantal=len(regels) - MEESTE)]
    if uitkomst.geweigerd and uitkomst.achtergebleven:
        regels.append(
            ngettext(
                "{aantal} vastlegging staat daardoor alleen op deze laptop. Laat dit de coördinator weten.",
                "{aantal} vastleggingen staan daardoor alleen op deze laptop. Laat dit de coördinator weten.",
                uitkomst.achtergebleven,
            ).format(aantal=uitkomst.achtergebleven)
        )
    return regels
