"""Taking figures of a dashboard in, and correcting them: what was stated stays, and so does the file, byte for byte."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.dashboard import gebiednamen, indicatornamen
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.dashboard import (
    BESTANDSOORT,
    BEWERINGEN,
    LOPEND,
    SCHRIJVERS,
    SOORT,
    TEKSTSOORT,
    eis_jaar,
    lees_stand,
    telling_id,
)
from korpsmonitor_tui.services.entiteiten import maak_of_herstel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from korpsmonitor_tui.domain.dashboard import Dashboard, Plek
    from korpsmonitor_tui.domain.dashboardlezing import Dashboardlezing, Gelezen, Leesmelding, Leestekst
    from korpsmonitor_tui.domain.telling import Telling
    from korpsmonitor_tui.services.dashboard import Dashboardstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

DEFINITIE: Final = ".toml"
"""What the name of a file with statements ends on."""


class Lot(StrEnum):
    """What became of a cell or text of a file."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    """Taken: the file states something else than the one before it."""
    GELIJK = "gelijk"
    GEHOUDEN = "gehouden"
    """Ours stays: two laptops disagree about it, or a person changed the text since the last file."""


GENOMEN: Final = frozenset({Lot.NIEUW, Lot.GEWIJZIGD})
"""What of a file is written."""


@dataclass(frozen=True, slots=True)
class Leesregel:
    """A cell of the file beside what we had."""

    plek: Plek
    lot: Lot
    huidig: str | None
    """What was stated before; None for nothing."""
    waarde: str
    plaats: str
    correctie: str = ""
    """A correction that holds no longer once this is taken."""


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """A text of the file."""

    onderwerp: str
    """Code of an indicator or rubriek; empty for the whole."""
    lot: Lot


@dataclass(frozen=True, slots=True)
class Inlezing:
    """What a file brought."""

    bestand: str
    jaar: int
    tabellen: tuple[str, ...]
    """Titles of the tables in it."""
    regels: tuple[Leesregel, ...]
    teksten: tuple[Tekstregel, ...]
    meldingen: tuple[Leesmelding, ...]
    beweringen: int = 0
    """How many statements were laid down."""
    proef: bool = False
    """Whether nothing was written."""

    @property
    def gemist(self) -> bool:
        """Whether a figure in the file may not have been taken."""
        return any(melding.gemist for melding in self.meldingen) or any(
            regel.lot is Lot.GEHOUDEN for regel in self.regels
        )

    def met(self, *loten: Lot) -> tuple[Leesregel, ...]:
        """The cells that this became of."""
        return tuple(regel for regel in self.regels if regel.lot in loten)


def lees_in(
    sessie: Sessie,
    pad: Path,
    *,
    jaar: int | None = None,
    betekent: Mapping[str, str] | None = None,
    proef: bool = False,
) -> Inlezing:
    """Take a file in: tables with the text about them, or statements (.toml), as one handeling.

    ``betekent`` says of a heading or row what it is. A correction stays beside what it corrected, and holds no longer
    where the file states something else. Raises OnbruikbareInvoer if the file holds nothing of this dashboard, or
    ``betekent`` something that is not there; then nothing is written.
    """
    sessie.eis_rol(*SCHRIJVERS)
    peiljaar = eis_jaar(sessie, jaar)
    stand = lees_stand(sessie)
    inhoud = lees_bestand(pad)
    if pad.suffix.casefold() == DEFINITIE:
        return _leg_beweringen_vast(sessie, pad, inhoud, peiljaar, stand.dashboard, proef=proef)
    from korpsmonitor_tui.intake.dashboardlezer import lees_dashboardbestand

    antwoorden = _eis_antwoorden(stand.dashboard, betekent or {})
    lezing = lees_dashboardbestand(inhoud, pad.name, stand.dashboard, antwoorden)
    uitkomst = _vergelijk(sessie, stand, pad.name, peiljaar, lezing, proef=proef)
    if not proef:
        sessie.store.voer_uit(
            sessie.wie,
            lambda tx: _schrijf(tx, sessie, uitkomst, lezing, inhoud, json.dumps(antwoorden, sort_keys=True)),
        )
    return uitkomst


def _eis_antwoorden(dashboard: Dashboard, betekent: Mapping[str, str]) -> dict[str, str]:
    """Answers with codes in them. Raises OnbruikbareInvoer for one that is no code and no name."""
    namen = (
        gebiednamen(dashboard, [gebied.code for gebied in dashboard.gebieden]),
        indicatornamen(dashboard.indicatoren),
    )
    uit = {}
    for kop, wat in betekent.items():
        codes = [code for soort in namen for code in soort.zoek(wat)]
        exact = [code for code in codes if opzoeknaam(code) == opzoeknaam(wat)] or codes
        if len(exact) != 1:
            raise OnbruikbareInvoer(
                _(
                    "“{kop}” kan geen “{wat}” zijn; geef de code van een gebied of indicator. Er is niets ingelezen."
                ).format(kop=kop, wat=wat)
                if not codes
                else _("“{wat}” kan meer dan één ding zijn: {codes}. Er is niets ingelezen.").format(
                    wat=wat, codes=", ".join(codes)
                )
            )
        uit[kop] = exact[0]
    return uit


def _vergelijk(
    sessie: Sessie,
    stand: Dashboardstand,
    naam: str,
    jaar: int,
    lezing: Dashboardlezing,
    *,
    proef: bool,
) -> Inlezing:
    eigen = {
        plek: telling
        for plek, telling in stand.tellingen.get(jaar, {}).items()
        if telling.editie == sessie.editie.id
    }
    titels = (stand.dashboard.tabel(code) for code in lezing.tabellen)
    return Inlezing(
        naam,
        jaar,
        tuple(tabel.titel for tabel in titels if tabel is not None),
        tuple(_regel(gelezen, eigen.get(gelezen.plek)) for gelezen in lezing.cellen),
        tuple(_tekstregel(sessie, jaar, tekst) for tekst in lezing.teksten),
        lezing.meldingen,
        proef=proef,
    )


def _regel(gelezen: Gelezen, telling: Telling | None) -> Leesregel:
    huidig = telling.waarde if telling is not None else None
    if telling is not None and telling.strijdig:
        lot = Lot.GEHOUDEN
    elif huidig is None:
        lot = Lot.NIEUW
    else:
        lot = Lot.GELIJK if huidig == gelezen.waarde else Lot.GEWIJZIGD
    vervalt = (
        lot in GENOMEN and telling is not None and telling.correctie is not None and telling.gecorrigeerd
    )
    correctie = telling.correctie.waarde if vervalt and telling is not None and telling.correctie else ""
    return Leesregel(gelezen.plek, lot, huidig, gelezen.waarde, gelezen.plaats, correctie)


def _tekstregel(sessie: Sessie, jaar: int, tekst: Leestekst) -> Tekstregel:
    db = sessie.store.lees()
    id_ = tekst_id(sessie.editie.id, jaar, tekst.onderwerp)
    velden = {}
    for veld in ("tekst", "ingelezen"):
        rij = db.execute(
            "SELECT p.payload FROM kop k JOIN event_payload p ON p.event = k.event "
            "WHERE k.soort = ? AND k.entiteit = ? AND k.veld = ?",
            (TEKSTSOORT, id_, veld),
        ).fetchall()
        velden[veld] = [decodeer(payload) for (payload,) in rij]
    if not velden["tekst"] or velden["tekst"] in ([""], [None]):
        return Tekstregel(tekst.onderwerp, Lot.NIEUW)
    if velden["tekst"] == [tekst.tekst]:
        return Tekstregel(tekst.onderwerp, Lot.GELIJK)
    ongewijzigd = len(velden["tekst"]) == 1 and velden["tekst"] == velden["ingelezen"]
    return Tekstregel(tekst.onderwerp, Lot.GEWIJZIGD if ongewijzigd else Lot.GEHOUDEN)


def _schrijf(
    tx: Transactie,
    sessie: Sessie,
    uitkomst: Inlezing,
    lezing: Dashboardlezing,
    inhoud: bytes,
    antwoorden: str,
) -> None:
    bestand = _bewaar(tx, sessie, uitkomst.bestand, uitkomst.jaar, inhoud, antwoorden)
    for regel in uitkomst.met(*GENOMEN):
        id_ = maak_cel(tx, sessie, uitkomst.jaar, regel.plek)
        tx.zet(SOORT, id_, "waarde", regel.waarde)
        herkomst = {"waarde": regel.waarde, "bestand": bestand, "plaats": regel.plaats}
        tx.voeg_toe(SOORT, id_, "herkomst", herkomst)
    for tekst, regel_ in zip(lezing.teksten, uitkomst.teksten, strict=True):
        if regel_.lot in GENOMEN:
            id_ = maak_tekst(tx, sessie, uitkomst.jaar, tekst.onderwerp, LOPEND)
            tx.zet(TEKSTSOORT, id_, "tekst", tekst.tekst)
            tx.zet(TEKSTSOORT, id_, "ingelezen", tekst.tekst)


def _bewaar(tx: Transactie, sessie: Sessie, naam: str, jaar: int, inhoud: bytes, antwoorden: str) -> str:
    """Keep a file once, whatever it is called; its id."""
    sha256 = hashlib.sha256(inhoud).hexdigest()
    gegevens = {
        "dossier": "",
        "editie": sessie.editie.id,
        "jaar": str(jaar),
        "naam": naam,
        "sha256": sha256,
        "inhoud": base64.b64encode(inhoud).decode(),
        "soort": BEWERINGEN if naam.casefold().endswith(DEFINITIE) else "tabellen",
        "datum": sessie.vandaag().isoformat(),
        "lezing": antwoorden,
    }
    return maak_of_herstel(tx, BESTANDSOORT, gegevens, f"{sessie.editie.id}/{jaar}/{sha256[:16]}")


def maak_cel(tx: Transactie, sessie: Sessie, jaar: int, plek: Plek) -> str:
    """Have the entity of one cell inside a transaction, and return its id."""
    gegevens = {"dossier": "", "editie": sessie.editie.id, "jaar": str(jaar), **plek._asdict()}
    return maak_of_herstel(tx, SOORT, gegevens, telling_id(sessie.editie.id, jaar, plek))


def maak_tekst(tx: Transactie, sessie: Sessie, jaar: int, onderwerp: str, onderdeel: str) -> str:
    """Have the entity of one text inside a transaction, and return its id."""
    gegevens = {
        "dossier": "",
        "editie": sessie.editie.id,
        "jaar": str(jaar),
        "indicator": onderwerp,
        "onderdeel": onderdeel,
    }
    return maak_of_herstel(tx, TEKSTSOORT, gegevens, tekst_id(sessie.editie.id, jaar, onderwerp, onderdeel))


def tekst_id(editie: str, jaar: int, onderwerp: str, onderdeel: str = LOPEND) -> str:
    """The same text on every laptop."""
    return f"{editie}/{jaar}/{onderdeel}/{onderwerp}"


def _leg_beweringen_vast(
    sessie: Sessie, pad: Path, inhoud: bytes, jaar: int, dashboard: Dashboard, *, proef: bool
) -> Inlezing:
    from korpsmonitor_tui.intake.dashboardbeweringen import lees_beweringen

    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise OnbruikbareInvoer(
            _("{naam} is geen UTF-8; er is niets vastgelegd.").format(naam=pad.name)
        ) from fout
    beweringen = lees_beweringen(pad.name, tekst, dashboard)

    def taak(tx: Transactie) -> None:
        _bewaar(tx, sessie, pad.name, jaar, inhoud, "")
        tx.zet(TEKSTSOORT, maak_tekst(tx, sessie, jaar, "", BEWERINGEN), "tekst", tekst)

    if not proef:
        sessie.store.voer_uit(sessie.wie, taak)
    return Inlezing(pad.name, jaar, (), (), (), (), len(beweringen), proef)
