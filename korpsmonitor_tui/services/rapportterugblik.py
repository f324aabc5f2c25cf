"""What came of the measures that a korps promised in the previous edition, for the section about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.korpsrapport import Terugblik
from korpsmonitor_tui.domain.opvolging import Maatregelstaat, staatnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.maatregelen import lees_alle
from korpsmonitor_tui.services.maatregelvervolg import vorige_editie
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.sessie import Sessie

    Terugblikken = Mapping[str, Sequence[tuple[Maatregel, Maatregel | None]]]
    """By code of the korps: each measure of the previous edition, and how it went on in this one."""


def lees_terugblikken(sessie: Sessie, korpsen: Sequence[str]) -> Terugblikken:
    """The measures of the previous edition of these korpsen (codes); of none if that edition is not in the database."""
    vorige = vorige_editie(sessie)
    if vorige is None:
        return {}
    eerder = lees_alle(sessie, [dossier_id(vorige.id, code) for code in korpsen])
    hier = lees_alle(sessie, [dossier_id(sessie.editie.id, code) for code in korpsen])
    vervolg = {m.vorige: m for maatregelen in hier.values() for m in maatregelen if m.vorige}
    return {
        code: [(m, vervolg.get(m.id)) for m in eerder.get(dossier_id(vorige.id, code), ())]
        for code in korpsen
    }


def als_terugblik(eerder: Maatregel, nu: Maatregel | None, namen: Mapping[str, str]) -> Terugblik:
    """One measure with its present state and what was told of it last."""
    laatste = nu or eerder
    stand = staatnaam(laatste.staat)
    if laatste.staat is Maatregelstaat.VERVALLEN and laatste.reden.strip():
        stand = _("{staat}: {reden}").format(staat=stand, reden=laatste.reden.strip())
    elif laatste.open and laatste.termijn:
        stand = _("{staat}, termijn {termijn}").format(staat=stand, termijn=toon(laatste.termijn))
    voortgang = (*eerder.voortgang, *(nu.voortgang if nu else ()))
    bericht = voortgang[-1].tekst.strip() if voortgang else ""
    return Terugblik(verberg(eerder.tekst.strip(), namen), verberg(stand, namen), verberg(bericht, namen))
