"""Which version of which verslag a returned file answers: by what it says of itself, else by its text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.versies import Versie, lees_versies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.teruglezing import Herkomst, Teruglezing
    from korpsmonitor_tui.domain.wijzigingen import Woordlezing
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.word.verslaglezer import Teruggave

_NUMMER: Final = re.compile(r"\d+[.)]?\s+")
_MEESTE: Final = 3
"""Versions that a file without marks is laid beside in full: those of which most passages are in it as they were sent."""
_MINSTENS: Final = 0.5
"""Share of the passages from which a file is that version without anybody saying so."""
_VOORSPRONG: Final = 0.2
"""By how much more it must be that one than the verslag of somebody else."""


@dataclass(frozen=True, slots=True)
class Verzonden:
    """A version that was sent, and everything that is needed to lay a file beside it."""

    dossier: str
    versie: Versie
    basis: Sequence[Sequence[str | None]]
    """Every paragraph as it was sent: (text, id of the passage or nothing)."""
    passages: Sequence[Sequence[Any]]
    """(id, number, chapter, text) of each passage."""
    actueel: bool
    """Whether no later version was sent."""


class Gelegd(NamedTuple):
    """A file beside the version that it answers."""

    verzonden: Verzonden
    herkomst: Herkomst
    lezing: Teruglezing
    meldingen: tuple[str, ...]
    """Dutch lines about what is odd about the file as a whole."""


def lees_verzonden(db: Database, dossier: str) -> tuple[Verzonden, ...]:
    """The versions of a dossier that were sent, latest first."""
    versies = [versie for versie in reversed(lees_versies(db, dossier)) if versie.soort == "verzonden"]
    inhoud = {
        id_: (json.loads(basis or "[]"), json.loads(passages or "[]"))
        for id_, basis, passages in db.execute(
            "SELECT id, basis, passages FROM versie WHERE dossier = ?", (dossier,)
        ).fetchall()
    }
    return tuple(
        Verzonden(dossier, versie, *inhoud[versie.id], actueel=nr == 0) for nr, versie in enumerate(versies)
    )


def herken(sessie: Sessie, teruggave: Teruggave, naam: str, gevraagd: str = "") -> Gelegd:
    """Lay a file beside the version that it answers; ``gevraagd`` is the dossier that a person says it is of.

    Raises OnbruikbareInvoer for a file of somebody else, of another edition, or of which it is not sure what it is;
    StapGeweigerd if that verslag was never sent.
    """
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word import kenmerken

    eigen = teruggave.eigenschappen.get(kenmerken.EIGENSCHAP_VERSLAG, "")
    if eigen:
        _eis_hier(sessie, eigen, naam, gevraagd)
        kop = teruggave.eigenschappen.get(kenmerken.EIGENSCHAP_KOP, "")
        nummer = teruggave.eigenschappen.get(kenmerken.EIGENSCHAP_VERSIE, "")
        return _bij_kenmerk(sessie, teruggave, naam, eigen, kop, nummer)
    return _bij_tekst(sessie, teruggave, naam, gevraagd)


# -- by what the file says of itself -------------------------------------------------------------------------------------


def _eis_hier(sessie: Sessie, eigen: str, naam: str, gevraagd: str) -> None:
    partij = sessie.instrument.partij(partij_van(eigen))
    if partij is None or eigen != dossier_id(sessie.editie.id, partij.code):
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: het is verslag “{eigen}”, dat niet bij editie {editie} hoort."
            ).format(naam=naam, eigen=eigen, editie=sessie.editie.id)
        )
    if gevraagd and eigen != gevraagd:
        raise OnbruikbareInvoer(
            _("{naam} is niet ingelezen: het is het verslag van {eigen}, niet van {gevraagd}.").format(
                naam=naam, eigen=partij.naam, gevraagd=sessie.partij(partij_van(gevraagd)).naam
            )
        )


def _bij_kenmerk(
    sessie: Sessie, teruggave: Teruggave, naam: str, dossier: str, kop: str, nummer: str
) -> Gelegd:
    versies = _eis_verzonden(sessie, naam, dossier)
    zelfde_kop = [verzonden for verzonden in versies if verzonden.versie.kop == kop]
    # A version that was sent again with the same words has the same kop.
    genummerd = [een for een in zelfde_kop or versies if str(een.versie.nummer) == nummer]
    gevonden = next(iter(genummerd or zelfde_kop), None)
    if gevonden is None:
        raise StapGeweigerd(
            _(
                "{naam} is niet ingelezen: het is versie {nummer} van {partij}, die hier niet is verstuurd."
            ).format(naam=naam, nummer=nummer, partij=_partijnaam(sessie, dossier))
        )
    meldingen = []
    if not zelfde_kop:
        meldingen.append(
            _(
                "Dit is niet precies versie {nummer} zoals zij is verstuurd: het bestand is van een andere stand van het "
                "verslag. Wat daarin anders is, staat bij de wijzigingen."
            ).format(nummer=nummer)
        )
    return _leg(teruggave, gevonden, versies[0], meldingen)


def _eis_verzonden(sessie: Sessie, naam: str, dossier: str) -> tuple[Verzonden, ...]:
    versies = lees_verzonden(sessie.store.lees(), dossier)
    if not versies:
        raise StapGeweigerd(
            _("{naam} is niet ingelezen: het verslag van {partij} is nog niet verstuurd.").format(
                naam=naam, partij=_partijnaam(sessie, dossier)
            )
        )
    return versies


def _leg(
    teruggave: Teruggave, verzonden: Verzonden, laatste: Verzonden, meldingen: Sequence[str] = ()
) -> Gelegd:
    herkomst, lezing = teruggave.leg_naast(verzonden.basis, verzonden.passages)
    regels = list(meldingen)
    if not verzonden.actueel:
        regels.append(
            _(
                "Dit is versie {oud}; intussen is versie {nieuw} verstuurd. Wat erin staat, wordt vastgelegd bij versie {oud}."
            ).format(oud=verzonden.versie.nummer, nieuw=laatste.versie.nummer)
        )
    if herkomst.bijlage:
        regels.append(
            _("Dit is onze bijlage met wijzigingen: wat wij daarin wijzigden, geldt als aangenomen.")
        )
    if herkomst.herkend < _MINSTENS * herkomst.passages:
        regels.append(
            _("Van de {alle} passages zijn er maar {herkend} in het bestand teruggevonden.").format(
                alle=herkomst.passages, herkend=herkomst.herkend
            )
        )
    return Gelegd(verzonden, herkomst, lezing, tuple(regels))


# -- by its text ---------------------------------------------------------------------------------------------------------


def _bij_tekst(sessie: Sessie, teruggave: Teruggave, naam: str, gevraagd: str) -> Gelegd:
    if gevraagd:
        kandidaten: Sequence[Verzonden] = _eis_verzonden(sessie, naam, gevraagd)
    else:
        kandidaten = _meest_in(teruggave.lezing, _alle_verzonden(sessie))
    laatste = {verzonden.dossier: verzonden for verzonden in reversed(kandidaten)}
    gelegd = [_leg(teruggave, verzonden, laatste[verzonden.dossier]) for verzonden in kandidaten]
    # Of equal ones the latest: that is what respondents hold.
    beste = max(gelegd, key=_aandeel, default=None)
    if beste is None or _aandeel(beste) == 0 or (not gevraagd and _aandeel(beste) < _MINSTENS):
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: het zegt niet van wie het is, en lijkt op geen verstuurd verslag van {wie}."
            ).format(naam=naam, wie=_partijnaam(sessie, gevraagd) if gevraagd else sessie.editie.naam)
            + ("" if gevraagd else _(" Zeg erbij van wie het is (--partij) als het er toch een is."))
        )
    ook = [
        ander
        for ander in gelegd
        if ander.verzonden.dossier != beste.verzonden.dossier
        and _aandeel(ander) > _aandeel(beste) - _VOORSPRONG
    ]
    if ook:
        namen = {_partijnaam(sessie, een.verzonden.dossier): None for een in (beste, *ook)}
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: het zegt niet van wie het is, en kan zijn van {namen}. Kies met --partij."
            ).format(naam=naam, namen=_(" of ").join(namen))
        )
    melding = _("Het bestand zegt niet van wie het is; aan de tekst is het versie {nummer} van {partij}.")
    zegt = melding.format(
        nummer=beste.verzonden.versie.nummer, partij=_partijnaam(sessie, beste.verzonden.dossier)
    )
    return beste._replace(meldingen=(zegt, *beste.meldingen))


def _alle_verzonden(sessie: Sessie) -> list[Verzonden]:
    db = sessie.store.lees()
    dossiers = (dossier_id(sessie.editie.id, partij.code) for partij in sessie.instrument.partijen)
    return [verzonden for dossier in dossiers for verzonden in lees_verzonden(db, dossier)]


def _meest_in(lezing: Woordlezing, versies: Sequence[Verzonden]) -> list[Verzonden]:
    """The versions that a file may be, by how many passages stand in it as they were sent."""
    aanwezig = {_kaal(tekst) for alinea in lezing.alineas for tekst in (alinea.oud, alinea.nieuw)}

    def aandeel(verzonden: Verzonden) -> float:
        teksten = [_kaal(str(tekst or "")) for _id, _nummer, _hoofdstuk, tekst, *_rest in verzonden.passages]
        return sum(tekst in aanwezig for tekst in teksten) / max(1, len(teksten))

    met = [(aandeel(verzonden), verzonden) for verzonden in versies]
    met = sorted((paar for paar in met if paar[0]), key=lambda paar: -paar[0])
    return [verzonden for _aandeel_, verzonden in met[:_MEESTE]]


def _kaal(tekst: str) -> str:
    """A paragraph without its number and without what white space a word processor made of it."""
    return " ".join(_NUMMER.sub("", tekst.strip(), count=1).split())


def _aandeel(gelegd: Gelegd) -> float:
    return gelegd.herkomst.herkend / max(1, gelegd.herkomst.passages)


def _partijnaam(sessie: Sessie, dossier: str) -> str:
    return sessie.partij(partij_van(dossier)).naam
