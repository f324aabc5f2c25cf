"""Scores and eindscores beside the rules, their evidence and what was published of the same year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weegregels import KLEUREN, Score
from korpsmonitor_tui.extract.uitspraken import vind_kleuren
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.bewijs import vat_samen
from korpsmonitor_tui.services.bewijsstand import Bewijslot, Bewijsstanden
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.partneroordelen import Staat, lees_overnames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.gegeven_score import Bewijs, GegevenScore
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.korpsweging import Korpsweging, Weegmatrix
    from korpsmonitor_tui.services.sessie import Sessie

_SLECHT = (Polariteit.NEGATIEF.value, Polariteit.AANDACHT.value)


def controleer_weging(sessie: Sessie, matrix: Weegmatrix) -> Iterator[Vondst]:
    """Every finding about what was weighed, by korps in the order of the instrument."""
    gecodeerd = _gecodeerd(sessie)
    stukken = [s for korps in matrix.korpsen for _dimensie, g in _gegeven(korps) for s in g.bewijs]
    standen = Bewijsstanden(sessie.store.lees(), sessie.instrument, stukken)
    for korps in matrix.korpsen:
        lezer = _Korps(sessie, korps)
        yield from lezer.eindscore()
        yield from lezer.conflicten()
        yield from lezer.gepubliceerd()
        yield from lezer.motivaties()
        yield from lezer.grondslag(standen)
        if korps.dossier in gecodeerd and any(cel.gegeven for cel in korps.cellen):
            yield from lezer.polariteit()
    yield from _zonder_eindscore(sessie, matrix)
    if any(partner.overgenomen for korps in matrix.korpsen for partner in korps.partners):
        yield from _overnames(sessie, matrix)


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


class _Korps:
    """The checks on one korps."""

    def __init__(self, sessie: Sessie, korps: Korpsweging) -> None:
        self._sessie = sessie
        self._korps = korps
        self._naam = korps.partij.naam

    # -- eindscore -----------------------------------------------------------------------------------------------------

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
            wat.format(korps=self._naam, score=_score(gegeven.score), kan=_of(kan)),
            Lezing(_("eindscore"), _score(gegeven.score)),
            Lezing(_("de regels laten toe"), _of(kan)),
            ("eindscore",),
            EINDSCORE,
            gegeven.motivatie,
        )

    # -- conflicts and publications ------------------------------------------------------------------------------------

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
                    Lezing(_("de eerste"), _score(scores[0])),
                    Lezing(_("de laatste"), _score(scores[-1])),
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
        waarden = {code: score.value for code, score in self._korps.scores.items() if score is not None}
        waarden |= {
            p.dimensie.code: p.overgenomen.kleur for p in self._korps.partners if p.overgenomen is not None
        }
        if eind is not None:
            waarden[EINDSCORE] = eind.score.value
        namen = {d.code: d.naam for d in self._sessie.instrument.dimensies}
        for code, kleur in balk.kleuren:
            hier = waarden.get(code, "")
            if hier and hier != kleur.value:
                yield self._vondst(
                    Controle.REEKS,
                    Ernst.WAARSCHUWING,
                    _("{korps}, {naam}: hier {score}, gepubliceerd is {kleur}.").format(
                        korps=self._naam, naam=namen.get(code, _("eindscore")), score=hier, kleur=kleur.value
                    ),
                    Lezing(_("deze editie"), hier),
                    Lezing(bronnen.get(code, balk.bron), kleur.value),
                    ("gepubliceerd", code),
                    code,
                )

    # -- motivation and evidence ---------------------------------------------------------------------------------------

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
                    if uitspraak.dimensie == code and uitspraak.kleur.value != score.value:
                        yield self._vondst(
                            Controle.TEKST,
                            Ernst.FOUT,
                            _("{korps}, {naam}: de score is {score}, de motivatie zegt “{woord}”.").format(
                                korps=self._naam,
                                naam=naam,
                                score=_score(score),
                                woord=uitspraak.plaats.van(zin),
                            ),
                            Lezing(_("score"), _score(score)),
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
        for cel in self._korps.cellen:
            geteld = per_code.get(cel.dimensie.code, Counter())
            if cel.score is not None and (ernst := _spreekt_tegen(cel.score, geteld)) is not None:
                yield self._vondst(
                    Controle.SCORE,
                    ernst,
                    _("{korps}, {naam}: de score is {score}, het bewijs is {bewijs}.").format(
                        korps=self._naam,
                        naam=cel.dimensie.naam,
                        score=_score(cel.score),
                        bewijs=vat_samen(geteld),
                    ),
                    Lezing(_("score"), _score(cel.score)),
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

    def _vondst(
        self,
        controle: Controle,
        ernst: Ernst,
        wat: str,
        een: Lezing,
        ander: Lezing,
        sleutel: tuple[str, ...],
        dimensie: str,
        uitleg: str = "",
    ) -> Vondst:
        eind = dimensie == EINDSCORE
        id_ = self._korps.dossier if eind else score_id(self._korps.dossier, dimensie)
        return Vondst(
            controle,
            ernst,
            wat,
            een,
            ander,
            (self._korps.dossier, *sleutel),
            partij=self._korps.partij.code,
            plaats=Plaats(self._korps.dossier, "weging", "eindscore" if eind else "score", id_),
            uitleg=uitleg,
        )


def _spreekt_tegen(score: Score, geteld: Counter[str]) -> Ernst | None:
    """Whether evidence all points the other way; a weegploeg weighs more than that, so it is never an error."""
    goed, slecht = geteld[Polariteit.POSITIEF.value], sum(geteld[p] for p in _SLECHT)
    if score is Score.GROEN and slecht and not goed:
        return Ernst.WAARSCHUWING
    if score is Score.ROOD and goed and not slecht:
        return Ernst.WAARSCHUWING
    if score is Score.GEEL and goed and not slecht:
        return Ernst.INFORMATIE
    return None


def _bewijsplaats(stuk: Bewijs) -> str:
    return {
        Bewijssoort.VERSLAG: _("passage, versie {versie}").format(versie=stuk.versie),
        Bewijssoort.ANTWOORD: _("antwoord van het korps"),
        Bewijssoort.BRON: _("andere bron"),
        Bewijssoort.MONDELING: _("mondelinge toelichting"),
    }[stuk.soort]


def _score(score: Score) -> str:
    return _("n.v.t.") if score is Score.NVT else score.value


def _of(scores: Iterable[Score]) -> str:
    kleuren = sorted(scores, key=KLEUREN.index, reverse=True)
    return _(" of ").join(_score(score) for score in kleuren)
