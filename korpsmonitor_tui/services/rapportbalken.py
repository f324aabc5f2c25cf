"""The kleurenbalken of one korps: its scores over the editions there are, and never a colour that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.scoretabel import Scorekolom, Scorerij, Scoretabel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.scorevakken import eerdervak, partnervak, scorevak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.domain.scoretabel import Scorevak
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.trends import Uitgave


class Balken:
    """Makes the kleurenbalken of one korps."""

    def __init__(self, grond: Rapportgrond, weging: Korpsweging, namen: Mapping[str, str]) -> None:
        """``namen``: what is said instead of the names of people."""
        self._grond = grond
        self._weging = weging
        self._partij: Gesprekspartij = weging.partij
        self._namen = namen
        self._uitgaven = _uitgaven_voor(grond, weging.partij)

    def scores(self, veld: str, naam: str) -> Scoretabel:
        """The dimensions of one aandachtsveld."""
        cellen = [cel for cel in self._weging.cellen if cel.dimensie.aandachtsveld == veld]
        return self._balk(
            naam, [cel.dimensie for cel in cellen], [scorevak(cel, self._namen) for cel in cellen]
        )

    def partners(self, naam: str) -> Scoretabel:
        """The partner columns: what the korps itself said."""
        cellen = self._weging.partners
        return self._balk(
            naam, [cel.dimensie for cel in cellen], [partnervak(cel, self._namen) for cel in cellen]
        )

    def _balk(self, naam: str, dimensies: Sequence[Dimensie], nu: Sequence[Scorevak]) -> Scoretabel:
        """A row an edition, the latest below."""
        eerder = tuple(
            Scorerij(uitgave.naam, tuple(self._eerder(uitgave, d.code) for d in dimensies))
            for uitgave in self._uitgaven
        )
        return Scoretabel(
            titel="",
            omschrijving=_(
                "Kleurenbalk {naam} van {korps}: een rij per editie, een letter per oordeel"
            ).format(naam=naam, korps=self._partij.naam),
            rijkop=_("Jaar"),
            kolommen=tuple(Scorekolom(d.naam) for d in dimensies),
            rijen=(*eerder, Scorerij(self._grond.nu, tuple(nu))),
            schaal=self._weging.regels.schaal,
            bron=self._bron({d.code for d in dimensies}),
        )

    def _eerder(self, uitgave: Uitgave, dimensie: str) -> Scorevak:
        return eerdervak(uitgave, self._partij, dimensie, self._namen)

    def eindscore(self) -> Callable[[Scorevak], Scoretabel]:
        """The eindscores beside one another, once the one of now is known."""

        def maak(nu: Scorevak) -> Scoretabel:
            eerder = (self._eerder(uitgave, EINDSCORE) for uitgave in self._uitgaven)
            return Scoretabel(
                titel="",
                omschrijving=_("Eindscores van {korps}: een kolom per editie").format(
                    korps=self._partij.naam
                ),
                rijkop="",
                kolommen=(*(Scorekolom(u.naam) for u in self._uitgaven), Scorekolom(self._grond.nu)),
                rijen=(Scorerij(_("Eindscore"), (*eerder, nu)),),
                schaal=self._weging.regels.schaal,
                bron=self._bron({EINDSCORE}),
            )

        return maak

    def _bron(self, codes: set[str]) -> str:
        """Where the colours of earlier editions were published."""
        jaren = {uitgave.jaar for uitgave in self._uitgaven}
        bronnen = dict.fromkeys(
            bronvermelding(bron, self._grond.sessie.instrument.publicaties)
            for regel in self._grond.sessie.instrument.kleurenbalken
            if regel.partij == self._partij.code and regel.jaar in jaren
            for code, bron in regel.bronnen
            if code in codes
        )
        return _("eerdere edities: {bronnen}").format(bronnen="; ".join(bronnen)) if bronnen else ""


def _uitgaven_voor(grond: Rapportgrond, partij: Gesprekspartij) -> tuple[Uitgave, ...]:
    """The earlier editions of which a dimension of any korps is known, from when this one was monitored."""
    return tuple(
        uitgave
        for uitgave in grond.eerder
        if any(code != EINDSCORE for _korps, code in uitgave.scores)
        and (
            partij.gemonitord_vanaf is None or uitgave.jaar is None or uitgave.jaar >= partij.gemonitord_vanaf
        )
    )
