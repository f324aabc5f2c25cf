"""The analysis before the interview, over what stands in the database and what was published."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain import analyse
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.signaal import Onderzocht, orde
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.gezegd import lees_anders_gezegd
from korpsmonitor_tui.services.maatregelvervolg import lees_signalen
from korpsmonitor_tui.services.reeksen import lees_reeksen
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie


def analyseer(sessie: Sessie, dossier: str) -> tuple[Signaal, ...]:
    """Everything that stands out in the answers of one dossier, in the order of the questionnaire.

    Also which measures of the previous edition are open; and after the interview what was said otherwise there, once
    everybody who coded it has finished.

    Raises NietGevonden for a dossier of an unknown party.
    """
    partij = sessie.partij(partij_van(dossier))
    return _analyseer(sessie, partij, _Broncijfers(sessie))


def verbeteringen(sessie: Sessie, dossier: str) -> tuple[Signaal, ...]:
    """The remarkable improvements among them, without the work for all the rest. Raises as :func:`analyseer`."""
    return analyse.verbeteringen(_onderzocht(sessie, sessie.partij(partij_van(dossier))))


def vaste_signalen(sessie: Sessie, dossier: str) -> tuple[Signaal, ...]:
    """The findings that are always discussion points: improvements, what was said otherwise than stated, open measures."""
    return (
        *verbeteringen(sessie, dossier),
        *lees_anders_gezegd(sessie, dossier),
        *lees_signalen(sessie, dossier),
    )


def analyseer_alle(sessie: Sessie) -> dict[str, tuple[Signaal, ...]]:
    """By dossier: all korpsen, and every other party that answered anything, in the order of the instrument."""
    broncijfers = _Broncijfers(sessie)
    rijen = sessie.store.lees().execute("SELECT DISTINCT dossier FROM antwoord").fetchall()
    antwoordden = {rij[0] for rij in rijen}
    return {
        dossier: _analyseer(sessie, partij, broncijfers)
        for partij in sessie.instrument.partijen
        if (dossier := sessie.dossier(partij.code)) in antwoordden or partij.gemeten
    }


def tegenspraken_alle(sessie: Sessie) -> dict[str, tuple[Signaal, ...]]:
    """By dossier where two statements contradict each other, of every party that answered anything.

    The same as :func:`analyseer_alle` has of these kinds, without the work for all the rest.
    """
    broncijfers = _Broncijfers(sessie)
    rijen = sessie.store.lees().execute("SELECT DISTINCT dossier FROM antwoord").fetchall()
    antwoordden = {rij[0] for rij in rijen}
    gevonden = {}
    for partij in sessie.instrument.partijen:
        dossier = sessie.dossier(partij.code)
        if dossier in antwoordden:
            onderzocht = _met_bronnen(sessie, partij, _antwoorden(sessie, partij), broncijfers)
            gevonden[dossier] = (*analyse.tegenspraken(onderzocht), *lees_anders_gezegd(sessie, dossier))
    return gevonden


class _Broncijfers:
    """What other sources state in this edition, read once for all parties."""

    def __init__(self, sessie: Sessie) -> None:
        lijst = sessie.instrument.vragenlijst
        namen = {bron.code: bron.naam for bron in sessie.instrument.bronnen}
        self._per_rij: dict[str, dict[tuple[str, int], tuple[Opgave, ...]]] = defaultdict(dict)
        geleverd = set()
        for cijfer in lees_broncijfers(sessie.store.lees(), sessie.editie.id):
            # Asked without a year it speaks of the peiljaar, as an answer does.
            jaar = int(cijfer.jaar) if cijfer.jaar.isdecimal() else lijst.peiljaar
            if jaar is None:
                continue
            plek = cijfer.gegeven, jaar
            naam = namen.get(cijfer.bron, cijfer.bron)
            opgave = Opgave(cijfer.gegeven, "", jaar, cijfer.waarde, cijfer.noot, naam)
            eerdere = self._per_rij[cijfer.rij].get(plek, ())
            self._per_rij[cijfer.rij][plek] = (*eerdere, opgave)
            geleverd.add(plek)
        self.geleverd = frozenset(geleverd)

    def van(self, rij: str) -> dict[tuple[str, int], tuple[Opgave, ...]]:
        """What is stated about one party, by gegeven and year."""
        return self._per_rij.get(rij, {})


def _analyseer(sessie: Sessie, partij: Gesprekspartij, broncijfers: _Broncijfers) -> tuple[Signaal, ...]:
    onderzocht = _met_bronnen(sessie, partij, _onderzocht(sessie, partij), broncijfers)
    dossier = sessie.dossier(partij.code)
    ernaast = (*lees_anders_gezegd(sessie, dossier), *lees_signalen(sessie, dossier))
    plaatsen = {vraag: plaats for plaats, vraag in enumerate(onderzocht.vragenlijst.vragen)}
    gevonden = (*analyse.analyseer(onderzocht), *ernaast)
    return tuple(sorted(gevonden, key=lambda signaal: orde(signaal, plaatsen)))


def _met_bronnen(
    sessie: Sessie, partij: Gesprekspartij, onderzocht: Onderzocht, broncijfers: _Broncijfers
) -> Onderzocht:
    return replace(
        onderzocht,
        # Lists of other sources have a row for every korps, and none for a ketenpartner.
        bronnen=sessie.instrument.bronnen if partij.gemeten else (),
        broncijfers=broncijfers.van(partij.code),
        geleverd=broncijfers.geleverd,
    )


def _onderzocht(sessie: Sessie, partij: Gesprekspartij) -> Onderzocht:
    """What a party itself stated, now and earlier."""
    return replace(
        _antwoorden(sessie, partij),
        eerder={
            vraag: tuple(opgave for opgave in opgaven if opgave.editie != sessie.editie.id)
            for vraag, opgaven in lees_reeksen(sessie, partij.code).items()
        },
    )


def _antwoorden(sessie: Sessie, partij: Gesprekspartij) -> Onderzocht:
    """What a party stated in this edition."""
    editie, lijst = sessie.editie.id, sessie.instrument.vragenlijst
    antwoorden = lees_antwoorden(sessie.store.lees(), sessie.dossier(partij.code))
    return Onderzocht(
        vragenlijst=lijst,
        antwoorden={
            vak: Opgave(
                vak.vraag, vak.rij, lijst.jaar_van(vak), gegeven.waarde, gegeven.toelichting, editie=editie
            )
            for vak, gegeven in antwoorden.items()
            if _is_plaats(lijst, vak)
        },
        partij=partij.code,
        soort=partij.soort,
        drempels=sessie.instrument.drempels,
    )


def _is_plaats(lijst: Vragenlijst, vak: Vak) -> bool:
    """Whether this version asks for it: what was answered to an earlier one is not judged by this one."""
    vraag = lijst.vragen.get(vak.vraag)
    return vraag is not None and vak in vraag.vakken
