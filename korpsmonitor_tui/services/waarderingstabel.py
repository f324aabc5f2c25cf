"""The provisional waarderingstabel as a file for a ketenpartner, and the record that it was put to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import BestandFout, schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingstabel import (
    Eerder,
    Waarderingsdocument,
    Waarderingsregel,
    als_stuk,
    rijcode,
)
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.datums import als_datum, eis_verleden
from korpsmonitor_tui.services.documenten import lees_rubricering
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.replieken import lees_replieken, plaats_van, toon_oordeel
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.waardering import lees_waardering
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.replieken import Repliekplaats
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.waardering import Oordeel, Waarderingstabel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

VORMEN: Final = ("docx", "xlsx")
VOORLEGGING: Final = "voorlegging"
"""Soort of the record: never changed, and so an event without a table of its own."""
_LANGSTE_AAN: Final = 120


@dataclass(frozen=True, slots=True)
class Bestand:
    """A table as a file."""

    pad: Path
    sha256: str
    meldingen: tuple[str, ...]
    voorlegging: str = ""
    """Id of the record, if it was recorded."""


@dataclass(frozen=True, slots=True)
class Voorlegging:
    """A table that was put to a partner."""

    id: str
    datum: date | None
    aan: str
    """To whom, by role."""
    vorm: str
    sha256: str
    bijlage: str
    plaatsen: Mapping[str, tuple[str, str, str]]
    """What each code in it stands for: korps, column, judgement as it was shown."""


def stel_waardering_op(sessie: Sessie, dossier: str, *, met_repliek: bool) -> Waarderingsdocument:
    """The table of the partner of this dossier as it stands now, with roles for the names of participants.

    Raises OnbruikbareInvoer for a party that korpsen do not judge.
    """
    db = sessie.store.lees()
    tabel = lees_waardering(sessie, dossier)
    replieken = {repliek.id: repliek for repliek in lees_replieken(db, dossier)}
    eigen = lees_namen(db, dossier)
    namen = {
        rij[0].korps.code: lees_namen(db, dossier_id(sessie.editie.id, rij[0].korps.code)) | eigen
        for rij in tabel.rijen
    }

    def regel(oordeel: Oordeel) -> Waarderingsregel:
        plaats = plaats_van(dossier, oordeel)
        repliek = replieken.pop(plaats.id, None)
        verborgen = namen[oordeel.korps.code]
        return Waarderingsregel(
            nummer=oordeel.korps.nummer,
            korps=oordeel.korps.naam,
            kolom=oordeel.dimensie,
            kleur=verberg(oordeel.kleur.strip(), verborgen),
            scorekleur=sessie.instrument.schaal.kleur(oordeel.kleur),
            toelichting=verberg(_toelichting(oordeel), verborgen),
            versie=oordeel.versie if oordeel.gegeven else "",
            code=_code(dossier, plaats) if oordeel.gegeven else "",
            repliek=verberg(repliek.tekst, verborgen) if repliek and met_repliek else "",
        )

    regels = tuple(regel(rij[nr]) for nr in range(len(tabel.kolommen)) for rij in tabel.rijen)
    eerder = tuple(
        Eerder(
            sessie.partij(repliek.korps).naam,
            repliek.dimensie,
            verberg(repliek.oordeel, namen.get(repliek.korps, eigen)),
            verberg(repliek.tekst, namen.get(repliek.korps, eigen)),
        )
        for repliek in replieken.values()
        if met_repliek
    )
    return Waarderingsdocument(
        partner=tabel.partner.naam,
        instrument=sessie.instrument.naam,
        editie=sessie.editie.naam,
        rubricering=lees_rubricering(db, dossier),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
        kolommen=tuple((kolom.code, kolom.naam) for kolom in tabel.kolommen),
        regels=regels,
        met_repliek=met_repliek,
        eerder=eerder,
    )


def _toelichting(oordeel: Oordeel) -> str:
    """The explanation, and below it the open answers with what was asked."""
    return "\n".join(
        filter(
            None,
            (
                oordeel.toelichting.strip(),
                *(f"{vraag} {antwoord.strip()}" for vraag, antwoord in oordeel.opmerkingen),
            ),
        )
    )


def _code(dossier: str, plaats: Repliekplaats) -> str:
    return rijcode(dossier, plaats.korps, plaats.dimensie, plaats.oordeel)


def plaatsen_nu(tabel: Waarderingstabel, dossier: str) -> dict[str, tuple[str, str, str]]:
    """What the codes of the judgements that korpsen give now stand for: korps, column, judgement as it is shown."""
    return {
        _code(dossier, plaats_van(dossier, oordeel)): (
            oordeel.korps.code,
            oordeel.dimensie,
            toon_oordeel(oordeel),
        )
        for oordeel in tabel.gegeven
    }


def schrijf_waardering(
    sessie: Sessie, tabel: Waarderingsdocument, vorm: str
) -> tuple[bytes, tuple[str, ...]]:
    """The table as a file, with what a person should know of it. Raises SjabloonFout or OnbruikbareInvoer."""
    # Imported late: start-up must pay neither for Word nor for workbooks.
    if vorm == "xlsx":
        from korpsmonitor_tui.report.waarderingstabel import schrijf_waarderingstabel

        return schrijf_waarderingstabel(tabel), ()
    from korpsmonitor_tui.word.stuk import schrijf_stuk

    bestand = schrijf_stuk(als_stuk(tabel), sessie.instrumenten.sjabloon(sessie.editie.instrument))
    return bestand.inhoud, bestand.meldingen


def bewaar_waardering(
    sessie: Sessie,
    dossier: str,
    doel: Path,
    *,
    met_repliek: bool = False,
    aan: str = "",
    datum: date | None = None,
    overschrijf: bool = False,
) -> Bestand:
    """Write the table to ``doel`` (.docx or .xlsx); with ``aan`` (a role) record that it was put to them.

    The file that was put to them is kept byte for byte, and recorded before it is on disk: none goes out unrecorded.
    Raises OnbruikbareInvoer for another ending, a day to come or a party that korpsen do not judge, StapGeweigerd,
    BestandFout if it cannot be written.
    """
    vorm = doel.suffix.lower().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _("Noem een bestand dat eindigt op .docx of .xlsx, niet “{naam}”; er is niets gemaakt.").format(
                naam=doel.name
            )
        )
    tabel = stel_waardering_op(sessie, dossier, met_repliek=met_repliek)
    inhoud, meldingen = schrijf_waardering(sessie, tabel, vorm)
    if doel.exists() and not overschrijf:
        raise BestandFout(
            _("{pad} bestaat al en is niet overschreven; er is niets gemaakt of vastgelegd.").format(pad=doel)
        )
    id_ = _leg_vast(sessie, dossier, doel.name, inhoud, aan, datum) if aan else ""
    schrijf_bestand(doel, inhoud, overschrijf=overschrijf)
    return Bestand(doel, hashlib.sha256(inhoud).hexdigest(), meldingen, id_)


def _leg_vast(sessie: Sessie, dossier: str, naam: str, inhoud: bytes, aan: str, datum: date | None) -> str:
    eis_schrijver(sessie, dossier)
    rol, dag = aan.strip(), eis_verleden(sessie, datum)
    if not rol or len(rol) > _LANGSTE_AAN or not rol.isprintable():
        raise OnbruikbareInvoer(
            _(
                "Noem op één regel de rol aan wie de tabel is voorgelegd, zoals “hoofd EMM”; er is niets vastgelegd."
            )
        )
    plaatsen = plaatsen_nu(lees_waardering(sessie, dossier), dossier)
    verborgen = lees_namen(sessie.store.lees(), dossier)

    def taak(tx: Transactie) -> str:
        bijlage = bijlagen.bewaar(tx, dossier, naam, inhoud)
        gegevens = {
            "dossier": dossier,
            "datum": dag.isoformat(),
            "aan": verberg(rol, verborgen),
            "vorm": naam.rpartition(".")[2].lower(),
            "sha256": hashlib.sha256(inhoud).hexdigest(),
            "bijlage": bijlage,
            "plaatsen": {code: list(plaats) for code, plaats in plaatsen.items()},
        }
        return tx.maak(VOORLEGGING, gegevens)

    return sessie.store.voer_uit(sessie.wie, taak)


def lees_voorleggingen(db: Database, dossier: str) -> tuple[Voorlegging, ...]:
    """Every table that was put to the partner of this dossier, oldest first."""
    rijen = db.execute(
        "SELECT id FROM entiteit WHERE soort = ? AND dossier = ? AND bestaat ORDER BY id",
        (VOORLEGGING, dossier),
    ).fetchall()
    return tuple(_voorlegging(db, id_) for (id_,) in rijen)


def _voorlegging(db: Database, id_: str) -> Voorlegging:
    stand = lees_stand(db, VOORLEGGING, id_)
    plaatsen = stand.vast("plaatsen")
    return Voorlegging(
        id=id_,
        datum=als_datum(stand.vast("datum")),
        aan=str(stand.vast("aan") or ""),
        vorm=str(stand.vast("vorm") or ""),
        sha256=str(stand.vast("sha256") or ""),
        bijlage=str(stand.vast("bijlage") or ""),
        plaatsen={
            str(code): (str(plaats[0]), str(plaats[1]), str(plaats[2]))
            for code, plaats in (plaatsen.items() if isinstance(plaatsen, dict) else ())
        },
    )
