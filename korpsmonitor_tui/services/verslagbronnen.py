"""What every passage of a verslag rests on: notes, what was said in transcripts, and codes; and what none rests on yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Bronsoort, Lot, beurt_id, maak_anker
from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.verslagbron import Verwijzing, is_gebruikt, lees_verwijzing
from korpsmonitor_tui.extract.zinnen import hele_zinnen
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.codeerbronnen import Verankeraar
from korpsmonitor_tui.services.transcriptstand import lees_beurten, lees_transcripten, sprekerlabels
from korpsmonitor_tui.services.uitlijning import lijn_uit
from korpsmonitor_tui.services.verslagtekst import lees_passages, weggelaten_bronnen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.codering import Bevinding
    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcriptstand import Transcript
    from korpsmonitor_tui.services.verslagtekst import Passage

_GEEN_BEWIJS: Final = frozenset({Coderingsoort.ORGANISATIE.value})
"""Kinds of code that say nothing by themselves: a name that is mentioned is no finding."""


@dataclass(frozen=True, slots=True)
class Notitiebron:
    """A note that a passage was made of."""

    notitie: Notitie
    verstreken: int | None
    """Milliseconds since the gesprek began; None if the note has no time."""


@dataclass(frozen=True, slots=True)
class Beurtbron:
    """What was said in a transcript."""

    transcript: Transcript
    beurt: Beurt
    spreker: str
    """The role; the name in the file where nobody said who that is."""
    plek: Verwijzing | None
    """The words that the passage was made of; None for a turn that was spoken when a note of the passage was made."""

    @property
    def entiteit(self) -> str:
        """Id of the turn."""
        return beurt_id(self.transcript.id, self.beurt.nummer)


@dataclass(frozen=True, slots=True)
class Codebron:
    """A bevinding in what a passage rests on."""

    bevinding: Bevinding
    bij_moment: bool
    """Whether it only stands in what was said at the same moment: it may be about something else."""


@dataclass(frozen=True, slots=True)
class Passagebronnen:
    """Everything that one passage rests on."""

    passage: Passage
    notities: tuple[Notitiebron, ...]
    verdwenen: tuple[str, ...]
    """Sources that are there no more: ids of notes, and places in transcripts."""
    beurten: tuple[Beurtbron, ...]
    """First what it was made of, then what was spoken around its notes; each in the order of speaking."""
    codes: tuple[Codebron, ...]
    """First those of its own sources."""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Bevindingen that no passage rests on: a note, or one or more sentences of a turn."""

    bron: str
    """As it would stand among the sources of a passage."""
    hoofdstuk: str
    """Code of the chapter that it belongs in; empty if that does not follow from it."""
    vraag: str
    """Id of the question that a figure in it answers; empty for none."""
    tekst: str
    spreker: str
    begin_ms: int | None
    """When it was said, in the recording; of a note since the gesprek began."""
    bevindingen: tuple[Bevinding, ...]
    weggelaten: bool
    """Whether somebody took its passage out."""
    bij: tuple[str, ...]
    """Ids of passages that say something of the same dimension at the same moment: it may stand there already."""

    @property
    def vanzelf(self) -> bool:
        """Whether it comes along with all of its chapter: nothing about it asks for a person's choice."""
        return bool(self.hoofdstuk) and not self.weggelaten and not self.bij


@dataclass(frozen=True)
class Verslagbronnen:
    """The sources of a whole verslag."""

    per_passage: dict[str, Passagebronnen]
    """By id, in the order of :func:`~korpsmonitor_tui.services.verslagtekst.lees_passages`."""
    los: tuple[Bewijs, ...]
    """Notes first, then transcripts, each in order."""
    voorlopig: bool
    """Whether not everybody who codes has finished: then these are only one's own codes, and they make no passage yet."""
    namen: Mapping[str, str]
    """Names of medewerkers by id."""


def lees_verslagbronnen(sessie: Sessie, dossier: str) -> Verslagbronnen:
    """Read it all at one moment; for a worker thread. Raises NietGevonden without a gesprek."""
    return _Lezer(sessie, dossier).lees()


