"""Scores beside what they rest on: the motivation, the codes, the evidence as it is now, and what a korps answers of a partner."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.extract.uitspraken import vind_kleuren
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.bewijs import vat_samen
from korpsmonitor_tui.services.bewijsstand import Bewijslot, Bewijsstanden
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.consistentie_korps import Korpslezer
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.partneroordelen import Staat, lees_overnames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.gegeven_score import Bewijs, GegevenScore
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.korpsweging import Korpsweging, Weegmatrix
    from korpsmonitor_tui.services.sessie import Sessie

_SLECHT = (Polariteit.NEGATIEF.value, Polariteit.AANDACHT.value)


def controleer_gronden(sessie: Sessie, matrix: Weegmatrix) -> Iterator[Vondst]:
    """Every finding about what scores rest on, by korps in the order of the instrument."""
    gecodeerd = _gecodeerd(sessie)
    stukken = [s for korps in matrix.korpsen for _dimensie, g in _gegeven(korps) for s in g.bewijs]
    standen = Bewijsstanden(sessie.store.lees(), sessie.instrument, stukken)
    for korps in matrix.korpsen:
        lezer = _Gronden(sessie, korps)
        yield from lezer.motivaties()
        yield from lezer.grondslag(standen)
        if korps.dossier in gecodeerd and any(cel.gegeven for cel in korps.cellen):
            yield from lezer.polariteit()
    if any(partner.overgenomen for korps in matrix.korpsen for partner in korps.partners):
        yield from _overnames(sessie, matrix)


def _gecodeerd(sessie: Sessie) -> set[str]:
    """Dossiers in which anybody coded a dimension: of the others no text need be read."""
    rijen = sessie.store.lees().execute(
        "SELECT DISTINCT dossier FROM codering WHERE soort = ?", (Coderingsoort.DIMENSIE.value,)
    )
    return {rij[0] for rij in rijen.fetchall()}


def _gegeven(korps: Korpsweging) -> Iterator[tuple[Dimensie, GegevenScore]]:
    """Every score that holds, of dimensions and beside judgements on partners."""
    for cel in korps.cellen:
        if cel.gegeven is not None:
            yield cel.dimensie, cel.gegeven
    for partner in korps.partners:
        if partner.wijziging is not None:
            yield partner.dimensie, partner.wijziging


def _overnames(sessie: Sessie, matrix: Weegmatrix) -> Iterator[Vondst]:
    """Judgements on partners that were taken over, and that the korps answers otherwise now."""
    for overname in lees_overnames(sessie, [korps.partij for korps in matrix.korpsen]):
        toen, nu = overname.overgenomen, overname.antwoord
        if overname.staat is not Staat.GEWIJZIGD or toen is None:
            continue
        anders = [(toen.kleur, nu.kleur if nu else ""), (toen.toelichting, nu.toelichting if nu else "")]
        een, ander = next((paar for paar in anders if paar[0] != paar[1]), anders[0])
        yield Vondst(
            Controle.GRONDSLAG,
            Ernst.WAARSCHUWING,
            _("{korps}, {naam}: het overgenomen oordeel is niet meer wat het korps antwoordt.").format(
                korps=overname.korps.naam, naam=overname.dimensie.naam
            ),
            Lezing(_("overgenomen"), een),
            Lezing(_("antwoord nu"), ander or _("geen antwoord")),
            (overname.dossier, "overname", overname.dimensie.code),
            partij=overname.korps.code,
            plaats=Plaats(
                overname.dossier,
                "weging",
                "partneroordeel",
                score_id(overname.dossier, overname.dimensie.code),
            ),
        )


class _Gronden(Korpslezer):
    """The checks on one korps."""

    def motivaties(self) -> Iterator[Vondst]:
        """Motivations that name another colour than the score has."""
        kleuren = self._sessie.instrumenten.tekstregels(self._sessie.editie.instrument).kleuren
        gegeven = [
            (cel.dimensie.code, cel.dimensie.naam, g.score, g.motivatie)
            for cel in self._korps.cellen
            if (g := cel.gegeven)
        ]
        if (eind := self._korps.eind.gegeven) is not None:
            gegeven.append((EINDSCORE, _("eindscore"), eind.score, eind.motivatie))
        for code, naam, score, motivatie in gegeven:
            for plek in vind_zinnen(motivatie):
                zin = plek.van(motivatie)
                for uitspraak in vind_kleuren(zin, {code: ""}, kleuren):
                    # Of a dimension the eindscore may be named too, and the other way round.
                    if uitspraak.dimensie == code and uitspraak.kleur != score:
                        yield self._vondst(
                            Controle.TEKST,
                            Ernst.FOUT,
                            _("{korps}, {naam}: de score is {score}, de motivatie zegt “{woord}”.").format(
                                korps=self._naam,
                                naam=naam,
                                score=scorewoord(score),
                                woord=uitspraak.plaats.van(zin),
                            ),
                            Lezing(_("score"), scorewoord(score)),
                            Lezing(_("motivatie"), uitspraak.plaats.van(zin)),
                            ("motivatie", code, zin),
                            code,
                            f"“{zin}”",
                        )

    def polariteit(self) -> Iterator[Vondst]:
        """Scores beside what the codes say, once everybody who coded has finished."""
        uitkomst = lees_uitkomst(self._sessie, self._korps.dossier)
        if uitkomst.voorlopig:
            return
        per_code: dict[str, Counter[str]] = {}
        for bevinding in uitkomst.samen.bevindingen:
            codering = bevinding.codering
            if codering.soort == Coderingsoort.DIMENSIE:
                per_code.setdefault(codering.code, Counter())[codering.polariteit] += 1
        slechtste = self._korps.regels.schaal.slechtste
        for cel in self._korps.cellen:
            geteld = per_code.get(cel.dimensie.code, Counter())
            if cel.score is not None and (ernst := _spreekt_tegen(cel.score, slechtste, geteld)) is not None:
                yield self._vondst(
                    Controle.SCORE,
                    ernst,
                    _("{korps}, {naam}: de score is {score}, het bewijs is {bewijs}.").format(
                        korps=self._naam,
                        naam=cel.dimensie.naam,
                        score=scorewoord(cel.score),
                        bewijs=vat_samen(geteld),
                    ),
                    Lezing(_("score"), scorewoord(cel.score)),
                    Lezing(_("bewijs uit gesprek en verslag"), vat_samen(geteld)),
                    ("polariteit", cel.dimensie.code),
                    cel.dimensie.code,
                    cel.gegeven.motivatie if cel.gegeven else "",
                )

    def grondslag(self, standen: Bewijsstanden) -> Iterator[Vondst]:
        """What scores rest on and is another now."""
        for dimensie, gegeven in _gegeven(self._korps):
            for stuk in gegeven.bewijs:
                stand = standen.stand(stuk)
                if stand.geldt:
                    continue
                yield self._vondst(
                    Controle.GRONDSLAG,
                    Ernst.WAARSCHUWING if stand.lot is Bewijslot.NIEUWE_VERSIE else Ernst.FOUT,
                    _("{korps}, {naam}: de score {uitleg}.").format(
                        korps=self._naam, naam=dimensie.naam, uitleg=stand.uitleg
                    )
                    if stuk.soort is Bewijssoort.VERSLAG
                    else _("{korps}, {naam}: van wat de score draagt geldt: {uitleg}.").format(
                        korps=self._naam, naam=dimensie.naam, uitleg=stand.uitleg
                    ),
                    Lezing(_bewijsplaats(stuk), stuk.tekst),
                    Lezing(_("nu"), stand.uitleg),
                    ("grondslag", dimensie.code, stuk.soort.value, stuk.verwijzing),
                    dimensie.code,
                )


def _spreekt_tegen(score: Score, slechtste: Score, geteld: Counter[str]) -> Ernst | None:
    """Whether evidence all points the other way; a weegploeg weighs more than that, so it is never an error."""
    goed, slecht = geteld[Polariteit.POSITIEF.value], sum(geteld[p] for p in _SLECHT)
    if score.conform and slecht and not goed:
        return Ernst.WAARSCHUWING
    if score.tekortkoming and goed and not slecht:
        return Ernst.WAARSCHUWING if score == slechtste else Ernst.INFORMATIE
    return None


def _bewijsplaats(stuk: Bewijs) -> str:
    return {
        Bewijssoort.VERSLAG: _("passage, versie {versie}").format(versie=stuk.versie),
        Bewijssoort.ANTWOORD: _("antwoord van het korps"),
        Bewijssoort.BRON: _("andere bron"),
        Bewijssoort.MONDELING: _("mondelinge toelichting"),
    }[stuk.soort]
