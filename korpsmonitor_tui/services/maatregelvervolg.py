"""Measures of the previous edition that are still open: the korps is asked about them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.opvolging import staatnaam
from korpsmonitor_tui.domain.signaal import Bewijs, Signaal, Signaalsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.maatregelen import SOORT, lees_maatregelen, schrijf
from korpsmonitor_tui.services.rapportschrijvers import eis_korps, eis_rapportschrijver
from korpsmonitor_tui.services.sessie import dossier_id, partij_van

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.sessie import Editie, Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def vorige_editie(sessie: Sessie) -> Editie | None:
    """The edition of this instrument before this one that is in the database; real work never follows an example."""
    nu = sessie.editie
    return next(
        (
            editie
            for editie in edities.lijst(sessie.store.lees())
            if editie.instrument == nu.instrument
            and editie.id < nu.id
            and bool(editie.demonstratie) == bool(nu.demonstratie)
        ),
        None,
    )


def lees_nog_open(sessie: Sessie, dossier: str) -> tuple[Maatregel, ...]:
    """Measures of the previous edition that are open there, and that did not end here."""
    vorige = vorige_editie(sessie)
    if vorige is None:
        return ()
    eerder = lees_maatregelen(sessie, dossier_id(vorige.id, partij_van(dossier)))
    hier = {maatregel.vorige for maatregel in lees_maatregelen(sessie, dossier) if not maatregel.open}
    return tuple(maatregel for maatregel in eerder if maatregel.open and maatregel.id not in hier)


def lees_signalen(sessie: Sessie, dossier: str) -> tuple[Signaal, ...]:
    """The same as findings: what must be talked about in the interview."""
    open_ = lees_nog_open(sessie, dossier)
    return tuple(_als_signaal(sessie, maatregel) for maatregel in open_)


def _als_signaal(sessie: Sessie, maatregel: Maatregel) -> Signaal:
    stand = staatnaam(maatregel.staat)
    if maatregel.termijn is not None:
        stand = _("{staat}, termijn {termijn}").format(staat=stand, termijn=toon(maatregel.termijn))
    bewijs = [
        Bewijs(_("voortgang"), bericht.tekst, toon(bericht.datum) if bericht.datum else "")
        for bericht in maatregel.voortgang[-1:]
    ]
    return Signaal(
        # The last part of the id is its own in the whole database.
        kenmerk=f"{Signaalsoort.MAATREGEL_OPEN}:{maatregel.id.rpartition('/')[2]}",
        soort=Signaalsoort.MAATREGEL_OPEN,
        hoofdstuk=_hoofdstuk(sessie.instrument.vragenlijst, maatregel.dimensie),
        vraag="",
        rij="",
        jaar="",
        tekst=_("Maatregel uit de vorige editie ({stand}): “{tekst}” Wat is ervan gekomen?").format(
            stand=stand, tekst=maatregel.tekst
        ),
        bewijs=tuple(bewijs),
    )


def _hoofdstuk(lijst: Vragenlijst, dimensie: str) -> str:
    """Where a dimension is asked about; else the last chapter, where what is left is talked about."""
    for hoofdstuk in lijst.hoofdstukken:
        if dimensie and any(dimensie in vraag.dimensies for vraag in hoofdstuk.vragen):
            return hoofdstuk.code
    return lijst.hoofdstukken[-1].code


def neem_over(sessie: Sessie, dossier: str) -> tuple[str, ...]:
    """Go on in this edition with the measures that are open in the previous one; ids of those that were not here yet.

    Two laptops that do so have the same measures. Raises StapGeweigerd for who may not.
    """
    eis_korps(sessie, dossier)
    eis_rapportschrijver(sessie, [partij_van(dossier)])
    bekend = {maatregel.vorige for maatregel in lees_maatregelen(sessie, dossier)}
    nieuw = [maatregel for maatregel in lees_nog_open(sessie, dossier) if maatregel.id not in bekend]

    def taak(tx: Transactie) -> tuple[str, ...]:
        return tuple(_neem_over(tx, dossier, maatregel) for maatregel in nieuw)

    return sessie.store.voer_uit(sessie.wie, taak) if nieuw else ()


def _neem_over(tx: Transactie, dossier: str, maatregel: Maatregel) -> str:
    velden = {
        "dimensie": maatregel.dimensie,
        "tekst": maatregel.tekst,
        "verantwoordelijke": maatregel.verantwoordelijke,
        "termijn": maatregel.termijn.isoformat() if maatregel.termijn else "",
    }
    id_ = f"{dossier}/{SOORT}/{maatregel.id.rpartition('/')[2]}"
    if tx.stand(SOORT, id_).koppen and not tx.stand(SOORT, id_).bestaat:
        tx.herstel(SOORT, id_)
    return schrijf(tx, dossier, id_, velden, maatregel.id)
