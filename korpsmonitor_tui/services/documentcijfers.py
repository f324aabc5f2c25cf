"""The figures and colours that a gespreksverslag shows of its party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslagdocument import Cijferregel, Kleurenbalk
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument, Kleurenbalkregel
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


def lees_cijfers(
    sessie: Sessie, db: Database, dossier: str, na_te_gaan: frozenset[str]
) -> tuple[Cijferregel, ...]:
    """Every figure that was stated, as stated; a counted question without any answer is left out."""
    antwoorden = lees_antwoorden(db, dossier)
    regels = []
    for hoofdstuk in sessie.instrument.hoofdstukken:
        for vraag in hoofdstuk.vragen:
            gegeven = [(vak, antwoorden.get(vak)) for vak in vraag.vakken]
            if vraag.vraagt not in CIJFERSOORTEN or not any(
                antwoord and antwoord.waarde for _vak, antwoord in gegeven
            ):
                continue
            rijen = {rij.code: rij.tekst for rij in vraag.rijen}
            regels += [
                Cijferregel(
                    str(vak) if vak.rij else vraag.id,
                    f"{vraag.tekst} {rijen[vak.rij]}" if vak.rij else vraag.tekst,
                    vak.jaar,
                    antwoord.waarde if antwoord else "",
                    antwoord.toelichting if antwoord else "",
                    bronvermelding(vraag.bron, sessie.instrument.publicaties),
                    vraag.id in na_te_gaan,
                )
                for vak, antwoord in gegeven
            ]
    return tuple(regels)


def kleurenbalken(sessie: Sessie, partij: str) -> tuple[Kleurenbalk, ...]:
    """The published colours per aandachtsveld and the eindscore, as far as the source shows any."""
    groepen = [
        (veld.naam, [(d.code, d.naam) for d in sessie.instrument.dimensies if d.aandachtsveld == veld.code])
        for veld in sessie.instrument.aandachtsvelden
    ]
    groepen.append((_("Eindscore"), [("eindscore", _("Eindscore"))]))
    regels = sorted(
        (r for r in sessie.instrument.kleurenbalken if r.partij == partij), key=lambda regel: regel.jaar
    )
    balken = (_kleurenbalk(titel, kolommen, regels, sessie.instrument) for titel, kolommen in groepen)
    return tuple(balk for balk in balken if balk.rijen)


def _kleurenbalk(
    titel: str, kolommen: list[tuple[str, str]], regels: list[Kleurenbalkregel], instrument: Instrument
) -> Kleurenbalk:
    rijen: list[tuple[int, tuple[Score | None, ...]]] = []
    bronnen: dict[str, None] = {}
    for regel in regels:
        kleuren = dict(regel.kleuren)
        cellen = tuple(kleuren.get(code) for code, _naam in kolommen)
        if any(cellen):
            rijen.append((regel.jaar, cellen))
            bronnen |= dict.fromkeys(
                bronvermelding(bron, instrument.publicaties)
                for code, bron in regel.bronnen
                if code in dict(kolommen)
            )
    namen = tuple(naam for _code, naam in kolommen)
    return Kleurenbalk(titel, namen, tuple(rijen), "; ".join(bronnen), instrument.schaal.legenda)
