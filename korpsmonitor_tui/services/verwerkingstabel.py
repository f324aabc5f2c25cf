"""The verwerkingstabel of a dossier, as an annex in Word and as a workbook: what was done with every remark, by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, Status, rolnaam
from korpsmonitor_tui.domain.verwerkingstabel import (
    Handelend,
    Verwerkingsregel,
    Verwerkingstabel,
    als_stuk,
)
from korpsmonitor_tui.domain.wederhoor import ERBIJ
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.documenten import lees_rubricering
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.opmerkingen import REACTIE
from korpsmonitor_tui.services.opmerkingenlijst import ALLE, herkomstnaam, lees_lijst
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.tekstgevolg import gemaakte_passages
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import lees_kop, lees_versienummer, lees_versies
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.services.opmerkingenlijst import Filter, Regel, Wie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.word.stuk import Stukbestand

_BESLISSERS = (Rol.AUDITOR,)
_BEVESTIGERS = (Rol.AUDITOR, Rol.COORDINATOR)
_BEANTWOORDERS = (Rol.NOTULIST, Rol.AUDITOR, Rol.COORDINATOR)


def stel_tabel_op(
    sessie: Sessie, dossier: str, filter_: Filter = ALLE, *, met_eerste_check: bool = False
) -> Verwerkingstabel:
    """The table as it stands now, by round and number.

    Remarks of the first check are the team's own and are left out unless asked for. In remarks and reasons the names of
    participants give way to roles; the text stands there as in the verslag itself. Raises NietGevonden without a gesprek.
    """
    db = sessie.store.lees()
    regels = [
        regel
        for regel in lees_lijst(sessie, dossier, filter_)
        if met_eerste_check or regel.opmerking.herkomst == REACTIE
    ]
    bron = _Bron.lees(sessie, db, dossier, regels)
    geordend = sorted(regels, key=lambda regel: (regel.opmerking.versie, regel.ronde))
    return Verwerkingstabel(
        partij=sessie.partij(partij_van(dossier)).naam,
        instrument=sessie.instrument.naam,
        editie=sessie.editie.naam,
        versie=lees_versienummer(db, dossier),
        definitief=lees_status(db, dossier) == Status.DEFINITIEF,
        kop=lees_kop(db, dossier),
        rubricering=lees_rubricering(db, dossier),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
        regels=tuple(bron.regel(regel) for regel in geordend),
    )


def schrijf_docx(sessie: Sessie, tabel: Verwerkingstabel) -> Stukbestand:
    """The table as an annex in the house style. Raises SjabloonFout if that cannot be used."""
    # Imported late: start-up must not pay for Word.
    from korpsmonitor_tui.word.stuk import schrijf_stuk

    return schrijf_stuk(als_stuk(tabel), sessie.instrumenten.sjabloon(sessie.editie.instrument))


def schrijf_xlsx(tabel: Verwerkingstabel) -> bytes:
    """The table as a workbook. Raises OnbruikbareInvoer for a text that is too long for a cell."""
    from korpsmonitor_tui.report.verwerkingstabel import schrijf_verwerkingstabel

    return schrijf_verwerkingstabel(tabel)


@dataclass(frozen=True, slots=True)
class _Bron:
    """What the rows are made from."""

    db: Database
    passages: Mapping[str, tuple[int, Passage]]
    """Those that are there now, with their number."""
    rondes: Mapping[int, str]
    """When each version was sent."""
    rollen: Mapping[str, frozenset[str]]
    verborgen: Mapping[str, str]
    antwoorders: Mapping[str, str]
    """What a reply in a comment begins with -> what it begins with here."""

    @classmethod
    def lees(cls, sessie: Sessie, db: Database, dossier: str, regels: Sequence[Regel]) -> _Bron:
        return cls(
            db,
            {p.id: (nr, p) for nr, p in genummerd(sessie, lees_passages(db, dossier))},
            {
                versie.nummer: toon(versie.datum)
                for versie in lees_versies(db, dossier)
                if versie.soort == "verzonden" and versie.datum
            },
            {persoon.id: persoon.rollen for persoon in medewerkers.lijst(db, ook_inactief=True)},
            lees_namen(db, dossier),
            _antwoorders(regels),
        )

    def regel(self, regel: Regel) -> Verwerkingsregel:
        punt = regel.opmerking
        nummer, tekst, vervallen = self._tekst_nu(regel)
        beantwoord = not punt.besluit and punt.herkomst != REACTIE and punt.antwoord
        return Verwerkingsregel(
            nummer=punt.aanduiding,
            ronde=self._ronde(regel),
            respondent=herkomstnaam(regel),
            passage=nummer,
            soort=regel.soort,
            opmerking=self._zonder_namen(punt.tekst),
            # A decision that left its mark on the text is not carried out yet: then it is open.
            besluit=_("beantwoord") if beantwoord else "" if punt.open else punt.besluit,
            reden=self._zonder_namen(punt.antwoord if beantwoord else "" if punt.open else punt.reden),
            tekst=tekst,
            vervallen=vervallen,
            beslist=self._wie(regel.beslist, _BEANTWOORDERS if beantwoord else _BESLISSERS),
            bevestigd=self._wie(regel.bevestigd, _BEVESTIGERS),
        )

    def _ronde(self, regel: Regel) -> str:
        versie = regel.opmerking.versie
        if regel.opmerking.herkomst != REACTIE:
            return _("Eerste check van versie {versie}").format(versie=versie)
        if versie not in self.rondes:
            return _("Versie {versie}, {ronde} wederhoor").format(versie=versie, ronde=regel.ronde)
        return _("Versie {versie}, {ronde} wederhoor, verzonden op {datum}").format(
            versie=versie, ronde=regel.ronde, datum=self.rondes[versie]
        )

    def _tekst_nu(self, regel: Regel) -> tuple[str, str, bool]:
        """Number of the passage for people, its text now, and whether it is gone."""
        punt = regel.opmerking
        if punt.punt is not None and punt.punt.aard in ERBIJ:
            gemaakt = [self.passages[id_] for id_ in gemaakte_passages(self.db, punt) if id_ in self.passages]
            if gemaakt:
                nummers = ", ".join(str(nummer) for nummer, _passage in gemaakt)
                return nummers, "\n".join(passage.tekst for _nr, passage in gemaakt), False
            return (_("na {nummer}").format(nummer=regel.passage) if regel.passage else ""), "", False
        if not punt.passage:
            return "", "", False
        nummer = "" if regel.passage is None else str(regel.passage)
        if punt.passage not in self.passages:
            return nummer, "", True
        delen = [self.passages[punt.passage][1].tekst]
        # Of a passage that was split, what follows is passages of their own.
        delen += [
            self.passages[id_][1].tekst for id_ in gemaakte_passages(self.db, punt) if id_ in self.passages
        ]
        return nummer, "\n".join(delen), False

    def _wie(self, wie: Wie | None, rollen: Sequence[Rol]) -> Handelend | None:
        """By which of these roles; who has none of them any more had the first."""
        if wie is None:
            return None
        heeft = self.rollen.get(wie.id, frozenset())
        rol = next((rol for rol in rollen if rol in heeft), rollen[0])
        return Handelend(rolnaam(rol), wie.tijd.date())

    def _zonder_namen(self, tekst: str) -> str:
        regels = []
        for regel in tekst.split("\n"):
            begin = next((begin for begin in self.antwoorders if regel.startswith(begin)), "")
            regels.append(self.antwoorders.get(begin, "") + regel.removeprefix(begin))
        return str(verberg("\n".join(regels), self.verborgen))


def _antwoorders(regels: Sequence[Regel]) -> dict[str, str]:
    """Authors that returned files name, as a reply begins with them -> the respondent whose file it was.

    Only there: what a word processor calls somebody can be a word that the text itself holds.
    """
    return {
        f"{regel.opmerking.punt.auteur}: ": f"{herkomstnaam(regel)}: "
        for regel in regels
        if regel.opmerking.punt is not None and regel.opmerking.punt.auteur.strip()
    }
