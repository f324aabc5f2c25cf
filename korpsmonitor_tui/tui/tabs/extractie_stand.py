"""What the tab Extractie shows: a line for each suggestion and each code of one's own, in the order of the texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.tui.tabs.extractie_regels import Coderegel, Groep, codenamen, in_groep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.domain.codering import Suggestie
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.codeerstand import Codeerstand, Gelezen
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.extractie_regels import Codenamen, Keuze


@dataclass(frozen=True)
class Extractiestand:
    """Everything the tab shows, read at one moment."""

    gelezen: Gelezen
    regels: tuple[Coderegel, ...]
    namen: Codenamen
    mensen: Mapping[str, str]
    """Names of medewerkers by id."""
    sprekers: Mapping[tuple[str, str], str]
    """Who said a text, by its key: a role, never a name; empty if that is not known."""
    weigering: str
    """Why who looks cannot code here now; empty if they can."""
    teksten: int
    """How many texts were read for suggestions; fewer than there are while it goes on."""
    zonder: str = ""
    """Why no suggestions can be made; empty if they can."""

    @property
    def ronde(self) -> Codeerstand:
        """Who coded, and who has finished."""
        return self.gelezen.stand

    @property
    def compleet(self) -> bool:
        """Whether every text was read."""
        return self.teksten >= len(self.gelezen.bronnen)

    @property
    def afgerond(self) -> bool:
        """Whether who looks has finished."""
        return self.ronde.wie in self.ronde.afgerond

    @cached_property
    def aantallen(self) -> dict[Groep, int]:
        """Lines in each group."""
        return {groep: sum(in_groep(regel, groep) for regel in self.regels) for groep in Groep}

    @cached_property
    def _per_id(self) -> dict[str, Coderegel]:
        return {regel.id: regel for regel in self.regels}

    def regel(self, id_: str) -> Coderegel | None:
        """The line with this id."""
        return self._per_id.get(id_)

    def regel_van_codering(self, codering: str) -> Coderegel | None:
        """The line that shows a code of one's own."""
        return next((r for r in self.regels if r.codering is not None and r.codering.id == codering), None)

    def kies(self, keuze: Keuze) -> list[Coderegel]:
        """What a choice shows."""
        return [regel for regel in self.regels if keuze.neemt(regel)]

    @cached_property
    def _plaatsen(self) -> dict[tuple[str, str], int]:
        return {bron.sleutel: nr for nr, bron in enumerate(self.gelezen.bronnen)}

    def plaats(self, anker: Anker) -> int | None:
        """The number of the text that an anchor names; None if it is not there any more."""
        return self._plaatsen.get((anker.soort, anker.entiteit))


def maak_stand(
    sessie: Sessie,
    dossier: str,
    gelezen: Gelezen,
    suggesties: Iterable[Suggestie],
    teksten: int,
    zonder: str = "",
) -> Extractiestand:
    """For a worker thread."""
    return Extractiestand(
        gelezen,
        _voeg_samen(gelezen, tuple(suggesties)),
        codenamen(sessie.instrument),
        medewerkers.namen(sessie.store.lees()),
        lees_sprekers(sessie, dossier, gelezen),
        _weigering(sessie, dossier, gelezen.stand),
        teksten,
        zonder,
    )


def lees_sprekers(sessie: Sessie, dossier: str, gelezen: Gelezen) -> dict[tuple[str, str], str]:
    """Who said each text, by role."""
    # Imported late, as what it finds sentences with.
    from korpsmonitor_tui.services.codeerplaatsen import Plaatslezer

    lezer = Plaatslezer(sessie, dossier, gelezen.bronnen)
    return {bron.sleutel: lezer.spreker(bron) for bron in gelezen.bronnen}


def _voeg_samen(gelezen: Gelezen, suggesties: tuple[Suggestie, ...]) -> tuple[Coderegel, ...]:
    """One line for each place and code: a suggestion whose place has been decided under another name is left out."""
    # Imported late: it brings the extraction along, which a worker thread may wait for and the screen may not.
    from korpsmonitor_tui.services.suggesties import nog_te_beslissen

    per_kenmerk = {codering.kenmerk: codering for codering in gelezen.eigen if codering.kenmerk}
    te_doen = {suggestie.kenmerk for suggestie in nog_te_beslissen(suggesties, gelezen.eigen)}
    regels = [
        Coderegel(suggestie, per_kenmerk.pop(suggestie.kenmerk, None))
        for suggestie in suggesties
        if suggestie.kenmerk in te_doen or suggestie.kenmerk in per_kenmerk
    ]
    getoond = {regel.codering.id for regel in regels if regel.codering}
    regels += [Coderegel(None, codering) for codering in gelezen.eigen if codering.id not in getoond]
    plaatsen = {bron.sleutel: nr for nr, bron in enumerate(gelezen.bronnen)}

    def orde(regel: Coderegel) -> tuple[int, int, int, str, str]:
        anker = regel.anker
        # What was not found again comes last, wherever it was.
        waar = len(plaatsen) if regel.los else plaatsen.get((anker.soort, anker.entiteit), len(plaatsen))
        return waar, anker.begin, anker.eind, regel.soort, regel.code

    return tuple(sorted(regels, key=orde))


def _weigering(sessie: Sessie, dossier: str, stand: Codeerstand) -> str:
    """Why no code can be given now, as the services would say it."""
    if sessie.medewerker is None:
        return _("Niemand is gekozen: F12 kiest wie er werkt. Lezen kan wel.")
    try:
        eis_schrijver(sessie, dossier)
    except KorpsmonitorFout as fout:
        return str(fout)
    if lees_status(sessie.store.lees(), dossier) == Status.DEFINITIEF:
        return _("Het verslag is definitief: de codes liggen vast.")
    if stand.zichtbaar and stand.anderen:
        return _("Iedereen is klaar: codes liggen vast, verschillen worden met een besluit opgelost.")
    if stand.wie in stand.afgerond:
        return _("U bent klaar met dit dossier; k gaat verder zolang u de codes van een ander niet kon zien.")
    return ""


def bron_van(stand: Extractiestand, anker: Anker) -> Tekstbron | None:
    """The text of now that an anchor names."""
    plaats = stand.plaats(anker)
    return None if plaats is None else stand.gelezen.bronnen[plaats]
