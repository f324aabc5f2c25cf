"""The list of notes: thousands of them, of which only what is in sight is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.gesprek import Notitie, tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.tui.tabs.gesprek_steno import TEKENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

INSPRING: Final = 7
"""Columns for the time, or with a + how far into the conversation; the text hangs beside it."""

_TEKEN_VAN: Final = {tag: teken for teken, tag in TEKENS.items()}


class Notitieregel(Visual):
    """One note: time, speaker, tags, text. Its lines are kept until the width changes."""

    def __init__(self, notitie: Notitie) -> None:
        self.notitie = notitie
        self._regels: list[str] = []
        self._breedte = -1
        tags = " ".join(f"[{_TEKEN_VAN.get(tag, '')}{tagnaam(tag)}]" for tag in notitie.tags)  # type: ignore[call-overload]
        self._spreker = maak_zichtbaar(notitie.spreker)
        tekst = maak_zichtbaar(notitie.tekst) or _("(nog leeg)")
        tags = " ".join(
            filter(None, (tags, f"[{notitie.vraag.rpartition('.')[2]}]" if notitie.vraag else ""))
        )
        self._tags = tags
        self._tekst = " ".join(
            deel for deel in (f"{self._spreker}:" if self._spreker else "", tags, tekst) if deel
        )

    def regels(self, breedte: int) -> list[str]:
        """The text broken off at this width, beside the time."""
        if breedte != self._breedte:
            self._regels = list(breek_af(self._tekst, max(1, breedte - INSPRING)))
            self._breedte = breedte
        return self._regels

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width."""
        return len(self.regels(width))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the lines; the time before the first."""
        tijd = _moment(self.notitie)
        regels = [
            f"{tijd if nr == 0 else '':<{INSPRING}}{regel}" for nr, regel in enumerate(self.regels(width))
        ]
        inhoud = Content("\n".join(regels)).stylize("dim", 0, INSPRING)
        begin = INSPRING
        for deel in (self._spreker, self._tags):
            # What is broken over two lines is left as it is: it reads the same.
            if deel and regels[0].startswith(deel, begin):
                inhoud = inhoud.stylize("bold", begin, begin + len(deel))
                begin += len(deel) + (2 if deel is self._spreker else 1)
        return inhoud.render_strips(width, height, style, options)


def _moment(notitie: Notitie) -> str:
    """Minutes and seconds into the conversation; before its clock was started the time of day."""
    if notitie.verstreken is not None:
        return f"+{notitie.verstreken // 60}:{notitie.verstreken % 60:02}"
    return f"{lokale_tijd(notitie.tijd):%H:%M}" if notitie.tijd else ""


def breek_af(tekst: str, breedte: int) -> Iterator[str]:
    """Lines of at most ``breedte`` columns, broken at spaces where there are any."""
    for alinea in tekst.split("\n"):
        if not alinea.isascii() and Content(alinea).cell_length != len(alinea):
            yield from (regel.plain for regel in Content(alinea).wrap(breedte))
            continue
        plaats = 0
        while len(alinea) - plaats > breedte:
            spatie = alinea.rfind(" ", plaats + 1, plaats + breedte + 1)
            einde = spatie if spatie > plaats else plaats + breedte
            yield alinea[plaats:einde]
            plaats = einde + (spatie > plaats)
        yield alinea[plaats:]


class Notitielijst(OptionList):
    """The notes of a chapter; keys work on the one that is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("bewerken"), tooltip=_("bewerk de tekst van deze notitie")),
        Binding("delete", "doe('verwijder')", _("verwijderen"), tooltip=_("verwijder deze notitie; Ctrl+Z haalt haar terug")),
        Binding("shift+up", "doe('omhoog')", _("omhoog"), tooltip=_("zet deze notitie een plaats naar voren")),
        Binding("shift+down", "doe('omlaag')", _("omlaag"), tooltip=_("zet deze notitie een plaats naar achteren")),
        Binding("h", "doe('hoofdstuk')", _("hoofdstuk"), tooltip=_("zet deze notitie in een ander hoofdstuk")),
        Binding("s", "doe('spreker')", _("spreker"), tooltip=_("leg vast wie dit zei")),
        Binding("v", "doe('vraag')", _("vraag"), tooltip=_("laat deze notitie bij de vraag van de leidraad horen, of niet meer")),
        Binding("m", "doe('samen')", _("samenvoegen"), tooltip=_("zet deze notitie achter die erboven; Ctrl+Z haalt ze uit elkaar")),
        Binding("exclamation_mark", "doe('actie')", _("actie"), show=False, tooltip=_("merk of ontmerk als actie")),
        Binding("quotation_mark", "doe('citaat')", _("citaat"), show=False, tooltip=_("merk of ontmerk als citaat")),
        Binding("number_sign", "doe('cijfer')", _("cijfer"), show=False, tooltip=_("merk of ontmerk als cijfer")),
        Binding("question_mark", "doe('nagaan')", _("nagaan"), show=False, tooltip=_("merk of ontmerk als nagaan")),
        Binding("n,escape", "doe('invoer')", _("nieuwe notitie"), tooltip=_("terug naar de regel om te typen")),
    ]  # fmt: skip

    @dataclass
    class Gevraagd(Message):
        """A key on a note: ``wat`` is a tag or an action, ``notitie`` the note's id, or empty without notes."""

        wat: str
        notitie: str

    @dataclass
    class NaarVeld(Message):
        """Down, on the last note: to the field below, if something can be typed there."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._getoond: tuple[Notitie, ...] = ()

    def vul(self, notities: Sequence[Notitie]) -> None:
        """Show these notes. What is added at the end is drawn beside what stands there; the cursor stays on its note."""
        nieuw = tuple(notities)
        vorige = self._getoond
        if nieuw == vorige:
            return
        self._getoond = nieuw
        if vorige and nieuw[: len(vorige)] == vorige:
            self.add_options([self._optie(notitie) for notitie in nieuw[len(vorige) :]])
            self.toon_laatste()
            return
        gekozen, plaats = self.gekozen, self.highlighted
        regels = dict(zip(vorige, self.options, strict=True))
        self.set_options([regels.get(notitie) or self._optie(notitie) for notitie in nieuw])
        if gekozen and any(notitie.id == gekozen for notitie in nieuw):
            self.highlighted = self.get_option_index(gekozen)
        elif vorige and nieuw and plaats is not None and self.has_focus:
            self.highlighted = min(plaats, len(nieuw) - 1)
        else:
            self.toon_laatste()

    def _optie(self, notitie: Notitie) -> Option:
        return Option(Notitieregel(notitie), id=notitie.id)

    @property
    def gekozen(self) -> str:
        """Id of the highlighted note, or empty."""
        optie = self.highlighted_option
        return (optie.id or "") if optie else ""

    def notitie(self, id_: str) -> Notitie | None:
        """The note with this id, if it is shown."""
        return next((notitie for notitie in self._getoond if notitie.id == id_), None)

    def toon_laatste(self) -> None:
        """Go to the newest note, unless somebody is at work in the list."""
        if self.option_count and not self.has_focus:
            self.highlighted = self.option_count - 1

    def ga_naar(self, notitie: str) -> bool:
        """Highlight a note, if it is shown."""
        if self.notitie(notitie) is None:
            return False
        self.highlighted = self.get_option_index(notitie)
        return True

    def action_doe(self, wat: str) -> None:
        """Ask the tab to do something with the highlighted note."""
        self.post_message(self.Gevraagd(wat, self.gekozen))

    def action_cursor_down(self) -> None:
        """Below the last note is the field for the next."""
        if self.highlighted is None or self.highlighted >= self.option_count - 1:
            self.post_message(self.NaarVeld())
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The first note is the first: the list does not begin again at the end."""
        if self.highlighted:
            super().action_cursor_up()
