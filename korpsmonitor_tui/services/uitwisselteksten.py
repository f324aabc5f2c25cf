"""The texts of a dossier as other programs get them: one for the minutes, one for each transcript, one for the verslag.

Names of participants are roles in them; names of medewerkers are too, unless asked for. The same dossier gives the same
texts, so that a file that comes back is recognised by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Bronsoort, beurt_id
from korpsmonitor_tui.domain.gesprek import duur, labels, namen_van, vervang, vind_namen
from korpsmonitor_tui.domain.refiqda import guid
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.domain.verslag import Rol, rolnaam
from korpsmonitor_tui.domain.weergave import Opbouw
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.gesprekken import lees_deelnemers, lees_notities
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.transcriptstand import lees_beurten, lees_transcripten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.domain.weergave import Sleutel, Weergave
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcriptstand import Transcript
    from korpsmonitor_tui.store.driver import Database

_ALINEA: Final = "\n\n"
_ROLVOLGORDE: Final = (Rol.AUDITOR, Rol.NOTULIST, Rol.COORDINATOR)


class Tekstsoort(StrEnum):
    """What a text is."""

    NOTULEN = "notulen"
    TRANSCRIPT = "transcript"
    VERSLAG = "verslag"


@dataclass(frozen=True, slots=True)
class Uitwisseltekst:
    """A text as other programs know it."""

    guid: str
    soort: Tekstsoort
    naam: str
    """Fit for a file name; tells which it is, also to who has texts of many korpsen."""
    weergave: Weergave


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Of a note, turn or passage: who said it, and when in the conversation."""

    tekst: Uitwisseltekst
    spreker: str
    tijd: str


@dataclass(frozen=True)
class Teksten:
    """The texts of a dossier, and what each of their parts is."""

    lijst: tuple[Uitwisseltekst, ...]
    herkomst: Mapping[Sleutel, Herkomst]
    ongekoppeld: tuple[str, ...]
    """Names of speakers in a transcript of whom nobody said who they are."""
    namen: Mapping[str, str]
    """Every name that is kept out, and what stands in its place."""

    def zonder_namen(self, tekst: str) -> str:
        """Any other text about this dossier, without these names."""
        return vervang(tekst, vind_namen(tekst, self.namen))


def pseudoniemen(db: Database) -> dict[str, str]:
    """How medewerkers are called where their names are kept out: by role, with a number."""
    aantallen: dict[str, int] = {}
    uit = {}
    for persoon in sorted(medewerkers.lijst(db, ook_inactief=True), key=lambda p: p.id):
        rol = rolnaam(_hoofdrol(persoon)) if persoon.rollen else _("medewerker")
        aantallen[rol] = aantallen.get(rol, 0) + 1
        uit[persoon.id] = f"{rol} {aantallen[rol]}"
    return uit


def _hoofdrol(persoon: Persoon) -> str:
    return next((rol for rol in _ROLVOLGORDE if rol in persoon.rollen), min(persoon.rollen))


def lees_teksten(sessie: Sessie, dossier: str, *, met_namen: bool = False) -> Teksten:
    """The texts of a dossier that are not empty; ``met_namen`` keeps the names of medewerkers in."""
    return _Lezing(sessie, dossier, met_namen=met_namen).teksten()


