"""Transcripts of an interview: taking a file in, and saying who speaks and when the recording began."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import beurt_id
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.transcript import als_json, maak_beurten
from korpsmonitor_tui.domain.transcriptverschil import aandeel_bewaard, vergelijk
from korpsmonitor_tui.domain.transcriptvlaggen import vlaggen
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, eis_gesprek, noteer
from korpsmonitor_tui.services.opnamen import eis_opname
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_definitief, weiger_vastgesteld
from korpsmonitor_tui.services.transcriptstand import (
    SOORT,
    Transcript,
    eis_transcript,
    koppeling,
    lees_beurten,
    lees_cues,
    lees_sprekers,
    lees_transcripten,
    sprekerlabels,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from korpsmonitor_tui.domain.transcript import Beurt, Gelezen
    from korpsmonitor_tui.domain.transcriptverschil import Transcriptverschil
    from korpsmonitor_tui.domain.transcriptvlaggen import Vlag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcriptgevolgen import Codegevolgen
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

    Voortgang = Callable[[int, int, str], None]

GROOTSTE: Final = 10 * 2**20
"""Bytes of the largest transcript taken in; a Word file is bounded more narrowly by its guard."""
_WORD: Final = b"PK\x03\x04"
_ZELFDE: Final = 0.5
"""Share of the text that came back from which a file is a correction of a transcript, whatever it is called."""
_ZELFDE_NAAM: Final = 0.2
"""The same if the name or the recording is the same."""


@dataclass(frozen=True, slots=True)
class Transcriptimport:
    """What came of taking in a file."""

    transcript: Transcript
    """With ``proef`` as it would be."""
    gelezen: Gelezen
    beurten: tuple[Beurt, ...]
    vlaggen: dict[Vlag, int]
    """How many cues have each flag."""
    sprekers: dict[str, str]
    """Every name in the file, in order of speaking -> who that is, empty if that was not said yet."""
    eerder: bool = False
    """Whether this very file was taken in before; then nothing was changed."""
    vorige: Transcript | None = None
    verschil: Transcriptverschil | None = None
    """How it differs from ``vorige``."""
    gevolgen: Codegevolgen | None = None
    """What becomes of the codes in ``vorige``."""
    proef: bool = False
    """Whether nothing was written."""


# -- taking in -----------------------------------------------------------------------------------------------------------


def lees_bestand(pad: Path) -> tuple[bytes, Gelezen]:
    """A transcript in any form that is known, by what is in it. Raises OnbruikbareInvoer."""
    inhoud = bijlagen.lees_bestand(pad, GROOTSTE)
    if not inhoud.startswith(_WORD):
        from korpsmonitor_tui.intake.transcript import lees_transcript

        return inhoud, lees_transcript(inhoud, pad.name)
    from korpsmonitor_tui.intake.transcript import lees_alineas
    from korpsmonitor_tui.word.transcriptlezer import lees_transcriptalineas

    return inhoud, lees_alineas(lees_transcriptalineas(inhoud, pad.name), pad.name)


def importeer(
    sessie: Sessie,
    dossier: str,
    pad: Path,
    *,
    opname: str = "",
    sprekers: Mapping[str, str] | None = None,
    vervangt: str = "",
    proef: bool = False,
) -> Transcriptimport:
    """Take in a transcript as one handeling; with ``proef`` nothing is written.

    ``opname`` and ``vervangt`` are the number or id of its recording and of the transcript that it corrects; without
    the latter that is the one it largely repeats. ``sprekers`` as in :func:`koppel_sprekers`. A file that was taken in
    before changes nothing. Raises OnbruikbareInvoer for a file that cannot be read, NietGevonden for something named
    that is not there, StapGeweigerd for one's own korps or once the verslag is definitief.
    """
    inname = bereid_voor(sessie, dossier, pad, opname=opname, sprekers=sprekers, vervangt=vervangt)
    return inname.bekijk() if proef else inname.leg_vast()


def _zwijg(_gedaan: int, _totaal: int, _wat: str) -> None:
    """Nobody waits."""


def bereid_voor(
    sessie: Sessie,
    dossier: str,
    pad: Path,
    voortgang: Voortgang = _zwijg,
    *,
    opname: str = "",
    sprekers: Mapping[str, str] | None = None,
    vervangt: str = "",
) -> Inname:
    """Read a file and find what it corrects, to be looked at before it is taken in as it was read here.

    ``voortgang`` (done, total, what) is called before each step, and may raise to break off. Raises as
    :func:`importeer`.
    """
    eis_schrijver(sessie, dossier)
    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    weiger_vastgesteld(db, dossier)
    voortgang(0, 4, _("{naam} wordt gelezen").format(naam=pad.name))
    inhoud, gelezen = lees_bestand(pad)
    voortgang(1, 4, _("wie er spreken"))
    inname = Inname(sessie, dossier, pad.name, inhoud, gelezen)
    voortgang(2, 4, _("vergelijken met wat er al is"))
    inname.zoek_vorige(eis_opname(sessie, dossier, opname).id if opname else "", vervangt, sprekers or {})
    voortgang(3, 4, _("wat er met de codes gebeurt"))
    inname.volg_codes()
    return inname


class Inname:
    """One file on its way into a dossier, read once: what was looked at is what is taken in."""

    def __init__(self, sessie: Sessie, dossier: str, naam: str, inhoud: bytes, gelezen: Gelezen) -> None:
        self._sessie = sessie
        self._dossier = dossier
        self._naam = naam
        self._inhoud = inhoud
        self._gelezen = gelezen
        self._sha256 = hashlib.sha256(inhoud).hexdigest()
        self._id = f"{dossier}/{SOORT}/{self._sha256[:16]}"
        self._vlaggen = vlaggen(gelezen.cues)
        self._beurten = maak_beurten(gelezen.cues, self._vlaggen)
        self._namen = tuple(dict.fromkeys(beurt.spreker for beurt in self._beurten if beurt.spreker))
        self._eerder: Transcript | None = None
        self._vorige: Transcript | None = None
        self._verschil: Transcriptverschil | None = None
        self._gevolgen: Codegevolgen | None = None
        self._opname = ""
        self._sprekers: dict[str, str] = {}

    def zoek_vorige(self, opname: str, vervangt: str, sprekers: Mapping[str, str]) -> None:
        """Find what it corrects and who speaks. Raises NietGevonden."""
        db = self._sessie.store.lees()
        bestaand = lees_transcripten(db, self._dossier)
        self._eerder = next((t for t in bestaand if t.sha256 == self._sha256), None)
        if self._eerder is not None:
            return
        if vervangt:
            self._vorige = eis_transcript(db, self._dossier, vervangt)
            self._verschil = vergelijk(self._lees(self._vorige), self._beurten)
        else:
            self._vergelijk_met(bestaand, opname)
        self._opname = opname or (self._vorige.opname if self._vorige else "")
        overgenomen = self._vorige.sprekers if self._vorige else {}
        self._sprekers = {naam: wie for naam, wie in overgenomen.items() if naam in self._namen}
        self._sprekers |= koppeling(db, self._dossier, self._namen, sprekers)

    def _lees(self, transcript: Transcript) -> tuple[Beurt, ...]:
        return lees_beurten(self._sessie, transcript.id, met_vlaggen=False)

    def _vergelijk_met(self, bestaand: Iterable[Transcript], opname: str) -> None:
        """The transcript that most of this one stands in already, if there is one."""
        beste = 0.0
        oud: tuple[Beurt, ...] = ()
        for transcript in bestaand:
            if transcript.vervangen:
                continue
            verwant = self._is_genoemd_naar(transcript) or (bool(opname) and opname == transcript.opname)
            beurten = self._lees(transcript)
            bewaard = aandeel_bewaard(beurten, self._beurten)
            if bewaard >= (_ZELFDE_NAAM if verwant else _ZELFDE) and bewaard > beste:
                beste, oud, self._vorige = bewaard, beurten, transcript
        if self._vorige is not None:
            self._verschil = vergelijk(oud, self._beurten)

    def _is_genoemd_naar(self, transcript: Transcript) -> bool:
        return PurePath(self._naam).stem.casefold() == PurePath(transcript.naam).stem.casefold()

    def volg_codes(self) -> None:
        """What becomes of the codes in what it corrects."""
        if self._vorige is not None:
            # Imported late: most transcripts correct none.
            from korpsmonitor_tui.services.transcriptgevolgen import lees_gevolgen

            self._gevolgen = lees_gevolgen(
                self._sessie, self._dossier, self._vorige.id, self._id, self._beurten
            )

    def leg_vast(self) -> Transcriptimport:
        """Take it in, as one handeling. Raises StapGeweigerd if the verslag became definitief meanwhile."""
        self._sessie.store.voer_uit(self._sessie.wie, self._schrijf)
        return self._uitkomst(proef=False)

    def bekijk(self) -> Transcriptimport:
        """What taking it in would give."""
        return self._uitkomst(proef=True)

    def _schrijf(self, tx: Transactie) -> None:
        """Write the file and the transcript, unless another program took the file in meanwhile."""
        weiger_definitief(tx, self._dossier)
        bekend = lees_transcripten(tx.db, self._dossier)
        self._eerder = next((t for t in bekend if t.sha256 == self._sha256), None)
        if self._eerder is not None:
            return
        eis_gesprek(tx.db, self._dossier)
        gegevens = {
            "dossier": self._dossier,
            "nummer": 1 + max((t.nummer for t in bekend), default=0),
            "vorm": self._gelezen.vorm,
            "naam": self._naam,
            "sha256": self._sha256,
            "bijlage": bijlagen.bewaar(tx, self._dossier, self._naam, self._inhoud, f"{self._id}/bestand"),
            "opname": self._opname,
            "vorige": self._vorige.id if self._vorige else "",
            "datum": self._sessie.vandaag().isoformat(),
            "cues": als_json(self._gelezen.cues),
        }
        maak_of_herstel(tx, SOORT, gegevens, self._id)
        if self._sprekers:
            tx.zet(SOORT, self._id, "sprekers", self._sprekers)
        if self._vorige and self._vorige.verschuiving:
            tx.zet(SOORT, self._id, "verschuiving", self._vorige.verschuiving)

    def _uitkomst(self, *, proef: bool) -> Transcriptimport:
        db = self._sessie.store.lees()
        transcript = self._eerder or (
            self._denkbeeldig(db) if proef else eis_transcript(db, self._dossier, self._id)
        )
        labels = sprekerlabels(db, self._dossier, transcript.sprekers)
        return Transcriptimport(
            transcript=transcript,
            gelezen=self._gelezen,
            beurten=self._beurten,
            vlaggen=dict(Counter(v for lijst in self._vlaggen.values() for v in lijst)),
            sprekers={naam: labels.get(naam, "") for naam in self._namen},
            eerder=self._eerder is not None,
            vorige=None if self._eerder else self._vorige,
            verschil=None if self._eerder else self._verschil,
            gevolgen=None if self._eerder else self._gevolgen,
            proef=proef,
        )

    def _denkbeeldig(self, db: Database) -> Transcript:
        nummer = 1 + max((t.nummer for t in lees_transcripten(db, self._dossier)), default=0)
        return Transcript(
            self._id,
            nummer,
            self._gelezen.vorm,
            self._naam,
            self._sha256,
            "",
            self._opname,
            self._vorige.id if self._vorige else "",
            self._sessie.vandaag(),
            self._sprekers,
            self._vorige.verschuiving if self._vorige else 0,
        )


# -- what a person says about it -----------------------------------------------------------------------------------------


def koppel_sprekers(sessie: Sessie, dossier: str, transcript: str, sprekers: Mapping[str, str]) -> Transcript:
    """Say who the speakers in a file are: name in the file -> a deelnemer (name, role or id) or a role in words.

    Empty takes it back; names that are left out stay as they are. Raises NietGevonden for a name that the file does
    not have, or if more than one deelnemer is meant.
    """
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, SOORT, transcript, dossier)
        namen = tuple(dict.fromkeys(cue.spreker for cue in lees_cues(tx.db, transcript) if cue.spreker))
        huidig = lees_sprekers(
            tx.db.execute("SELECT sprekers FROM transcript WHERE id = ?", (transcript,)).fetchone()[0]
        )
        nieuw = {**huidig, **koppeling(tx.db, dossier, namen, sprekers)}
        tx.zet(SOORT, transcript, "sprekers", {naam: wie for naam, wie in nieuw.items() if wie})

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_transcript(sessie.store.lees(), dossier, transcript)


def zet_verschuiving(sessie: Sessie, dossier: str, transcript: str, verschuiving: int) -> Transcript:
    """Say how many milliseconds to add to the time since the begin of the gesprek to get that of the recording."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, SOORT, transcript, dossier)
        tx.zet(SOORT, transcript, "verschuiving", verschuiving)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_transcript(sessie.store.lees(), dossier, transcript)


