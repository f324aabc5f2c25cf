"""One figure over the years as rows and bars: what is missing is named, and never drawn as nought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.betekenis import Ontbreekreden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.tui.widgets.grafiek import VOL, Laag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.services.cijfertrends import Cijferreeks, Punt
    from korpsmonitor_tui.tui.widgets.tabel import Cel

TOTAAL: Final = "+"
"""Key of the row of totals: no korps is called so."""
DEELS: Final = "▒"
"""What a range leaves open."""
ONVOLLEDIG: Final = "░"
"""A total that lacks figures: it is no smaller for that."""
_NAAM: Final = 22
_JAAR: Final = 8


@dataclass(frozen=True, slots=True)
class Cijferbeeld:
    """One figure, with the year that the bars are of."""

    reeks: Cijferreeks
    jaar: int

    def rijen(self, breedte: int) -> Iterator[tuple[str, Sequence[Cel]]]:
        """The total, unless it has no sense, and every row; bars at most ``breedte`` columns wide."""
        if self._met_totaal:
            yield TOTAAL, ((_("Totaal"), "bold"), *(self._totaalcel(jaar) for jaar in self.reeks.jaren), "")
        hoogste = max((maat.hoog for _rij, maat in self._maten()), default=0)
        for rij, naam in self.reeks.rijen:
            cellen = (self._cel(rij, jaar) for jaar in self.reeks.jaren)
            yield rij, (naam, *cellen, self._balk(rij, breedte, float(hoogste)))

    def naam(self, rij: str) -> str:
        """Of a row."""
        return _("Totaal") if rij == TOTAAL else dict(self.reeks.rijen)[rij]

    def staven(self, rij: str) -> tuple[list[str], list[Laag]]:
        """A bar a year of one row: its name says the figure as stated, or why there is no bar."""
        namen, delen = [], []
        for jaar in self.reeks.jaren:
            maat = self._totaalmaat(jaar) if rij == TOTAAL else self._maat(rij, jaar)
            tekst = self._totaaltekst(jaar) if rij == TOTAAL else self._tekst(rij, jaar)
            namen.append(f"{jaar}  {tekst}")
            laag = float(maat.laag) if maat else 0.0
            open_ = float(maat.hoog - maat.laag) if maat else 0.0
            heel = rij != TOTAAL or self._is_heel(jaar)
            delen.append((laag, open_, 0.0) if heel else (0.0, 0.0, laag + open_))
        tekens = (VOL, DEELS, ONVOLLEDIG)
        return namen, [
            Laag(lengtes, teken) for lengtes, teken in zip(zip(*delen, strict=True), tekens, strict=True)
        ]

    # -- cells ---------------------------------------------------------------------------------------------------------

    @property
    def _met_totaal(self) -> bool:
        return not self.reeks.vraag.procent and not self.reeks.vraag.landelijk

    def _cel(self, rij: str, jaar: int) -> Cel:
        punt = self.reeks.punten.get((rij, jaar))
        if punt is None:
            return ".", "text-muted"
        return punt.tekst if punt.maat is not None else (punt.tekst, "text-warning")

    def _totaalcel(self, jaar: int) -> Cel:
        totaal = self.reeks.totaal(jaar)
        tekst = self._totaaltekst(jaar)
        return (tekst, "bold") if totaal is not None and totaal.volledig else (tekst, "text-warning")

    def _totaaltekst(self, jaar: int) -> str:
        """Short: a total that lacks something carries a star."""
        totaal = self.reeks.totaal(jaar)
        if totaal is None or totaal.som is None:
            return _("geen")
        som = str(totaal).partition(" (")[0]
        return som if totaal.volledig else f"{som} *"

    def _tekst(self, rij: str, jaar: int) -> str:
        punt = self.reeks.punten.get((rij, jaar))
        return ontbreektekst(punt) or (punt.tekst if punt else "")

    def _maat(self, rij: str, jaar: int) -> Bereik | None:
        punt = self.reeks.punten.get((rij, jaar))
        return punt.maat if punt else None

    def _is_heel(self, jaar: int) -> bool:
        totaal = self.reeks.totaal(jaar)
        return totaal is not None and totaal.volledig

    def _totaalmaat(self, jaar: int) -> Bereik | None:
        totaal = self.reeks.totaal(jaar)
        return totaal.som if totaal else None

    def _maten(self) -> Iterator[tuple[str, Bereik]]:
        for rij, _naam in self.reeks.rijen:
            maat = self._maat(rij, self.jaar)
            if maat is not None:
                yield rij, maat

    def _balk(self, rij: str, breedte: int, hoogste: float) -> Cel:
        maat = self._maat(rij, self.jaar)
        if maat is None:
            return ontbreektekst(self.reeks.punten.get((rij, self.jaar))), "text-muted"
        if not maat.hoog:
            return "0", "text-muted"
        alles = max(1, round(breedte * float(maat.hoog) / hoogste))
        vol = alles if maat.laag == maat.hoog else round(breedte * float(maat.laag) / hoogste)
        return VOL * vol + DEELS * (alles - vol), "text-accent"


def ontbreektekst(punt: Punt | None) -> str:
    """In which way a figure has no size; empty if it has one."""
    if punt is None:
        return _("niets opgegeven")
    if punt.maat is not None:
        return ""
    if punt.oneens:
        return _("{tekst}: verschilt").format(tekst=punt.tekst)
    reden = punt.cijfer.ontbreekt if punt.cijfer else None
    woorden = {
        Ontbreekreden.LEEG: _("leeg"),
        Ontbreekreden.NIET_OPGEGEVEN: _("niet opgegeven"),
        Ontbreekreden.NIET_BEKEND: _("niet bekend"),
        Ontbreekreden.VRAAGTEKEN: _("vraagteken"),
        Ontbreekreden.NIET_VAN_TOEPASSING: _("n.v.t."),
    }
    return woorden[reden] if reden is not None else _("“{tekst}”: geen getal").format(tekst=punt.tekst)


def kolommen(reeks: Cijferreeks, jaar: int) -> tuple[tuple[str, int], ...]:
    """Name, years, and the bars of the year that was chosen."""
    naam = _("Nederland") if reeks.vraag.landelijk else _("Korps")
    return (
        (naam, _NAAM),
        *((str(een), _JAAR) for een in reeks.jaren),
        (_("staven: {jaar}").format(jaar=jaar), 0),
    )


def uitleg(reeks: Cijferreeks, rij: str, jaar: int) -> Content:
    """Below the bars: of a total what it lacks and the same korpsen in two years, of a korps where it was stated."""
    if rij == TOTAAL:
        return _totaaluitleg(reeks, jaar)
    regels = []
    for een in reversed(reeks.jaren):
        punt = reeks.punten.get((rij, een))
        for opgave in punt.opgaven if punt else ():
            noot = f" ({opgave.noot})" if opgave.noot else ""
            regels.append(
                Content.assemble(f"{een}: {opgave.tekst}{noot}  ", (opgave.herkomst, "$text-muted"))
            )
    return Content("\n").join(regels) if regels else Content(_("Niets opgegeven en niets gepubliceerd."))


def _totaaluitleg(reeks: Cijferreeks, jaar: int) -> Content:
    regels = []
    eerder = [een for een in reeks.jaren if een < jaar]
    vergelijkingen = ((een, reeks.vergelijking(jaar, een)) for een in reversed(eerder))
    met, vergelijking = next(((een, v) for een, v in vergelijkingen if v is not None), (0, None))
    if vergelijking is not None:
        aantal = len(vergelijking.korpsen)
        kop = ngettext(
            "{nu} naast {toen}, over het ene korps dat beide opgaf: ",
            "{nu} naast {toen}, over dezelfde {aantal} korpsen: ",
            aantal,
        ).format(nu=jaar, toen=met, aantal=aantal)
        regels.append(
            Content.assemble((kop, "bold $text-accent"), f"{vergelijking.toen} → {vergelijking.nu}")
        )
    for een in reversed(reeks.jaren):
        totaal = reeks.totaal(een)
        if totaal is not None and not totaal.volledig:
            regels.append(Content(f"* {een}: {totaal}"))
    if any(not totaal.volledig for een in reeks.jaren if (totaal := reeks.totaal(een)) is not None):
        regels.append(
            Content.styled(_("░ en * onvolledig: korter dan een ander jaar zegt dan niets"), "$text-muted")
        )
    return Content("\n").join(regels) if regels else Content(_("Aan geen totaal ontbreekt iets."))
