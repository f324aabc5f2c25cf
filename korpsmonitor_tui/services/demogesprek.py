"""A few gesprekken of the demonstration as they were spoken: published sentences as a transcript, and codes in it.

One auditor is still at work, one has finished, and of one gesprek two auditors coded independently and differ.
"""

from __future__ import annotations

from datetime import timedelta
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.tijdelijk import tijdelijke_map
from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.gesprek import MONITORROLLEN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services import gesprekken, transcripten
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig, bevestig_gewijzigd, verwerp
from korpsmonitor_tui.services.notuleren import start_klok
from korpsmonitor_tui.services.suggesties import Suggesteur, lees_suggesties
from korpsmonitor_tui.services.verslagbevindingen import koppel_bevinding
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from korpsmonitor_tui.domain.codering import Suggestie
    from korpsmonitor_tui.services.demoploeg import Klok, Ploeg
    from korpsmonitor_tui.services.gesprekken import NieuweNotitie
    from korpsmonitor_tui.services.sessie import Sessie

_SPREKERS: Final = {"Spreker 1": MONITORROLLEN[0], "Spreker 2": _("korpsexpert")}
_PER_SECONDE: Final = 15
"""Characters that somebody says."""
_WACHT: Final = 20
"""Seconds after which the notulist begins to write of a subject."""
_GECODEERD: Final = 33
"""Days ago on which auditors coded; in the afternoon, for the last gesprek can be on the same working day."""
_IN_OPMAAK: Final = 10
"""The gesprek whose verslag still changes."""
_GEKOPPELD: Final = "toezicht"
"""Of that verslag the chapter of which the passages are said to tell what was coded; the rest is left to whoever tries it."""


class Demogesprekken:
    """Writes minutes and transcripts of the gesprekken that have one, and codes what was said."""

    def __init__(self, ploeg: Ploeg, klok: Klok) -> None:
        self._ploeg = ploeg
        self._klok = klok
        # Made once, and only if there is something to read.
        self._suggesteur: Suggesteur | None = None
        self._hoe: dict[int, Callable[[int, str], None]] = {
            3: self._een_bezig,
            7: self._een_klaar,
            _IN_OPMAAK: self._twee_klaar,
        }

    def __contains__(self, nr: int) -> bool:
        """Whether gesprek ``nr`` of the demonstration was recorded."""
        return nr in self._hoe

    def noteer(self, nr: int, dossier: str, notities: Sequence[NieuweNotitie]) -> None:
        """Write every note while its subject is spoken of, then take in the transcript."""
        notulist = self._ploeg.notulist(nr)
        begin = start_klok(notulist, dossier)
        regels: list[tuple[int, str, str]] = []
        seconde, hoofdstuk = 0, ""
        for notitie in notities:
            gesproken = list(_gesproken(notulist, notitie, hoofdstuk))
            hoofdstuk = notitie.hoofdstuk
            self._klok.nu = max(self._klok.nu, begin + timedelta(seconds=_WACHT + seconde))
            gesprekken.voeg_notities_toe(notulist, dossier, [notitie])
            for spreker, tekst in gesproken:
                regels.append((seconde, spreker, tekst))
                seconde += 1 + len(tekst) // _PER_SECONDE
        naam = _("gesprek-{korps}.vtt").format(korps=dossier.rpartition("/")[2])
        with tijdelijke_map() as map_:
            pad = map_ / naam
            pad.write_text(_als_vtt([*regels, (seconde, "", "")]), encoding="utf-8")
            transcripten.importeer(notulist, dossier, pad, sprekers=_SPREKERS)

    def codeer(self, nr: int, dossier: str) -> None:
        """Code what was said, as far as the auditors of this gesprek are."""
        self._klok.zet(_GECODEERD, uur=15)
        self._hoe[nr](nr, dossier)

    def koppel(self, nr: int, dossier: str) -> None:
        """Say of the passages of a chapter, where the text can change, that they tell what was coded."""
        if nr != _IN_OPMAAK:
            return
        notulist = self._ploeg.notulist(nr)
        gelezen = lees_verslagbronnen(notulist, dossier)
        passages = [deel.passage for deel in gelezen.per_passage.values()]
        for bewijs in gelezen.los:
            passend = [p.id for p in passages if p.hoofdstuk == _GEKOPPELD and bewijs.tekst in p.tekst]
            if passend:
                koppel_bevinding(notulist, dossier, bewijs.bron, passend[0])

    def _een_bezig(self, nr: int, dossier: str) -> None:
        eerste = next(s for s in self._gezegd(nr, dossier) if s.in_bulk)
        bevestig(self._ploeg.auditor(nr), dossier, [eerste])

    def _een_klaar(self, nr: int, dossier: str) -> None:
        auditor, gezegd = self._ploeg.auditor(nr), self._gezegd(nr, dossier)
        bevestig(auditor, dossier, [s for s in gezegd if s.in_bulk])
        onzeker = next(s for s in gezegd if s.zekerheid and not s.in_bulk)
        verwerp(auditor, dossier, [onzeker])
        rond_af(auditor, dossier)

    def _twee_klaar(self, nr: int, dossier: str) -> None:
        """They agree on all but the judgement of one place."""
        *gelijk, ander = [s for s in self._gezegd(nr, dossier) if s.in_bulk]
        oordeel = Polariteit.AANDACHT if ander.polariteit != Polariteit.AANDACHT else Polariteit.NEGATIEF
        eerste, tweede = self._ploeg.auditor(nr), self._ploeg.auditor(nr + 1)
        bevestig(eerste, dossier, [*gelijk, ander])
        bevestig(tweede, dossier, gelijk)
        bevestig_gewijzigd(tweede, dossier, ander, Wijziging(polariteit=oordeel.value))
        for auditor in (eerste, tweede):
            rond_af(auditor, dossier)

    def _gezegd(self, nr: int, dossier: str) -> tuple[Suggestie, ...]:
        """What is suggested of the transcript."""
        auditor = self._ploeg.auditor(nr)
        if self._suggesteur is None:
            self._suggesteur = Suggesteur(auditor)
        return lees_suggesties(auditor, dossier, suggesteur=self._suggesteur, soorten=[Bronsoort.BEURT])


def _gesproken(sessie: Sessie, notitie: NieuweNotitie, vorige: str) -> Iterator[tuple[str, str]]:
    """The auditor names the chapter, if it is not that of the note before; the other side says the published sentences."""
    vraagt, antwoordt = _SPREKERS
    hoofdstuk = sessie.instrument.hoofdstuk(notitie.hoofdstuk)
    if hoofdstuk is not None and hoofdstuk.code != vorige:
        yield vraagt, _("Hoe staat het met: {titel}?").format(titel=hoofdstuk.titel)
    for zin in vind_zinnen(notitie.tekst):
        yield antwoordt, zin.van(notitie.tekst)


def _als_vtt(regels: Sequence[tuple[int, str, str]]) -> str:
    """A WebVTT file of (second, speaker, text); the last line only says when the one before ends."""
    cues = (
        f"{_tijd(begin)} --> {_tijd(tot)}\n<v {spreker}>{escape(tekst, quote=False)}</v>\n"
        for (begin, spreker, tekst), (tot, _s, _t) in pairwise(regels)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def _tijd(seconde: int) -> str:
    return f"{seconde // 3600:02}:{seconde // 60 % 60:02}:{seconde % 60:02}.000"
