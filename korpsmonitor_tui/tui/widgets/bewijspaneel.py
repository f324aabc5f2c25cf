"""The evidence on one dimension: judgements in words, earlier scores, the norm, and every quote with who stands for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.anker import Lot, lotnaam
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.services.vragenlijst import antwoord_id
from korpsmonitor_tui.tui.kleuren import balktekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.codering import Besluit
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.bewijs import Bewijsstuk, Dimensiebewijs, Dossierbewijs

OORDEELTEKENS: Final = {
    Polariteit.NEGATIEF.value: ("−", "bold $text-error"),
    Polariteit.AANDACHT.value: ("!", "bold $text-warning"),
    Polariteit.POSITIEF.value: ("+", "bold $text-success"),
    Polariteit.NEUTRAAL.value: ("·", "bold"),
}
"""A sign and a style for every judgement; the word always stands beside it."""


class Bewijslijst(OptionList):
    """The quotes; keys work on the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("naar de bron"), tooltip=_("open de notitie, de beurt, de passage of de vraag"))
    ]  # fmt: skip


class Bewijspaneel(Vertical, can_focus=False):
    """What :meth:`toon` was given. Whoever shows it opens what was chosen."""

    DEFAULT_CSS = """
    Bewijspaneel { padding: 0 1; }
    Bewijspaneel #bewijskop { height: auto; max-height: 50%; border-bottom: solid $border-blurred; }
    Bewijspaneel #geenbewijs { height: auto; padding: 1 1; display: none; }
    Bewijspaneel Bewijslijst { height: 1fr; border: none; padding: 0; background: $background; }
    Bewijspaneel Bewijslijst:focus { border: none; background-tint: $foreground 0%; }
    """

    @dataclass
    class Gekozen(Message):
        """Somebody wants to see where a quote, or an answer, stands."""

        soort: str
        entiteit: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._doelen: tuple[tuple[str, str], ...] = ()
        self._getoond = ""

    def compose(self) -> ComposeResult:
        """Head, quotes, or what to do without."""
        with VerticalScroll(id="bewijskop", can_focus=False):
            yield Static(id="bewijstekst", markup=False)
        yield Static(id="geenbewijs", markup=False)
        yield Bewijslijst(id="stukken", compact=True, markup=False)

    @property
    def lijst(self) -> Bewijslijst:
        """The quotes."""
        return self.query_one(Bewijslijst)

    def toon(self, bewijs: Dossierbewijs, deel: Dimensiebewijs) -> None:
        """Show one dimension; the cursor stays if it was shown already."""
        regels = [*(_stuk(bewijs, stuk) for stuk in deel.stukken), *map(_signaal, deel.anders_gezegd)]
        doelen = [(stuk.bevinding.codering.anker.soort, stuk.bevinding.codering.anker.entiteit) for stuk in deel.stukken]  # fmt: skip
        leeg = _leeg(bewijs, deel) if not deel.stukken else Content("")
        self._toon(
            deel.dimensie.code,
            _kop(bewijs, deel),
            regels,
            [*doelen, *_vragen(bewijs, deel.anders_gezegd)],
            leeg,
        )

    def toon_anders_gezegd(self, bewijs: Dossierbewijs) -> None:
        """Show every figure that was said otherwise than it was stated."""
        kop = Content.assemble(
            (_("Anders gezegd dan opgegeven"), "bold"),
            "\n",
            _("Beide waarden blijven staan; bespreek welke klopt. Zij staan ook bij de bespreekpunten."),
        )
        regels = [_signaal(signaal) for signaal in bewijs.anders_gezegd]
        self._toon("≠", kop, regels, _vragen(bewijs, bewijs.anders_gezegd), Content(""))

    def _toon(
        self,
        wat: str,
        kop: Content,
        regels: Sequence[Content],
        doelen: Sequence[tuple[str, str]],
        leeg: Content,
    ) -> None:
        nu = self.lijst.highlighted if wat == self._getoond else None
        self._getoond, self._doelen = wat, tuple(doelen)
        self.query_one("#bewijstekst", Static).update(kop)
        self.query_one("#bewijskop", VerticalScroll).scroll_home(animate=False)
        self.query_one("#geenbewijs", Static).update(leeg)
        self.query_one("#geenbewijs", Static).display = bool(leeg.plain)
        self.lijst.display = bool(regels)
        self.lijst.set_options([Option(regel) for regel in regels])
        if regels:
            self.lijst.highlighted = min(nu or 0, len(regels) - 1)

    @on(OptionList.OptionSelected)
    def _gekozen(self, gebeurtenis: OptionList.OptionSelected) -> None:
        gebeurtenis.stop()
        self.post_message(self.Gekozen(*self._doelen[gebeurtenis.option_index]))


def _vragen(bewijs: Dossierbewijs, signalen: Sequence[Signaal]) -> list[tuple[str, str]]:
    """The answers that findings are about."""
    return [("antwoord", antwoord_id(bewijs.dossier, Vak(s.vraag, s.rij, s.jaar))) for s in signalen]


