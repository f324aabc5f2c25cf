"""Other sources and what was asked from them, as rows and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.bronoverzicht import Bronoverzicht
    from korpsmonitor_tui.services.opvragingen import Opvraging
    from korpsmonitor_tui.tui.widgets.tabel import Cel


def bronrijen(overzicht: Bronoverzicht) -> Iterator[tuple[str, tuple[Cel, ...]]]:
    """Rows for one source: itself, what was asked, and what was not asked yet."""
    code = overzicht.bron.code
    yield f"{code}|", ((overzicht.bron.naam, "bold"), "", "", (_cijfertelling(overzicht), "text-muted"))
    for opvraging in overzicht.opvragingen:
        binnen: Cel = (toon_datum(opvraging.ontvangen), "text-success")
        if opvraging.te_laat:
            binnen = (_("! te laat{rappels}").format(rappels=_rappels(opvraging)), "text-error")
        elif opvraging.open:
            binnen = (_("wacht{rappels}").format(rappels=_rappels(opvraging)), "text-warning")
        yield (
            f"{code}|{opvraging.id}",
            (
                f" {opvraging.nummer} {opvraging.omschrijving}",
                toon_datum(opvraging.gevraagd),
                toon_datum(opvraging.termijn),
                binnen,
            ),
        )
    for nr, tekst in enumerate(overzicht.nog_te_vragen):
        yield (
            f"{code}|vraag {nr}",
            ((f" · {tekst}", "text-muted"), "", "", (_("niet gevraagd"), "text-muted")),
        )


def _rappels(opvraging: Opvraging) -> str:
    aantal = opvraging.rappels
    return (
        ngettext(" ({aantal} rappel)", " ({aantal} rappels)", aantal).format(aantal=aantal) if aantal else ""
    )


def _cijfertelling(overzicht: Bronoverzicht) -> str:
    if not overzicht.gegevens:
        return _("geen cijfers")
    aantal = sum(len(stand.cijfers) for stand in overzicht.gegevens)
    return ngettext("{aantal} cijfer", "{aantal} cijfers", aantal).format(aantal=aantal)


def over_opvraging(opvraging: Opvraging) -> str:
    """A request in full."""
    regels = [opvraging.omschrijving]
    if opvraging.bestand:
        regels.append(
            _("Bestand: {naam} (kenmerk {sha256}), ongewijzigd bewaard").format(
                naam=maak_zichtbaar(opvraging.bestand), sha256=opvraging.sha256[:12]
            )
        )
    if opvraging.opmerking:
        regels.append(_("Opmerking: {tekst}").format(tekst=maak_zichtbaar(opvraging.opmerking)))
    if opvraging.te_laat:
        regels.append(_("! De termijn is voorbij en er is niets ontvangen; h legt een rappel vast."))
    return "\n".join(regels)


def over_bron(overzicht: Bronoverzicht, sleutel: str) -> str:
    """A source in full, or what was not asked from it yet; ``sleutel`` is that of the row."""
    for nr, tekst in enumerate(overzicht.nog_te_vragen):
        if sleutel.endswith(f"|vraag {nr}"):
            return _("{tekst}\nNog niet gevraagd; v legt vast dat u dit vraagt.").format(tekst=tekst)
    ontbreekt = sum(len(stand.ontbreekt) for stand in overzicht.gegevens)
    regels = [overzicht.bron.naam]
    if overzicht.gegevens:
        regels.append(
            _("{telling}; {ontbreekt} ontbreken nog. Enter toont ze per korps en jaar.").format(
                telling=_cijfertelling(overzicht), ontbreekt=ontbreekt
            )
        )
    return "\n".join(regels)