class _Lezer:
    """What is read once, and by which everything is found."""

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        self._sessie = sessie
        self._db = sessie.store.lees()
        self._dossier = dossier
        self._passages = lees_passages(self._db, dossier)
        self._lijnen = {lijn.notitie.id: lijn for lijn in lijn_uit(sessie, dossier)}
        self._uitkomst = lees_uitkomst(sessie, dossier)
        self._verankeraar = Verankeraar(self._db, dossier, self._uitkomst.gelezen.bronnen)
        self._transcripten = {t.id: t for t in lees_transcripten(self._db, dossier)}
        self._sprekers = {
            t.id: sprekerlabels(self._db, dossier, t.sprekers) for t in self._transcripten.values()
        }
        self._beurten: dict[str, dict[str, tuple[Transcript, Beurt]]] = {}
        self._per_bron: dict[str, list[Bevinding]] = defaultdict(list)
        for bevinding in self._uitkomst.samen.bevindingen:
            self._per_bron[bevinding.codering.anker.entiteit].append(bevinding)

    def lees(self) -> Verslagbronnen:
        per_passage = {passage.id: self._van_passage(passage) for passage in self._passages}
        return Verslagbronnen(
            per_passage,
            tuple(self._los(per_passage)),
            self._uitkomst.voorlopig,
            medewerkers.namen(self._db),
        )

    # -- one passage -----------------------------------------------------------------------------------------------------

    def _van_passage(self, passage: Passage) -> Passagebronnen:
        lijnen = [self._lijnen[bron] for bron in passage.notities if bron in self._lijnen]
        plekken = [(verwijzing, self._plek_nu(verwijzing)) for verwijzing in passage.verwijzingen]
        eigen = [bron for _was, plek in plekken if plek and (bron := self._beurtbron(plek.beurt, plek))]
        gehad = {bron.entiteit for bron in eigen}
        rond = {
            beurt_id(gezegd.transcript, gezegd.beurt.nummer): None
            for lijn in lijnen
            for gezegd in lijn.gesproken
        }
        bij_moment = [
            bron for entiteit in rond if entiteit not in gehad and (bron := self._beurtbron(entiteit, None))
        ]
        codes = [*self._per_bron[passage.id]]
        codes += (bevinding for lijn in lijnen for bevinding in self._per_bron[lijn.notitie.id])
        codes += (bevinding for bron in eigen for bevinding in self._op_plek(bron.plek))
        erbij = [bevinding for bron in bij_moment for bevinding in self._per_bron[bron.entiteit]]
        return Passagebronnen(
            passage,
            tuple(Notitiebron(lijn.notitie, lijn.verstreken) for lijn in lijnen),
            (
                *(bron for bron in passage.notities if bron not in self._lijnen),
                *(str(was) for was, plek in plekken if plek is None),
            ),
            (*eigen, *bij_moment),
            (
                *(Codebron(bevinding, bij_moment=False) for bevinding in codes),
                *(Codebron(bevinding, bij_moment=True) for bevinding in erbij),
            ),
        )

    def _op_plek(self, plek: Verwijzing | None) -> Iterator[Bevinding]:
        for bevinding in self._per_bron[plek.beurt] if plek else ():
            anker = bevinding.codering.anker
            if plek and plek.overlapt(Verwijzing(anker.entiteit, anker.begin, anker.eind)):
                yield bevinding

    def _beurtbron(self, entiteit: str, plek: Verwijzing | None) -> Beurtbron | None:
        gevonden = self._beurt(entiteit)
        if gevonden is None:
            return None
        transcript, beurt = gevonden
        spreker = self._sprekers[transcript.id].get(beurt.spreker, beurt.spreker)
        return Beurtbron(transcript, beurt, spreker, plek)

    def _beurt(self, entiteit: str) -> tuple[Transcript, Beurt] | None:
        id_ = entiteit.rpartition("/")[0]
        transcript = self._transcripten.get(id_)
        if transcript is None:
            return None
        if id_ not in self._beurten:
            self._beurten[id_] = {
                beurt_id(id_, beurt.nummer): (transcript, beurt) for beurt in lees_beurten(self._sessie, id_)
            }
        return self._beurten[id_].get(entiteit)

    def _plek_nu(self, verwijzing: Verwijzing) -> Verwijzing | None:
        """Where the words stand in the transcript that holds now; None if they are not found there."""
        gevonden = self._beurt(verwijzing.beurt)
        if gevonden is None or verwijzing.eind > len(gevonden[1].tekst):
            return None
        if not gevonden[0].vervangen:
            return verwijzing
        anker = maak_anker(
            Bronsoort.BEURT, verwijzing.beurt, gevonden[1].tekst, verwijzing.begin, verwijzing.eind
        )
        lot, nu = self._verankeraar.zoek(anker)
        return None if lot == Lot.LOS else Verwijzing(nu.entiteit, nu.begin, nu.eind)

    # -- what no passage rests on ----------------------------------------------------------------------------------------

    def _los(self, per_passage: Mapping[str, Passagebronnen]) -> Iterator[Bewijs]:
        gebruikt = {bron for deel in per_passage.values() for bron in deel.passage.bronnen}
        gebruikt |= {str(b.plek) for deel in per_passage.values() for b in deel.beurten if b.plek}
        weg = weggelaten_bronnen(self._db, self._dossier)
        weg |= {str(plek) for bron in weg if (was := lees_verwijzing(bron)) and (plek := self._plek_nu(was))}
        plekken: dict[str, list[Bevinding]] = defaultdict(list)
        for bron in self._uitkomst.gelezen.bronnen:
            hier = [b for b in self._per_bron[bron.entiteit] if b.codering.soort not in _GEEN_BEWIJS]
            if bron.soort == Bronsoort.NOTITIE and hier:
                plekken[bron.entiteit] = hier
            elif bron.soort == Bronsoort.BEURT:
                for plek, bevindingen in _zinsgroepen(bron.entiteit, bron.tekst, hier):
                    plekken[str(plek)] = bevindingen
        vorig: tuple[str, str] = ("", "")
        for plaats, bevindingen in plekken.items():
            bewijs = self._bewijs(plaats, bevindingen, is_gebruikt(plaats, weg), per_passage)
            verwijzing = lees_verwijzing(plaats)
            if verwijzing and not bewijs.hoofdstuk and vorig[0] == verwijzing.beurt:
                # Who goes on speaking is still on the same subject.
                bewijs = replace(bewijs, hoofdstuk=vorig[1])
            vorig = (verwijzing.beurt if verwijzing else "", bewijs.hoofdstuk)
            if not is_gebruikt(plaats, gebruikt):
                yield bewijs

    def _bewijs(
        self,
        plaats: str,
        bevindingen: Sequence[Bevinding],
        weggelaten: bool,
        per_passage: Mapping[str, Passagebronnen],
    ) -> Bewijs:
        vraag = next((b.codering.vraag for b in bevindingen if b.codering.vraag), "")
        verwijzing = lees_verwijzing(plaats)
        if verwijzing is None:
            lijn = self._lijnen[plaats]
            notitie = lijn.notitie
            return Bewijs(
                plaats,
                notitie.hoofdstuk,
                notitie.vraag or vraag,
                notitie.tekst,
                notitie.spreker,
                lijn.verstreken,
                tuple(bevindingen),
                weggelaten,
                (),
            )
        bron = self._beurtbron(verwijzing.beurt, verwijzing)
        if bron is None:
            raise AssertionError(plaats)
        codes = {b.codering.code for b in bevindingen if b.codering.soort == Coderingsoort.DIMENSIE}
        bij = tuple(id_ for id_, deel in per_passage.items() if _gaat_ook_over(deel, verwijzing.beurt, codes))
        return Bewijs(
            plaats,
            self._hoofdstuk(bevindingen, vraag) or self._hoofdstuk_van_moment(verwijzing.beurt),
            vraag,
            bron.beurt.tekst[verwijzing.begin : verwijzing.eind],
            bron.spreker,
            bron.beurt.begin_ms,
            tuple(bevindingen),
            weggelaten,
            bij,
        )

    def _hoofdstuk(self, bevindingen: Iterable[Bevinding], vraag: str) -> str:
        for bevinding in bevindingen:
            if bevinding.codering.soort == Coderingsoort.DIMENSIE:
                gevonden = hoofdstuk_van_dimensie(self._sessie, bevinding.codering.code)
                if gevonden:
                    return gevonden
        hoofdstuk = self._sessie.instrument.vragenlijst.hoofdstuk_van(vraag) if vraag else None
        return hoofdstuk.code if hoofdstuk else ""

    def _hoofdstuk_van_moment(self, beurt: str) -> str:
        """The chapter of the notes that were made while this was said, if they are of one."""
        hoofdstukken = {
            lijn.notitie.hoofdstuk
            for lijn in self._lijnen.values()
            if any(beurt_id(g.transcript, g.beurt.nummer) == beurt for g in lijn.gesproken)
        }
        return hoofdstukken.pop() if len(hoofdstukken) == 1 else ""