def _kop(bewijs: Dossierbewijs, deel: Dimensiebewijs) -> Content:
    """The name, the judgements in words, earlier scores, and the norm with where the source has it."""
    dimensie = deel.dimensie
    regels = [Content.assemble((maak_zichtbaar(dimensie.naam), "bold"), "  ", (dimensie.code, "$text-muted"))]
    stijl = "" if deel.stukken else "bold $text-warning"
    # Of what others found nothing can be said yet.
    voorlopig = bewijs.voorlopig and not deel.stukken
    samenvatting = _("nog geen bewijs (voorlopig)") if voorlopig else deel.samenvatting
    regels.append(Content.styled(samenvatting.capitalize(), stijl))
    if deel.open_verschillen:
        vorm = ngettext(
            "? over {aantal} plaats moet nog worden besloten",
            "? over {aantal} plaatsen moet nog worden besloten",
            deel.open_verschillen,
        )
        regels.append(Content.styled(vorm.format(aantal=deel.open_verschillen), "$text-warning"))
    if dimensie.norm:
        eerder = balktekst(deel.balk) if deel.balk else Content.styled(_("geen score bekend"), "$text-muted")
        regels.append(Content.assemble((_("eerder "), "bold $text-accent"), eerder))
        norm = " ".join(maak_zichtbaar(dimensie.norm).split())
        bron = (f" ({maak_zichtbaar(dimensie.bron)})" if dimensie.bron else "", "$text-muted")
        regels.append(Content.assemble((_("norm "), "bold $text-accent"), norm, bron))
    return Content("\n").join(regels)


def _leeg(bewijs: Dossierbewijs, deel: Dimensiebewijs) -> Content:
    if bewijs.voorlopig and bewijs.stand.codeurs:
        return Content(
            _("Nog niet iedereen heeft zijn codering afgerond; wat anderen vonden, telt daarna mee.")
        )
    if deel.open_verschillen:
        return Content(_("Besluit eerst over wat codeurs verschillend zagen."))
    if not bewijs.stand.codeurs:
        return Content(_("Dit dossier is nog niet gecodeerd; dat gebeurt in het tabblad Extractie."))
    return Content(_("Zoek andere bronnen, of vraag een teamlid dat erbij was om een toelichting."))


def _stuk(bewijs: Dossierbewijs, stuk: Bewijsstuk) -> Content:
    """Judgement and place, the quote, and by whom it holds."""
    codering = stuk.bevinding.codering
    teken, stijl = OORDEELTEKENS.get(stuk.polariteit, ("·", "bold"))
    lot = codering.verankering.lot
    let_op = f" ! {lotnaam(lot)}" if lot in {Lot.GEWIJZIGD, Lot.LOS} else ""
    regels = [
        Content.assemble(
            (f"{teken} {stuk.polariteit}", stijl),
            (f" · {maak_zichtbaar(stuk.plaats.tekst)}", "$text-muted"),
            (let_op, "bold $text-warning"),
        ),
        Content(f"“{maak_zichtbaar(codering.anker.citaat)}”"),
    ]
    if codering.toelichting:
        regels.append(Content(_("toelichting: {tekst}").format(tekst=maak_zichtbaar(codering.toelichting))))
    # An empty line sets it apart from the next.
    regels += [Content.styled(_wie(bewijs, stuk), "$text-muted"), Content("")]
    return Content("\n").join(regels)


def _wie(bewijs: Dossierbewijs, stuk: Bewijsstuk) -> str:
    wie = opsomming([bewijs.naam(codeur) for codeur in stuk.bevinding.codeurs])
    besluit = stuk.bevinding.besluit
    if besluit is None:
        return _("bevestigd door {wie}, {wanneer}").format(
            wie=wie, wanneer=f"{lokale_tijd(stuk.bevinding.codering.tijd):%d-%m-%Y}"
        )
    return _("van {wie}; {besluit}").format(wie=wie, besluit=besluittekst(besluit, bewijs.naam(besluit.door)))


def besluittekst(besluit: Besluit, door: str) -> str:
    """Who decided, when and why."""
    wanneer = f"{lokale_tijd(besluit.tijd):%d-%m-%Y %H:%M}" if besluit.tijd else "?"
    return _("besloten door {door}, {wanneer}: {reden}").format(
        door=door, wanneer=wanneer, reden=maak_zichtbaar(besluit.reden)
    )


def _signaal(signaal: Signaal) -> Content:
    """Both values beside one another, and the difference in a sentence."""
    return Content("\n").join([*_waarden(signaal), Content(f"{maak_zichtbaar(signaal.tekst)}\n")])


def _waarden(signaal: Signaal) -> Iterator[Content]:
    opgegeven, gezegd = (f"“{maak_zichtbaar(waarde.opgegeven)}”" for waarde in signaal.bewijs)
    yield Content.assemble(
        ("≠ ", "bold $text-warning"),
        (_("opgegeven "), "$text-muted"),
        (opgegeven, "bold"),
        (_(" · gezegd "), "$text-muted"),
        (gezegd, "bold"),
    )
