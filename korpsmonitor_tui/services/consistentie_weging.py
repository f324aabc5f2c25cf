"""Eindscores beside the rules, and scores beside another laptop's and what was published of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Vondst
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord
from korpsmonitor_tui.services.consistentie_korps import Korpslezer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.korpsweging import Weegmatrix
    from korpsmonitor_tui.services.sessie import Sessie


def controleer_weging(sessie: Sessie, matrix: Weegmatrix) -> Iterator[Vondst]:
    """Every finding about the outcome of the weging, by korps in the order of the instrument."""
    for korps in matrix.korpsen:
        lezer = _Uitkomst(sessie, korps)
        yield from lezer.eindscore()
        yield from lezer.conflicten()
        yield from lezer.gepubliceerd()
    yield from _zonder_eindscore(sessie, matrix)


def _zonder_eindscore(sessie: Sessie, matrix: Weegmatrix) -> Iterator[Vondst]:
    """The korpsen that a report would miss, once others have their eindscore: one finding for all of them."""
    zonder = [k.partij.naam for k in matrix.korpsen if not (k.eind.gegeven or k.eind.botsing)]
    met = len(matrix.korpsen) - len(zonder)
    if not (zonder and met):
        return
    yield Vondst(
        Controle.KORPS,
        Ernst.INFORMATIE,
        ngettext(
            "{aantal} korps heeft nog geen eindscore, andere wel: {namen}.",
            "{aantal} korpsen hebben nog geen eindscore, andere wel: {namen}.",
            len(zonder),
        ).format(aantal=len(zonder), namen=", ".join(zonder)),
        Lezing(_("met eindscore"), str(met)),
        Lezing(_("zonder eindscore"), str(len(zonder))),
        (sessie.editie.id, "zonder_eindscore"),
    )


class _Uitkomst(Korpslezer):
    """The checks on one korps."""

    def eindscore(self) -> Iterator[Vondst]:
        """Whether it is among what the rules make of the scores as they are now."""
        gegeven, kan = self._korps.eind.gegeven, self._korps.weging.toegestaan
        if gegeven is None:
            return
        toegestaan = gegeven.score in kan
        if toegestaan and not self._korps.verouderd:
            return
        if self._korps.verouderd:
            ernst = Ernst.WAARSCHUWING if toegestaan else Ernst.FOUT
            wat = _(
                "De eindscore van {korps} is {score}; daarna zijn scores gewijzigd en de regels laten nu {kan} toe."
            )
        else:
            # A deviation with its reason is a decision that was taken and shown already.
            ernst = Ernst.INFORMATIE if gegeven.wijkt_af and gegeven.motivatie.strip() else Ernst.FOUT
            wat = _("De eindscore van {korps} is {score}; de regels laten {kan} toe.")
        yield self._vondst(
            Controle.EINDSCORE,
            ernst,
            wat.format(korps=self._naam, score=scorewoord(gegeven.score), kan=scorereeks(kan)),
            Lezing(_("eindscore"), scorewoord(gegeven.score)),
            Lezing(_("de regels laten toe"), scorereeks(kan)),
            ("eindscore",),
            EINDSCORE,
            gegeven.motivatie,
        )

    def conflicten(self) -> Iterator[Vondst]:
        """What two laptops scored differently: two values, and neither holds."""
        eind = [oordeel.score for oordeel in self._korps.eind.botsing]
        gevallen: list[tuple[str, str, list[Score]]] = [(EINDSCORE, _("eindscore"), eind)]
        gevallen += [
            (cel.dimensie.code, cel.dimensie.naam, [g.score for g in cel.botsing])
            for cel in self._korps.cellen
        ]
        for code, naam, scores in gevallen:
            if len(scores) > 1:
                yield self._vondst(
                    Controle.BRON,
                    Ernst.FOUT,
                    _(
                        "{korps}, {naam}: op twee laptops is een andere score gegeven; kies welke geldt."
                    ).format(korps=self._naam, naam=naam),
                    Lezing(_("de eerste"), scorewoord(scores[0])),
                    Lezing(_("de laatste"), scorewoord(scores[-1])),
                    ("conflict", code),
                    code,
                )

    def gepubliceerd(self) -> Iterator[Vondst]:
        """Scores of this edition that were published otherwise for its year."""
        jaar = self._sessie.instrument.vragenlijst.peiljaar
        balk = self._sessie.instrument.kleurenbalk(self._korps.partij.code, jaar) if jaar else None
        if balk is None:
            return
        bronnen, eind = dict(balk.bronnen), self._korps.eind.gegeven
        waarden: dict[str, Score | str | None] = dict(self._korps.scores)
        waarden |= {
            p.dimensie.code: p.kleur or p.overgenomen.kleur
            for p in self._korps.partners
            if p.overgenomen is not None
        }
        if eind is not None:
            waarden[EINDSCORE] = eind.score
        namen = {d.code: d.naam for d in self._sessie.instrument.dimensies}
        for code, kleur in balk.kleuren:
            hier = waarden.get(code)
            if hier and hier != kleur:
                woord = scorewoord(hier) if isinstance(hier, Score) else hier
                yield self._vondst(
                    Controle.REEKS,
                    Ernst.WAARSCHUWING,
                    _("{korps}, {naam}: hier {score}, gepubliceerd is {kleur}.").format(
                        korps=self._naam,
                        naam=namen.get(code, _("eindscore")),
                        score=woord,
                        kleur=scorewoord(kleur),
                    ),
                    Lezing(_("deze editie"), woord),
                    Lezing(bronnen.get(code, balk.bron), scorewoord(kleur)),
                    ("gepubliceerd", code),
                    code,
                )