def _zinsgroepen(
    beurt: str, tekst: str, bevindingen: Sequence[Bevinding]
) -> Iterator[tuple[Verwijzing, list[Bevinding]]]:
    """Bevindingen by the whole sentences that they stand in; what has a sentence in common is one stretch."""
    if not bevindingen:
        return
    plekken = sorted(
        ((hele_zinnen(tekst, b.codering.anker.begin, b.codering.anker.eind), b) for b in bevindingen),
        key=lambda paar: paar[0],
    )
    begin, eind = plekken[0][0]
    groep: list[Bevinding] = []
    for (van, tot), bevinding in plekken:
        if van >= eind:
            yield Verwijzing(beurt, begin, eind), groep
            begin, eind, groep = van, tot, []
        eind = max(eind, tot)
        groep.append(bevinding)
    yield Verwijzing(beurt, begin, eind), groep


def _gaat_ook_over(deel: Passagebronnen, beurt: str, codes: set[str]) -> bool:
    if all(bron.entiteit != beurt for bron in deel.beurten):
        return False
    eigen = {code.bevinding.codering.code for code in deel.codes if not code.bij_moment}
    return bool(codes & eigen)


def hoofdstuk_van_dimensie(sessie: Sessie, code: str) -> str:
    """The chapter that speaks of a dimension; empty if the instrument does not say.

    Of the chapters of its aandachtsveld the one that asks most about it, else any that asks about it.
    """
    veld = next((d.aandachtsveld for d in sessie.instrument.dimensies if d.code == code), code)
    vragen = {
        hoofdstuk.code: sum(code in vraag.dimensies for vraag in hoofdstuk.vragen)
        for hoofdstuk in sessie.instrument.hoofdstukken
    }
    eigen = [h.code for h in sessie.instrument.hoofdstukken if h.onderdeel == veld]
    kandidaten = eigen or [hoofdstuk for hoofdstuk, aantal in vragen.items() if aantal]
    return max(kandidaten, key=lambda hoofdstuk: vragen[hoofdstuk], default="")