class _Lezing:
    """One reading of a dossier."""

    def __init__(self, sessie: Sessie, dossier: str, *, met_namen: bool) -> None:
        self._sessie, self._dossier, self._db = sessie, dossier, sessie.store.lees()
        self._partij = sessie.partij(partij_van(dossier)).naam
        self._deelnemers = lees_deelnemers(self._db, dossier)
        self._namen = namen_van(self._deelnemers)
        if not met_namen:
            heet = pseudoniemen(self._db)
            for persoon in medewerkers.lijst(self._db, ook_inactief=True):
                self._namen.setdefault(persoon.naam, heet[persoon.id])
        self._herkomst: dict[Sleutel, Herkomst] = {}
        self._ongekoppeld: dict[str, None] = {}

    def teksten(self) -> Teksten:
        bronnen = lees_bronnen(self._sessie, self._dossier)
        per_soort = {soort: [bron for bron in bronnen if bron.soort == soort] for soort in Bronsoort}
        transcripten = [t for t in lees_transcripten(self._db, self._dossier) if not t.vervangen]
        # First who speaks: what a transcript calls somebody is their name in the minutes too.
        gelezen = [
            (t, beurten, self._sprekers(t, beurten))
            for t in transcripten
            for beurten in (lees_beurten(self._sessie, t.id),)
        ]
        lijst = [self._notulen(per_soort[Bronsoort.NOTITIE])]
        beurtbronnen = {bron.entiteit: bron for bron in per_soort[Bronsoort.BEURT]}
        for transcript, beurten, heet in gelezen:
            lijst.append(self._transcript(transcript, beurten, heet, beurtbronnen))
        lijst.append(self._verslag(per_soort[Bronsoort.PASSAGE]))
        gevuld = tuple(tekst for tekst in lijst if tekst.weergave.stukken)
        return Teksten(gevuld, self._herkomst, tuple(self._ongekoppeld), self._namen)

    def _zonder_namen(self, tekst: str) -> str:
        return vervang(tekst, vind_namen(tekst, self._namen))

    def _maak(
        self, soort: Tekstsoort, naam: str, id_: str, delen: Sequence[tuple[str, Tekstbron, str, str]]
    ) -> Uitwisseltekst:
        """A text of (heading, part, speaker, time); a heading stands once above the parts that share it."""
        opbouw, vorige = Opbouw(), ""
        opbouw.zeg(f"{naam}{_ALINEA}")
        for kop, bron, spreker, tijd in delen:
            if not bron.tekst:
                continue
            if kop != vorige:
                opbouw.zeg(f"{kop}{_ALINEA}")
                vorige = kop
            voor = " ".join(filter(None, (tijd, spreker)))
            opbouw.zeg(f"{voor}: " if voor else "")
            opbouw.neem_op(bron.sleutel, bron.tekst, vind_namen(bron.tekst, self._namen))
            opbouw.zeg(_ALINEA)
        tekst = Uitwisseltekst(guid("bron", soort, id_), soort, naam, opbouw.klaar())
        for _kop, bron, spreker, tijd in delen:
            self._herkomst[bron.sleutel] = Herkomst(tekst, spreker, tijd)
        return tekst

    def _kop(self, bron: Tekstbron) -> str:
        hoofdstuk = self._sessie.instrument.hoofdstuk(bron.hoofdstuk)
        return hoofdstuk.titel if hoofdstuk else bron.hoofdstuk

    def _notulen(self, notities: Sequence[Tekstbron]) -> Uitwisseltekst:
        klok = {notitie.id: notitie.verstreken for notitie in lees_notities(self._db, self._dossier)}
        delen = []
        for bron in notities:
            seconden = klok.get(bron.entiteit)
            tijd = duur(seconden) if seconden is not None else ""
            delen.append((self._kop(bron), bron, self._zonder_namen(bron.spreker), tijd))
        naam = _("Notulen {partij}").format(partij=self._partij)
        return self._maak(Tekstsoort.NOTULEN, naam, self._dossier, delen)

    def _verslag(self, passages: Sequence[Tekstbron]) -> Uitwisseltekst:
        naam = _("Gespreksverslag {partij}").format(partij=self._partij)
        delen = [(self._kop(bron), bron, "", "") for bron in passages]
        return self._maak(Tekstsoort.VERSLAG, naam, self._dossier, delen)

    def _transcript(
        self,
        transcript: Transcript,
        beurten: Sequence[Beurt],
        heet: Mapping[str, str],
        bronnen: Mapping[str, Tekstbron],
    ) -> Uitwisseltekst:
        delen = [
            ("", bronnen[id_], heet.get(beurt.spreker, ""), toon_tijd(beurt.begin_ms))
            for beurt in beurten
            if (id_ := beurt_id(transcript.id, beurt.nummer)) in bronnen
        ]
        naam = _("Transcript {partij} {nummer}").format(partij=self._partij, nummer=transcript.nummer)
        return self._maak(Tekstsoort.TRANSCRIPT, naam, transcript.id, delen)

    def _sprekers(self, transcript: Transcript, beurten: Sequence[Beurt]) -> dict[str, str]:
        """How each speaker is called: a role, or a number for somebody of whom that is not known."""
        rollen = labels(self._deelnemers)
        heet = {}
        namen = dict.fromkeys(beurt.spreker for beurt in beurten if beurt.spreker)
        for nummer, naam in enumerate(namen, 1):
            wie = transcript.sprekers.get(naam, "")
            rol = self._zonder_namen(rollen.get(wie, wie))
            heet[naam] = rol or _("spreker {nummer}").format(nummer=nummer)
            if not wie:
                self._ongekoppeld[naam] = None
            # What the file calls somebody is mostly their name, and is said by others; one word can be any word.
            if " " in naam.strip():
                self._namen.setdefault(naam.strip(), heet[naam])
        return heet
