"""The texts of a dossier that can be coded, as they are now, and where a quote of an earlier text stands in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Anker, Bronsoort, Lot, Verankering, beurt_id, veranker, vingerafdruk
from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.gesprek import is_monitorteam
from korpsmonitor_tui.domain.transcript import maak_beurten, van_json
from korpsmonitor_tui.domain.transcriptverschil import vergelijk
from korpsmonitor_tui.services.transcriptstand import lees_sprekers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Tekstbron:
    """One text that can be coded."""

    soort: str
    """One of ``Bronsoort``."""
    entiteit: str
    tekst: str
    hoofdstuk: str = ""
    vraag: str = ""
    """Id of the question that it was noted under."""
    spreker: str = ""
    van_team: bool = False
    """Of a turn: whether somebody of the monitor team spoke, whose words are no evidence about the korps."""
    gemaakt_van: tuple[str, ...] = ()
    """Of a passage: what it was made from, see ``domain/verslagbron.py``."""

    @property
    def sleutel(self) -> tuple[str, str]:
        """What anchors name it by."""
        return self.soort, self.entiteit


def lees_bronnen(sessie: Sessie, dossier: str) -> tuple[Tekstbron, ...]:
    """Everything that can be coded: notes in the order of the chapters, turns, and the passages of the verslag.

    Of a transcript that was corrected only the correction; in a conflict the text that is shown.
    """
    db = sessie.store.lees()
    plaats = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    notities = [
        Tekstbron(Bronsoort.NOTITIE, id_, tekst or "", hoofdstuk or "", vraag or "", spreker or "")
        for id_, tekst, hoofdstuk, vraag, spreker in db.execute(
            "SELECT id, tekst, hoofdstuk, vraag, spreker FROM notitie WHERE dossier = ? ORDER BY volgorde, id",
            (dossier,),
        ).fetchall()
    ]
    passages = [
        Tekstbron(
            Bronsoort.PASSAGE, id_, tekst or "", hoofdstuk or "", gemaakt_van=tuple(json.loads(bronnen))
        )
        for id_, tekst, hoofdstuk, bronnen in db.execute(
            "SELECT id, tekst, hoofdstuk, bronnen FROM passage WHERE dossier = ? ORDER BY volgorde, id",
            (dossier,),
        ).fetchall()
    ]
    for bronnen in (notities, passages):
        bronnen.sort(key=lambda bron: plaats.get(bron.hoofdstuk, len(plaats)))
    return (*notities, *_lees_beurten(db, dossier), *passages)


def _lees_beurten(db: Database, dossier: str) -> list[Tekstbron]:
    rijen = db.execute(
        "SELECT id, cues, sprekers FROM transcript t WHERE dossier = ? AND NOT EXISTS "
        "(SELECT 1 FROM transcript n WHERE n.dossier = t.dossier AND n.vorige = t.id) ORDER BY nummer, id",
        (dossier,),
    ).fetchall()
    bronnen = []
    for id_, cues, sprekers in rijen:
        team = {naam for naam, wie in lees_sprekers(sprekers).items() if is_monitorteam(wie)}
        bronnen += [
            Tekstbron(
                Bronsoort.BEURT,
                beurt_id(id_, beurt.nummer),
                beurt.tekst,
                spreker=beurt.spreker,
                van_team=beurt.spreker in team,
            )
            for beurt in maak_beurten(van_json(cues), {})
        ]
    return bronnen


class Verankeraar:
    """Finds quotes of one dossier again in its texts of now; reads earlier texts only where they are needed."""

    def __init__(self, db: Database, dossier: str, bronnen: Iterable[Tekstbron]) -> None:
        self._db = db
        self._dossier = dossier
        self._bronnen = {bron.sleutel: bron for bron in bronnen}
        self._afdrukken: dict[tuple[str, str], str] = {}
        self._eerder: dict[tuple[str, str], dict[str, str]] = {}
        self._gevolgd: dict[tuple[str, str], dict[int, tuple[Beurt, Beurt | None]]] = {}
        self._beurten: dict[str, tuple[Beurt, ...]] = {}
        self._voorgesteld: dict[str, str] = {}

    def stel_voor(self, oud: str, nieuw: str, beurten: Sequence[Beurt]) -> None:
        """Go on as if transcript ``oud`` (no text of it among the texts of now) were corrected by these turns."""
        self._voorgesteld[oud] = nieuw
        self._beurten[nieuw] = tuple(beurten)
        for beurt in beurten:
            bron = Tekstbron(Bronsoort.BEURT, beurt_id(nieuw, beurt.nummer), beurt.tekst)
            self._bronnen[bron.sleutel] = bron

    def bron(self, anker: Anker) -> Tekstbron | None:
        """The text of now that an anchor names."""
        return self._bronnen.get((anker.soort, anker.entiteit))

    def zoek(self, anker: Anker) -> Verankering:
        """Where a quote stands now."""
        if anker.soort == Bronsoort.BEURT and self.bron(anker) is None:
            return self._zoek_in_verbeterd_transcript(anker)
        bron = self.bron(anker)
        if bron is None:
            return Verankering(Lot.LOS, anker)
        if self._afdruk(bron) == anker.sha256:
            return veranker(anker, None, bron.tekst)
        oud = self._teksten(anker).get(anker.sha256)
        return veranker(anker, oud, bron.tekst)

    def _afdruk(self, bron: Tekstbron) -> str:
        if bron.sleutel not in self._afdrukken:
            self._afdrukken[bron.sleutel] = vingerafdruk(bron.tekst)
        return self._afdrukken[bron.sleutel]

    def _teksten(self, anker: Anker) -> dict[str, str]:
        """Every text that a note or passage ever had, by fingerprint; a destroyed one is not there."""
        sleutel = (anker.soort, anker.entiteit)
        if sleutel not in self._eerder:
            rijen = self._db.execute(
                "SELECT p.payload FROM event e JOIN event_payload p ON p.event = e.id "
                "WHERE e.soort = ? AND e.entiteit = ? AND e.veld = 'tekst' AND e.operatie = ?",
                (*sleutel, Operatie.ZET.value),
            ).fetchall()
            teksten = [tekst for rij in rijen if isinstance(tekst := decodeer(rij[0]), str)]
            self._eerder[sleutel] = {vingerafdruk(tekst): tekst for tekst in teksten}
        return self._eerder[sleutel]

    # -- transcripts -----------------------------------------------------------------------------------------------------

    def _zoek_in_verbeterd_transcript(self, anker: Anker) -> Verankering:
        """Follow the turn from correction to correction; the worst that happened on the way counts."""
        transcript, _streep, _nummer = anker.entiteit.rpartition("/")
        lot, nu = Lot.VERPLAATST, anker
        gehad = {transcript}
        while (volgende := self._opvolger(transcript)) is not None and volgende not in gehad:
            gehad.add(volgende)
            stap = self._volg(nu, transcript, volgende)
            if stap.lot == Lot.LOS:
                return Verankering(Lot.LOS, anker)
            lot = Lot.GEWIJZIGD if Lot.GEWIJZIGD in {lot, stap.lot} else Lot.VERPLAATST
            nu, transcript = stap.anker, volgende
        if self.bron(nu) is None:
            return Verankering(Lot.LOS, anker)
        return Verankering(lot, nu)

    def _opvolger(self, transcript: str) -> str | None:
        if transcript in self._voorgesteld:
            return self._voorgesteld[transcript]
        rij = self._db.execute(
            "SELECT id FROM transcript WHERE dossier = ? AND vorige = ? ORDER BY nummer DESC, id DESC LIMIT 1",
            (self._dossier, transcript),
        ).fetchone()
        return str(rij[0]) if rij else None

    def _volg(self, anker: Anker, oud: str, nieuw: str) -> Verankering:
        nummer = anker.entiteit.rpartition("/")[2]
        was, wordt = self._lot_van_beurten(oud, nieuw).get(
            int(nummer) if nummer.isdecimal() else 0, (None, None)
        )
        if was is not None and wordt is not None:
            gevonden = veranker(anker, was.tekst, wordt.tekst)
            if gevonden.lot != Lot.LOS:
                return _naar(gevonden, nieuw, wordt)
        # The turn was cut or joined otherwise: the same words, if they stand in one place only.
        kandidaten = [
            beurt for beurt in self._lees_beurten(nieuw) if beurt.tekst.count(anker.citaat) == 1
        ] if anker.citaat.strip() else []  # fmt: skip
        if len(kandidaten) != 1:
            return Verankering(Lot.LOS, anker)
        return _naar(veranker(anker, None, kandidaten[0].tekst), nieuw, kandidaten[0])

    def _lees_beurten(self, transcript: str) -> tuple[Beurt, ...]:
        if transcript not in self._beurten:
            rij = self._db.execute("SELECT cues FROM transcript WHERE id = ?", (transcript,)).fetchone()
            self._beurten[transcript] = maak_beurten(van_json(rij[0] if rij else None), {})
        return self._beurten[transcript]

    def _lot_van_beurten(self, oud: str, nieuw: str) -> dict[int, tuple[Beurt, Beurt | None]]:
        if (oud, nieuw) not in self._gevolgd:
            verschil = vergelijk(self._lees_beurten(oud), self._lees_beurten(nieuw))
            self._gevolgd[oud, nieuw] = {
                regel.oud.nummer: (regel.oud, regel.nieuw) for regel in verschil.regels if regel.oud
            }
        return self._gevolgd[oud, nieuw]


_ANDERE_BEURT: Final = {Lot.GELIJK: Lot.VERPLAATST}
"""The text of a turn that is as it was stands in another transcript all the same."""


def _naar(gevonden: Verankering, transcript: str, beurt: Beurt) -> Verankering:
    anker = replace(gevonden.anker, entiteit=beurt_id(transcript, beurt.nummer))
    return Verankering(_ANDERE_BEURT.get(gevonden.lot, gevonden.lot), anker)