def noteer_beurt(sessie: Sessie, dossier: str, transcript: str, nummer: int, notitie: NieuweNotitie) -> str:
    """Make a note of a turn, that keeps which turn it was and when it was spoken; id of the note.

    Its time is that of the turn, as far into the gesprek as the shift of the transcript says; without a text or a speaker
    it gets those of the turn. Raises NietGevonden for a turn that is not there, and as :func:`korpsmonitor_tui.services.gesprekken.voeg_notities_toe`.
    """
    stand = eis_transcript(sessie.store.lees(), dossier, transcript)
    beurten = lees_beurten(sessie, stand.id, met_vlaggen=False)
    if not 0 < nummer <= len(beurten):
        raise NietGevonden(
            _("Er is geen beurt {nummer} in dit transcript; er is niets vastgelegd.").format(nummer=nummer)
        )
    beurt = beurten[nummer - 1]
    labels = sprekerlabels(sessie.store.lees(), dossier, stand.sprekers)
    notitie = replace(
        notitie,
        tekst=notitie.tekst or beurt.tekst,
        spreker=notitie.spreker or labels.get(beurt.spreker, ""),
    )
    begin = beurt.begin_ms
    verstreken = None if begin is None else max(0, begin - stand.verschuiving) // 1_000
    return noteer(sessie, dossier, notitie, beurt_id(stand.id, nummer), verstreken)
