"""Answers to the questionnaire: as they were stated, per question, row and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import VELDEN, WAARDE, Geldigheid, Vak
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What was stated in one place of the questionnaire."""

    id: str
    vak: Vak
    waarde: str
    """As stated, never altered: ``12``, ``15-20``, ``Nb``; empty means not answered."""
    toelichting: str
    versie: str = ""
    """Version of the questionnaire that it was given for, e.g. ``2011-2012``; empty if that was not kept."""

    def tekst(self, veld: str) -> str:
        """One of the texts (``VELDEN``) of this place."""
        return self.waarde if veld == WAARDE else self.toelichting


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """How much of a chapter is answered, counted in the questions that are asked of this party."""

    hoofdstuk: str
    beantwoord: int
    totaal: int
    verplicht_open: int
    """Required questions without an answer."""


def antwoord_id(dossier: str, vak: Vak) -> str:
    """The same answer on every laptop."""
    return f"{dossier}/{vak}"


def lees_antwoorden(db: Database, dossier: str) -> dict[Vak, Antwoord]:
    """All answers of a dossier by place."""
    rijen = db.execute(
        "SELECT id, vraag, rij, jaar, waarde, toelichting, versie FROM antwoord WHERE dossier = ?", (dossier,)
    ).fetchall()
    antwoorden = (
        Antwoord(id_, Vak(vraag or "", rij or "", jaar or ""), waarde or "", toelichting or "", versie or "")
        for id_, vraag, rij, jaar, waarde, toelichting, versie in rijen
    )
    return {antwoord.vak: antwoord for antwoord in antwoorden}


def zet_antwoord(
    sessie: Sessie,
    dossier: str,
    vak: Vak,
    tekst: str,
    *,
    veld: str = WAARDE,
    op: Sequence[str] | None = None,
) -> str:
    """Write an answer or its explanation (``veld``) exactly as stated, and return the answer's id.

    Raises NietGevonden for an unknown place, StapGeweigerd while the verslag with its figures is frozen.
    """
    return zet_antwoorden(sessie, dossier, {(vak, veld): tekst}, op=op)[0]


def zet_antwoorden(
    sessie: Sessie,
    dossier: str,
    teksten: Mapping[tuple[Vak, str], str],
    *,
    op: Sequence[str] | None = None,
) -> tuple[str, ...]:
    """Write several texts (by place and ``VELDEN``) as one handeling; their ids in the same order.

    Raises as :func:`zet_antwoord`; then nothing is written.
    """
    eis_schrijver(sessie, dossier)
    for vak, veld in teksten:
        controleer_vak(sessie.instrument.vragenlijst, vak)
        if veld not in VELDEN:
            raise ValueError(veld)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        schrijf_antwoorden(tx, dossier, teksten, sessie.instrument.vragenlijst.versie, op=op)

    sessie.store.voer_uit(sessie.wie, taak)
    return tuple(antwoord_id(dossier, vak) for vak, _veld in teksten)


def schrijf_antwoord(
    tx: Transactie, dossier: str, vak: Vak, tekst: str, versie: str, *, veld: str = WAARDE
) -> None:
    """Write one text inside a transaction, as :func:`schrijf_antwoorden`."""
    schrijf_antwoorden(tx, dossier, {(vak, veld): tekst}, versie)


def schrijf_antwoorden(
    tx: Transactie,
    dossier: str,
    teksten: Mapping[tuple[Vak, str], str],
    versie: str,
    *,
    op: Sequence[str] | None = None,
) -> None:
    """Write texts inside a transaction, pinned to the version of the questionnaire that they were given for."""
    per_vak: dict[Vak, dict[str, str]] = {}
    for (vak, veld), tekst in teksten.items():
        per_vak.setdefault(vak, {})[veld] = tekst
    for vak, velden in per_vak.items():
        id_ = antwoord_id(dossier, vak)
        gegevens = {"dossier": dossier, "vraag": vak.vraag, "rij": vak.rij, "jaar": vak.jaar}
        maak_of_herstel(tx, "antwoord", gegevens, id_)
        for veld, tekst in velden.items():
            tx.zet("antwoord", id_, veld, tekst, op=op)
        tx.zet("antwoord", id_, "versie", versie)


def controleer_vak(vragenlijst: Vragenlijst, vak: Vak) -> Vraag:
    """The question of a place. Raises NietGevonden if it does not exist or does not have this row or year."""
    vraag = vragenlijst.vragen.get(vak.vraag)
    if vraag is None:
        raise NietGevonden(_("Er is geen vraag “{vraag}” in deze vragenlijst.").format(vraag=vak.vraag))
    rijen = [rij.code for rij in vraag.rijen]
    if (vak.rij or rijen) and vak.rij not in rijen:
        raise NietGevonden(
            _("Vraag {vraag} heeft de rijen {rijen}, niet “{rij}”.").format(
                vraag=vraag.id, rijen=", ".join(rijen) or _("(geen)"), rij=vak.rij
            )
        )
    jaren = [str(jaar) for jaar in vraag.jaren]
    if (vak.jaar or jaren) and vak.jaar not in jaren:
        raise NietGevonden(
            _("Vraag {vraag} wordt gesteld voor {jaren}, niet voor “{jaar}”.").format(
                vraag=vraag.id, jaren=", ".join(jaren) or _("geen apart jaar"), jaar=vak.jaar
            )
        )
    return vraag


def opgave(antwoorden: Mapping[Vak, Antwoord]) -> Callable[[Vak], str]:
    """What was answered in a place, as conditions ask for it; empty if nothing was."""
    return lambda vak: antwoorden[vak].waarde if vak in antwoorden else ""


def volledigheid(
    vragenlijst: Vragenlijst,
    hoofdstuk: Hoofdstuk,
    antwoorden: Mapping[Vak, Antwoord],
    partij: Gesprekspartij | None = None,
) -> Volledigheid:
    """How much of a chapter is answered: a question with several places counts once all are.

    A question that lapses by its conditions is not counted; one that was answered all the same neither.
    """
    gegeven = opgave(antwoorden)
    code, soort = (partij.code, partij.soort) if partij else ("", "")
    gesteld = {vraag: vragenlijst.geldigheid(vraag, gegeven, code, soort) for vraag in hoofdstuk.vragen}
    telt = [vraag for vraag, geldigheid in gesteld.items() if geldigheid != Geldigheid.VERVALT]
    beantwoord = [vraag for vraag in telt if is_beantwoord(vraag, antwoorden)]
    verplicht = [
        vraag
        for vraag in telt
        if vraag.verplicht and gesteld[vraag] == Geldigheid.GELDT and vraag not in beantwoord
    ]
    return Volledigheid(hoofdstuk.code, len(beantwoord), len(telt), len(verplicht))


def is_beantwoord(vraag: Vraag, antwoorden: Mapping[Vak, Antwoord]) -> bool:
    """Whether every place of the question has an answer."""
    return all((gegeven := antwoorden.get(vak)) and gegeven.waarde.strip() for vak in vraag.vakken)
