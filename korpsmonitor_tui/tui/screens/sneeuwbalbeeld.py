"""What the list of whom to interview shows: read at one moment, as rows and in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.sneeuwbal import Partijstand, standnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.barrieredekking import Dekking, lees_dekking
from korpsmonitor_tui.services.gespreksoverzicht import afnamenaam
from korpsmonitor_tui.services.partijlijst import Boomregel, lees_boom, via_tekst
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.partijlijst import Partijregel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.tabel import Cel

TEKENS: Final = {
    Partijstand.GENOEMD: "○",
    Partijstand.BENADERD: "◔",
    Partijstand.GEPLAND: "◑",
    Partijstand.GEHOORD: "●",
    Partijstand.AFGEVALLEN: "✕",
}
"""One sign a state, beside its word."""

_KLEUREN: Final = {
    Partijstand.GENOEMD: "text-warning",
    Partijstand.BENADERD: "text-accent",
    Partijstand.GEPLAND: "text-accent",
    Partijstand.GEHOORD: "text-success",
    Partijstand.AFGEVALLEN: "text-muted",
}


@dataclass(frozen=True, slots=True)
class Tak:
    """A line of the tree, with everything to show of it."""

    sleutel: str
    boom: Boomregel
    wegen: tuple[str, ...]
    """Everything that led to it, in words."""

    @property
    def regel(self) -> Partijregel:
        """The organisation."""
        return self.boom.regel


@dataclass(frozen=True, slots=True)
class Deel:
    """Everybody to interview about one measured party, or about all of them."""

    code: str
    naam: str
    takken: tuple[Tak, ...]
    dekking: tuple[Dekking, ...]

    @property
    def regels(self) -> tuple[Partijregel, ...]:
        """Every organisation once."""
        return tuple({tak.regel.partij.code: tak.regel for tak in self.takken}.values())

    def tel(self, stand: Partijstand) -> int:
        """How many are in a state."""
        return sum(regel.stand is stand for regel in self.regels)

    def zichtbaar(self, stand: Partijstand | None) -> tuple[Tak, ...]:
        """The lines to show: the tree, or of one state every organisation once."""
        if stand is None:
            return self.takken
        eerste = {tak.regel.partij.code: tak for tak in reversed(self.takken)}
        return tuple(eerste[regel.partij.code] for regel in self.regels if regel.stand is stand)

    @property
    def leeg(self) -> str:
        """Along which barrières nobody was found; empty if somebody was along each."""
        open_ = [deel.barriere.naam for deel in self.dekking if not deel.partijen]
        return _("! niemand bij {barrieres}").format(barrieres=", ".join(open_)) if open_ else ""

    @property
    def gehoord(self) -> str:
        """How many were heard, of those who did not drop out."""
        alle = len(self.regels) - self.tel(Partijstand.AFGEVALLEN)
        return (
            _("{aantal} van {alle}").format(aantal=self.tel(Partijstand.GEHOORD), alle=alle) if alle else "–"
        )

    @property
    def samenvatting(self) -> str:
        """How many organisations, how many to approach, and along which barrières nobody was found."""
        aantal = len(self.regels)
        return " · ".join(
            filter(
                None,
                (
                    ngettext("{aantal} organisatie", "{aantal} organisaties", aantal).format(aantal=aantal),
                    _("{aantal} nog te benaderen").format(aantal=self.tel(Partijstand.GENOEMD)),
                    self.leeg,
                ),
            )
        )


def lees_delen(sessie: Sessie) -> tuple[Deel, ...]:
    """Every measured party, and then whom is heard about all; for a worker thread."""
    barrieres = sessie.instrumenten.deskstudie(sessie.editie.instrument).barrieres
    per_partij: dict[str, list[Boomregel]] = {partij.code: [] for partij in sessie.instrument.gemeten}
    for partij in sessie.instrument.gemeten:
        per_partij[partij.code] += lees_boom(sessie, partij.code)
    # Who is heard about nobody in particular hangs in the tree of everybody alone.
    per_partij[""] = [een for een in lees_boom(sessie) if not een.regel.partij.hoort_bij]
    namen = {partij.code: partij.naam for partij in sessie.instrument.gemeten}
    uit = []
    for code, bomen in per_partij.items():
        if code or bomen:
            takken = tuple(
                Tak(f"{code}|{nr}|{een.regel.partij.code}", een, _wegen(sessie, een.regel))
                for nr, een in enumerate(bomen)
            )
            regels = {tak.regel.partij.code: tak.regel for tak in takken}.values()
            uit.append(
                Deel(code, namen.get(code, _("Over iedereen")), takken, lees_dekking(barrieres, regels))
            )
    return tuple(uit)


def _wegen(sessie: Sessie, regel: Partijregel) -> tuple[str, ...]:
    return tuple(via_tekst(sessie, aanwijzing) for aanwijzing in regel.aanwijzingen)


def rijen(deel: Deel, stand: Partijstand | None) -> Iterator[tuple[str, tuple[Cel, ...]]]:
    """Rows of one measured party: itself, and whom to interview."""
    yield f"{deel.code}|", ((deel.naam, "bold"), deel.gehoord, "", "", (deel.leeg, "text-warning"))
    for tak in deel.zichtbaar(stand):
        regel = tak.regel
        diepte = 1 + (tak.boom.diepte if stand is None else 0)
        weer = _(" (zie elders)") if tak.boom.herhaald and stand is None else ""
        gesprek = regel.gehouden
        dag = (toon_datum(gesprek.datum, "")[:5] or gesprek.jaar or _("ja")) if gesprek else "–"
        via = tak.boom.via if stand is None else "; ".join(tak.wegen)
        yield (
            tak.sleutel,
            (
                f"{' ' * diepte}{regel.partij.naam}{weer}",
                (f"{TEKENS[regel.stand]} {standnaam(regel.stand)}", _KLEUREN[regel.stand]),
                dag,
                regel.barriere or "–",
                (via or _("niet gezegd"), "" if via else "text-muted"),
            ),
        )


def over_deel(deel: Deel) -> Content:
    """A measured party in full: how many stand at every barrière."""
    delen: list[str | tuple[str, str]] = [(f"{deel.naam}: ", "bold"), f"{deel.samenvatting}\n"]
    for dekking in deel.dekking:
        stijl = "" if dekking.partijen else "bold $text-warning"
        tekst = (
            _("{naam} {partijen} ({gehoord} gehoord)").format(
                naam=dekking.barriere.naam, partijen=dekking.partijen, gehoord=dekking.gehoord
            )
            if dekking.partijen
            else _("! {naam}: nog niemand").format(naam=dekking.barriere.naam)
        )
        delen += [(tekst, stijl), "   "]
    if not deel.regels:
        delen.append(_("\nEr staat nog niemand op de lijst; n voegt een organisatie toe."))
    return Content.assemble(*delen)


def over_partij(tak: Tak) -> Content:
    """An organisation in full: how far it is, its gesprek, and everything that led to it."""
    regel = tak.regel
    stand = f"{TEKENS[regel.stand]} {standnaam(regel.stand)}"
    delen: list[str | tuple[str, str]] = [
        (maak_zichtbaar(regel.partij.naam), "bold"),
        (f"  {stand}", f"${_KLEUREN[regel.stand]}"),
    ]
    if regel.reden:
        delen.append(f": {maak_zichtbaar(regel.reden)}")
    if regel.let_op:
        delen.append((f" · {regel.let_op}", "bold $text-warning"))
    if regel.gehouden is not None:
        wanneer = toon_datum(regel.gehouden.datum, regel.gehouden.jaar or _("nog geen datum"))
        delen.append(f" · {wanneer}, {afnamenaam(regel.gehouden.afname)}")
        mensen = ", ".join(wie.functie for wie in regel.gehouden.geinterviewden)
        delen.append((f" · {maak_zichtbaar(mensen)}" if mensen else "", "$text-muted"))
    if regel.partij.aliassen:
        delen.append((_("\nook: {namen}").format(namen=", ".join(regel.partij.aliassen)), "$text-muted"))
    for weg in tak.wegen:
        delen += [("\n← ", "bold $text-accent"), maak_zichtbaar(weg)]
    if not tak.wegen:
        delen.append((_("\nNiet gezegd wie of wat hierheen leidde; w legt dat vast."), "$text-muted"))
    return Content.assemble(*delen)
