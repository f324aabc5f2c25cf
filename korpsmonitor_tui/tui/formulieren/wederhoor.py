"""What has to be filled in when respondents answer, or do not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.bestand import lees_map
from korpsmonitor_tui.tui.formulieren.stappen import kanaalkeuze
from korpsmonitor_tui.tui.velden import eis_datum, lees_opmerkingen, toon_datum

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult


Respondent = tuple[str, str]
"""Id and label."""


class AkkoordDialoog(Dialoog[Antwoord]):
    """Records that a respondent agrees: with one respondent and by e-mail today, Enter is enough."""

    def __init__(self, respondenten: Sequence[Respondent], vandaag: date, bewijs: str = "") -> None:
        """The first respondent is chosen; ``bewijs`` is the path of the file that says so."""
        super().__init__(_("Akkoord vastleggen"))
        self._respondenten = respondenten
        self._vandaag = vandaag
        self._bewijs = bewijs

    def velden(self) -> ComposeResult:
        """Who, when, how, and the proof."""
        yield veld(_("Van"), respondentkeuze(self._respondenten))
        yield veld(
            _("Ontvangen op"), Invulvak(toon_datum(self._vandaag), id="datum", voorbeeld=_("dd-mm-jjjj"))
        )
        yield veld(_("Kanaal"), kanaalkeuze())
        yield veld(_("Toelichting"), Invulvak(id="toelichting"))
        yield veld(
            _("Bewijs"),
            Invulvak(self._bewijs, id="bewijs"),
            _("pad van een bestand, zoals de e-mail; mag leeg blijven"),
        )

    def on_mount(self) -> None:
        """Enter records at once."""
        self.query_one("#datum").focus()

    def lees(self) -> Antwoord:
        """The answer. Raises VeldFout."""
        return _lees_antwoord(self, self.query_one("#toelichting", Invulvak).value.strip())


@dataclass(frozen=True, slots=True)
class Reactie:
    """What a respondent sent back, and the remarks in it: (passage number or None, text)."""

    antwoord: Antwoord
    opmerkingen: tuple[tuple[int | None, str], ...]


class ReactieDialoog(Dialoog[Reactie]):
    """Records a reaction with its remarks."""

    def __init__(self, respondenten: Sequence[Respondent], vandaag: date) -> None:
        super().__init__(_("Reactie vastleggen"))
        self._respondenten = respondenten
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """Who, when, how, the remarks and the file."""
        yield veld(_("Van"), respondentkeuze(self._respondenten))
        yield veld(
            _("Ontvangen op"), Invulvak(toon_datum(self._vandaag), id="datum", voorbeeld=_("dd-mm-jjjj"))
        )
        yield veld(_("Kanaal"), kanaalkeuze())
        yield veld(
            _("Opmerkingen"),
            Tekstvak(id="opmerkingen"),
            _("Eén per regel; “12: tekst” gaat over passage 12. Over elke opmerking wordt later beslist."),
        )
        yield veld(_("Bestand"), Invulvak(id="bewijs"), _("pad van het ontvangen bestand; mag leeg blijven"))

    def lees(self) -> Reactie:
        """The reaction. Raises VeldFout without remarks and file."""
        tekst = self.query_one("#opmerkingen", Tekstvak).text.strip()
        antwoord = _lees_antwoord(self, tekst)
        if not tekst and antwoord.bewijs is None:
            raise VeldFout(_("schrijf op wat de reactie is, of geef het bestand op."), "opmerkingen")
        return Reactie(antwoord, tuple(lees_opmerkingen(tekst)))


def respondentkeuze(respondenten: Sequence[Respondent]) -> Select[str]:
    """Who it is from; the first is chosen."""
    return Select(
        [(label, wie) for wie, label in respondenten],
        value=respondenten[0][0],
        allow_blank=False,
        id="respondent",
        compact=True,
    )


def _lees_antwoord(dialoog: Dialoog[Antwoord] | Dialoog[Reactie], toelichting: str) -> Antwoord:
    bewijs = dialoog.query_one("#bewijs", Invulvak).value.strip()
    pad = Path(bewijs).expanduser() if bewijs else None
    if pad is not None and not pad.is_file():
        raise VeldFout(_("het bestand {pad} is er niet.").format(pad=pad), "bewijs")
    return Antwoord(
        str(dialoog.query_one("#respondent", Select).value),
        str(dialoog.query_one("#kanaal", Select).value),
        eis_datum(dialoog.query_one("#datum", Invulvak).value, "datum"),
        toelichting,
        pad,
    )


@dataclass(frozen=True, slots=True)
class Rappel:
    """How respondents were reminded."""

    kanaal: str
    toelichting: str
    brief: Path | None = None
    """Folder for the letter to who has not answered; None for no letter."""


class RappelDialoog(Dialoog[Rappel]):
    """Records a rappel that was sent."""

    def __init__(self) -> None:
        super().__init__(_("Rappel vastleggen"), _("Leg vast dat u de respondenten vandaag hebt herinnerd."))

    def velden(self) -> ComposeResult:
        """How, a note, and where a letter goes."""
        yield veld(_("Kanaal"), kanaalkeuze())
        yield veld(_("Toelichting"), Invulvak(id="toelichting"))
        yield veld(
            _("Brief in map"),
            Invulvak(id="brief"),
            _("de brief aan wie nog niet antwoordde; leeg: geen brief"),
        )

    def on_mount(self) -> None:
        """Enter records at once."""
        self.query_one("#toelichting").focus()

    def lees(self) -> Rappel:
        """The rappel. Raises VeldFout for a folder that is none."""
        map_ = self.query_one("#brief", Invulvak).value
        return Rappel(
            str(self.query_one("#kanaal", Select).value),
            self.query_one("#toelichting", Invulvak).value.strip(),
            lees_map(map_, "brief") if map_.strip() else None,
        )


@dataclass(frozen=True, slots=True)
class Verlenging:
    """Until when respondents may answer, and why."""

    tot: date
    reden: str


class VerlengDialoog(Dialoog[Verlenging]):
    """Gives respondents more time."""

    def __init__(self, termijn: date | None) -> None:
        super().__init__(
            _("Termijn verlengen"),
            _("De termijn loopt nu tot en met {termijn}.").format(termijn=toon_datum(termijn)),
        )

    def velden(self) -> ComposeResult:
        """Until when, and why."""
        yield veld(_("Tot en met"), Invulvak(id="tot", voorbeeld=_("dd-mm-jjjj")))
        yield veld(_("Reden"), Invulvak(id="reden"))

    def lees(self) -> Verlenging:
        """The new termijn. Raises VeldFout."""
        tot = eis_datum(self.query_one("#tot", Invulvak).value, "tot")
        reden = self.query_one("#reden", Invulvak).value.strip()
        if not reden:
            raise VeldFout(_("vul een reden in; die komt in de tijdlijn."), "reden")
        return Verlenging(tot, reden)
