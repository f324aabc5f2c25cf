"""The interview guide beside the minutes: the questions of the chapter, and what is known about the one looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.tui.kleuren import balktekst
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import vaktitel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.gids import Gids, Gidshoofdstuk, Gidsvraag

OPEN, GEDEKT, PUNT = "○", "✓", "◆"
_EERDER: Final = 4
"""Earlier statements that are shown; all of them stand beside the question in the questionnaire."""


class Gidslijst(OptionList):
    """The questions of the chapter; keys work on the one that is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+o,alt+v", "doe('koppel')", _("koppelen"), tooltip=_("wat u typt hoort vanaf nu bij deze vraag; nog eens maakt het los")),
        Binding("n,ctrl+n,alt+n", "doe('open')", _("volgende open"), tooltip=_("naar de volgende vraag die nog niet aan de orde is geweest")),
        Binding("escape", "doe('terug')", _("terug"), tooltip=_("terug naar de notities; de leidraad blijft staan")),
    ]  # fmt: skip

    @dataclass
    class Gevraagd(Message):
        """A key on a question: ``wat`` is koppel, open or terug."""

        wat: str

    @dataclass
    class Aangewezen(Message):
        """The cursor went to another question."""

        vraag: str

    def action_doe(self, wat: str) -> None:
        """Ask the tab."""
        self.post_message(self.Gevraagd(wat))

    def on_option_list_option_highlighted(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        """The cursor also follows the field; only who is in the list chooses by it."""
        gebeurtenis.stop()
        if self.has_focus:
            self.post_message(self.Aangewezen(gebeurtenis.option_id or ""))


class Gidspaneel(Vertical, can_focus=False):
    """Folded one line; unfolded beside the minutes where there is room, else a strip above them."""

    DEFAULT_CSS = """
    Gidspaneel { height: auto; background: $surface; }
    Gidspaneel #gidskop { height: 1; padding: 0 1; color: $text-accent; text-wrap: nowrap; text-overflow: ellipsis; }
    Gidspaneel Gidslijst {
        display: none; height: auto; max-height: 6; border: none; padding: 0 1; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Gidspaneel #gidsdetail { display: none; height: auto; max-height: 5; padding: 0 1; }
    Gidspaneel.-open #gidsdetail { display: block; }
    Gidspaneel.-open.-erin Gidslijst { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._getoond: tuple[object, ...] = ()
        self._regels: dict[str, Content] = {}
        self._teksten: dict[str, tuple[object, ...]] = {}

    def compose(self) -> ComposeResult:
        """Head, questions, and what is known of one."""
        yield Static(id="gidskop", markup=False)
        yield Gidslijst(id="gidslijst", compact=True)
        with VerticalScroll(id="gidsdetail", can_focus=False):
            yield Static(id="gidstekst", markup=False)

    @property
    def lijst(self) -> Gidslijst:
        """The questions."""
        return self.query_one(Gidslijst)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.has_class("-open")

    def toon(self, gids: Gids, deel: Gidshoofdstuk, nu: Gidsvraag | None, gekoppeld: str) -> None:
        """Show a chapter with the question looked at; ``gekoppeld`` is what is typed now bound to."""
        getoond = (gids, deel, nu, gekoppeld, self.is_open)
        if getoond == self._getoond:
            return
        self._getoond = getoond
        self._toon_vragen(deel, nu, gekoppeld)
        self._zet("gidskop", _kop(gids, deel, nu, open_=self.is_open))
        if self._zet("gidstekst", _detail(nu) if nu else Content("")):
            self.query_one("#gidsdetail").scroll_home(animate=False)

    def _zet(self, id_: str, inhoud: Content) -> bool:
        """Show a text, unless it stands there: the screen is laid out anew after each, and people type meanwhile."""
        nieuw = (inhoud.plain, tuple(inhoud.spans))
        if self._teksten.get(id_) == nieuw:
            return False
        self._teksten[id_] = nieuw
        self.query_one(f"#{id_}", Static).update(inhoud)
        return True

    def _toon_vragen(self, deel: Gidshoofdstuk, nu: Gidsvraag | None, gekoppeld: str) -> None:
        """The list; of the same questions only the lines that changed are drawn anew."""
        regels = {vraag.vraag.id: _regel(vraag, gekoppeld) for vraag in deel.vragen}
        if list(regels) == list(self._regels):
            for plaats, (id_, regel) in enumerate(regels.items()):
                vorige = self._regels[id_]
                # To Textual two texts are equal whatever their styles.
                if (regel.plain, regel.spans) != (vorige.plain, vorige.spans):
                    self.lijst.replace_option_prompt_at_index(plaats, regel)
        else:
            self.lijst.set_options([Option(regel, id=id_) for id_, regel in regels.items()])
        self._regels = regels
        if nu is not None:
            self.lijst.highlighted = deel.vragen.index(nu)

    def klap(self, *, open_: bool) -> None:
        """Fold or unfold."""
        self.set_class(open_, "-open")

    def ga_erin(self) -> None:
        """Unfold, and go to the questions; where there is little room they only show as long as one is there."""
        self.klap(open_=True)
        self.add_class("-erin")
        self.lijst.focus()

    def on_descendant_blur(self) -> None:
        """Somebody left the list."""
        self.remove_class("-erin")


def _regel(vraag: Gidsvraag, gekoppeld: str) -> Content:
    hier = vraag.vraag.id == gekoppeld
    teken = GEDEKT if vraag.gedekt else OPEN
    stijl = "bold" if hier else "$text-muted" if vraag.gedekt and not vraag.open_punten else ""
    punten = (f"{PUNT * len(vraag.open_punten)} ", "$text-warning") if vraag.open_punten else ""
    pijl = ("▶ ", "bold $text-accent") if hier else ""
    return Content.assemble((f"{teken} ", stijl), pijl, punten, (maak_zichtbaar(vraag.vraag.tekst), stijl))


def _kop(gids: Gids, deel: Gidshoofdstuk, nu: Gidsvraag | None, *, open_: bool) -> Content:
    telling = _("{gedekt}/{totaal} aan de orde").format(gedekt=deel.gedekt, totaal=len(deel.vragen))
    delen: list[str | tuple[str, str]] = ["▾ " if open_ else "▸ ", (_("Ctrl+L"), "bold"), f" {telling}"]
    if open_:
        delen.append(_(" · totaal {gedekt}/{totaal}").format(gedekt=gids.gedekt, totaal=gids.totaal))
    elif nu is not None:
        teken = GEDEKT if nu.gedekt else OPEN
        delen.append(f" · {teken} {kort(nu.vraag.tekst, 200)}")
    return Content.assemble(*delen)


def _detail(vraag: Gidsvraag) -> Content:
    """The question in full, what was answered now and before, its colours, and what is to be discussed."""
    return Content("\n").join(
        [
            Content.styled(maak_zichtbaar(vraag.vraag.tekst), "bold"),
            *_punten(vraag),
            *_nu(vraag),
            *_eerder(vraag),
            *_balken(vraag),
        ]
    )


def _punten(vraag: Gidsvraag) -> Iterator[Content]:
    for punt in vraag.punten:
        if punt.besproken:
            tekst = f"{GEDEKT} {maak_zichtbaar(punt.tekst)} — {maak_zichtbaar(punt.uitkomst)}"
            yield Content.styled(tekst, "$text-muted")
        else:
            yield Content.styled(f"{PUNT} {maak_zichtbaar(punt.tekst)}", "$text-warning")


def _nu(vraag: Gidsvraag) -> Iterator[Content]:
    naam = (_("nu "), "bold $text-accent")
    if not vraag.achtergrond.nu:
        yield Content.assemble(naam, (_("niet beantwoord"), "$text-muted"))
    for antwoord in vraag.achtergrond.nu:
        waar = vaktitel(vraag.vraag, antwoord.vak)
        toelichting = maak_zichtbaar(" ".join(antwoord.toelichting.split()))
        yield Content.assemble(
            naam,
            f"{waar}: " if waar else "",
            (maak_zichtbaar(antwoord.waarde) or "–", "bold"),
            (f" ({toelichting})" if toelichting else "", "$text-muted"),
        )


def _eerder(vraag: Gidsvraag) -> Iterator[Content]:
    alle = vraag.achtergrond.eerder
    rijen = {rij.code: rij.tekst for rij in vraag.vraag.rijen}
    for opgave in alle[:_EERDER]:
        rij = f"{rijen.get(opgave.rij, opgave.rij)}: " if opgave.rij else ""
        yield Content.assemble(
            (_("eerder "), "bold $text-accent"),
            f"{opgave.jaar or '?'} {rij}",
            (maak_zichtbaar(opgave.tekst), "bold"),
            (f" {maak_zichtbaar(opgave.herkomst)}", "$text-muted"),
        )
    if len(alle) > _EERDER:
        yield Content.styled(
            _("en nog {aantal} eerder; zie de vragenlijst").format(aantal=len(alle) - _EERDER), "$text-muted"
        )


def _balken(vraag: Gidsvraag) -> Iterator[Content]:
    for balk in vraag.achtergrond.balken:
        yield Content.assemble(f"{maak_zichtbaar(balk.naam)} ", balktekst(balk))


def punten_van(deel: Gidshoofdstuk) -> tuple[Bespreekpunt, ...]:
    """Every discussion point of a chapter, in the order of the interview."""
    return (*(punt for vraag in deel.vragen for punt in vraag.punten), *deel.punten)
