"""What keeps the section about a korps from being finished: told on its first page, and never filled in by guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.korpsrapport import Hiaat, Hiaatsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import rapportteksten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.services.definitieftekst import Definitieftekst
    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond


def vind_hiaten(grond: Rapportgrond, weging: Korpsweging, definitief: Definitieftekst) -> tuple[Hiaat, ...]:
    """Everything that is missing or does not hold any more, in the order in which it has to be done."""
    return (
        *((Hiaat(Hiaatsoort.VERSLAG, definitief.waarom_niet),) if definitief.waarom_niet else ()),
        *(Hiaat(Hiaatsoort.SCORE, tekst) for tekst in _scores(grond, weging)),
        *(Hiaat(Hiaatsoort.EINDSCORE, tekst) for tekst in _eindscore(weging)),
        *(Hiaat(Hiaatsoort.PARTNER, tekst) for tekst in _partners(weging)),
        *(Hiaat(Hiaatsoort.TEKST, tekst) for tekst in _teksten(grond, weging)),
    )


def _scores(grond: Rapportgrond, weging: Korpsweging) -> Iterator[str]:
    velden = {veld.code: veld.naam for veld in grond.sessie.instrument.aandachtsvelden}
    if open_ := [cel for cel in weging.cellen if cel.gegeven is None and not cel.botsing]:
        yield _("Nog niet gescoord: {dimensies}.").format(dimensies=_noem(velden, weging.cellen, open_))
    if botst := [cel for cel in weging.cellen if cel.botsing]:
        yield _("Op twee laptops verschillend gescoord, nog niet gekozen: {dimensies}.").format(
            dimensies=_noem(velden, weging.cellen, botst)
        )
    for cel in weging.cellen:
        for stand in cel.bewijs:
            if not stand.geldt:
                yield _("{dimensie} {uitleg}.").format(
                    dimensie=f"{velden[cel.dimensie.aandachtsveld]}, {cel.dimensie.naam}",
                    uitleg=stand.uitleg,
                )


def _noem(velden: dict[str, str], alle: Sequence[Cel], deze: Sequence[Cel]) -> str:
    """By aandachtsveld, and one that is missing as a whole by its name alone."""
    delen = []
    for code, naam in velden.items():
        van_veld = [cel for cel in alle if cel.dimensie.aandachtsveld == code]
        namen = [cel.dimensie.naam for cel in deze if cel.dimensie.aandachtsveld == code]
        if namen:
            delen.append(naam if len(namen) == len(van_veld) else f"{naam} ({', '.join(namen)})")
    return "; ".join(delen)


def _eindscore(weging: Korpsweging) -> Iterator[str]:
    if weging.eind.botsing:
        yield _("De eindscore is op twee laptops verschillend gezet; nog niet gekozen.")
    elif weging.eind.gegeven is None:
        yield _("De eindscore is nog niet gezet.")
    elif weging.verouderd:
        yield _("De scores zijn gewijzigd nadat de eindscore was gezet; zij is nog niet herzien.")


def _partners(weging: Korpsweging) -> Iterator[str]:
    open_ = [cel.dimensie.naam for cel in weging.partners if cel.overgenomen is None and not cel.botsing]
    if open_:
        alle = len(open_) == len(weging.partners)
        yield (
            _("Van geen ketenpartner is het oordeel van het korps overgenomen.")
            if alle
            else _("Oordeel nog niet overgenomen: {partners}.").format(partners=", ".join(open_))
        )
    if botst := [cel.dimensie.naam for cel in weging.partners if cel.botsing]:
        yield _("Oordeel op twee laptops verschillend vastgelegd: {partners}.").format(
            partners=", ".join(botst)
        )


def _teksten(grond: Rapportgrond, weging: Korpsweging) -> Iterator[str]:
    laatste = {
        veld.code: max(
            (
                cel.vastgelegd.tijd
                for cel in weging.cellen
                if cel.vastgelegd and cel.dimensie.aandachtsveld == veld.code
            ),
            default="",
        )
        for veld in grond.sessie.instrument.aandachtsvelden
    }
    open_, botst, ouder = [], [], []
    for onderdeel in rapportteksten.onderdelen(grond.sessie):
        tekst = grond.teksten.get((weging.partij.code, onderdeel.code))
        if tekst is not None and tekst.botsing:
            botst.append(onderdeel.naam)
        elif tekst is None or not tekst.geldt:
            open_ += [onderdeel.naam] if onderdeel.verplicht else []
        elif tekst.vastgelegd.tijd < laatste.get(onderdeel.code, ""):
            ouder.append(onderdeel.naam)
    if open_:
        yield _("Tekst nog niet vastgesteld: {onderdelen}.").format(onderdelen=", ".join(open_))
    if botst:
        yield _("Tekst op twee laptops verschillend geschreven: {onderdelen}.").format(
            onderdelen=", ".join(botst)
        )
    if ouder:
        yield _("Geschreven vóór de laatste score, en dus na te lezen: {onderdelen}.").format(
            onderdelen=", ".join(ouder)
        )
