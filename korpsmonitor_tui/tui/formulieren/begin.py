"""What is asked before there is a database: a new monitor, an existing one, a package or a backup."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.content import Content
from textual.widgets import Input, Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, rolnaam
from korpsmonitor_tui.services import eerstegebruik
from korpsmonitor_tui.services.eerstegebruik import NieuweMonitor
from korpsmonitor_tui.tui.dialogs import STIJL, Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.wachtwoordsterkte import Sterkte

BEGINSTIJL: Final = Path(__file__).with_name("begin.tcss")
ERBIJ: tuple[Rol, ...] = (Rol.NOTULIST, Rol.AUDITOR, Rol.WEEGPLOEG)
"""Roles that a first coördinator may have too."""


def geheimveld(id_: str) -> Input:
    """A field that shows nothing of what is typed."""
    return Input(password=True, id=id_, compact=True)


class NieuwDialoog(Dialoog[NieuweMonitor]):
    """Everything a new monitor needs, in one form; nothing is written before it is confirmed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, BEGINSTIJL]
    KNOP = _("Beginnen")

    def __init__(self, wereld: Wereld, pad: Path, instrumenten: Sequence[tuple[str, str]], kies: str) -> None:
        """``instrumenten`` are (code, name)."""
        super().__init__(
            _("Een nieuwe monitor"),
            _("De database komt, versleuteld, op {pad}. Mensen en wachtwoord zijn later te wijzigen.").format(
                pad=pad
            ),
        )
        self._wereld = wereld
        self._pad = pad
        self._instrumenten = instrumenten
        self._kies = kies

    def velden(self) -> ComposeResult:
        """What, when, who, and the passphrase twice."""
        yield veld(
            _("Instrument"),
            Select(
                [(naam, code) for code, naam in self._instrumenten],
                value=self._kies,
                allow_blank=False,
                id="instrument",
                compact=True,
            ),
        )
        yield veld(_("Editie"), Invulvak(eerstegebruik.huidige_editie(self._wereld), id="editie"))
        yield veld(
            _("Naam"), Invulvak(id="naam", voorbeeld=_("leeg: de naam van het instrument en de editie"))
        )
        yield veld(
            _("Wie bent u"),
            Invulvak(_("coördinator"), id="eerste"),
            _("Naam of functie. U bent de eerste coördinator; anderen voegt u daarna toe."),
        )
        yield veld(
            _("U bent ook"),
            Aankruislijst(*(Selection(rolnaam(rol), rol.value) for rol in ERBIJ), id="rollen", compact=True),
        )
        yield veld(
            _("Wachtwoord"),
            geheimveld("wachtwoord"),
            _("Zonder wachtwoord of herstelsleutel leest niemand de database nog, ook u niet."),
        )
        yield Static(id="sterkte", markup=False)
        yield veld(_("Nog eens"), geheimveld("herhaling"))

    @on(Input.Changed, "#wachtwoord")
    def _beoordeel(self, gebeurtenis: Input.Changed) -> None:
        """Say how well it withstands guessing; working that out takes longer than a keystroke may."""
        wachtwoord = gebeurtenis.value
        if not wachtwoord.strip():
            self.workers.cancel_group(self, "sterkte")
            self._toon_sterkte(wachtwoord, None)
            return
        vakken = [self._vak(id_).value for id_ in ("editie", "naam", "eerste")]
        self.run_worker(
            partial(self._reken, wachtwoord, str(self.query_one(Select).value), vakken),
            thread=True,
            group="sterkte",
            exclusive=True,
            exit_on_error=True,
        )

    def _reken(self, wachtwoord: str, instrument: str, eigen: Sequence[str]) -> None:
        sterkte = eerstegebruik.sterkte(self._wereld, self._pad, wachtwoord, instrument, *eigen)
        self.app.call_from_thread(self._toon_sterkte, wachtwoord, sterkte)

    def _toon_sterkte(self, wachtwoord: str, sterkte: Sterkte | None) -> None:
        if not self.is_attached or self._vak("wachtwoord").value != wachtwoord:
            return
        regel = self.query_one("#sterkte", Static)
        regel.update(Content(sterkte.hint if sterkte else ""))
        regel.set_class(sterkte is not None and not sterkte.genoeg, "-zwak")
        # Below the field that is being typed in, which is all that a form of 24 lines keeps in view.
        self.call_after_refresh(regel.scroll_visible, animate=False)

    def _vak(self, id_: str) -> Input:
        return self.query_one(f"#{id_}", Input)

    def lees(self) -> NieuweMonitor:
        """The monitor as filled in. Raises VeldFout for what is missing or typed differently the second time."""
        for id_, melding in (
            ("editie", _("vul een editie in, zoals 2025-2026.")),
            ("eerste", _("vul in wie u bent: uw naam of functie.")),
            ("wachtwoord", _("kies een wachtwoord; vier losse woorden zijn sterk en te onthouden.")),
        ):
            if not self._vak(id_).value.strip():
                raise VeldFout(melding, id_)
        wachtwoord, nog_eens = self._vak("wachtwoord").value, self._vak("herhaling").value
        if not nog_eens:
            raise VeldFout(_("typ het wachtwoord nog eens."), "herhaling")
        if wachtwoord != nog_eens:
            raise VeldFout(_("dit is niet tweemaal hetzelfde wachtwoord."), "herhaling")
        return NieuweMonitor(
            instrument=str(self.query_one(Select).value),
            editie=self._vak("editie").value.strip(),
            naam=self._vak("naam").value.strip(),
            eerste=self._vak("eerste").value.strip(),
            wachtwoord=wachtwoord,
            rollen=tuple(Rol(rol) for rol in self.query_one(SelectionList).selected),
        )


class Herstelblad(Dialoog[bool]):
    """The recovery key, shown once; nothing but its own key or button takes it away."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, BEGINSTIJL]
    KNOP = _("Ik heb hem opgeschreven")
    AUTO_FOCUS = ""

    def __init__(self, sleutel: str, database: Path) -> None:
        super().__init__(
            _("De herstelsleutel"),
            _(
                "Wie het wachtwoord vergeet, opent {naam} alleen nog met deze sleutel. Hij wordt één keer getoond.\n"
                "Schrijf hem nu over op papier en leg dat in een kluis of geef het aan uw leidinggevende; niet bij de laptop."
            ).format(naam=database.name),
        )
        self._sleutel = sleutel

    def velden(self) -> ComposeResult:
        """The key, in groups that can be read aloud."""
        yield Static(Content(self._sleutel), id="herstelsleutel")

    def lees(self) -> bool:
        """It was written down."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to cancel: the monitor is there."""
        return action != "annuleer" and super().check_action(action, parameters)


@dataclass(frozen=True, slots=True)
class Bestandskeuze:
    """A file and what opens it."""

    bestand: Path
    wachtwoord: str = field(repr=False)
    """Empty for a file that has none."""
    nieuw: str = field(default="", repr=False)
    """Passphrase for the database that is made of it."""


class OpenDialoog(Dialoog[Bestandskeuze]):
    """A database elsewhere on this computer."""

    KNOP = _("Openen")
    UITLEG_BEGIN: ClassVar[str] = _(
        "Het programma vindt haar hier niet vanzelf terug: begin de volgende keer met “korpsmonitor --db PAD”, of zet dat pad in "
        "KORPSMONITOR_DB."
    )

    def __init__(self) -> None:
        super().__init__(_("Een bestaande database openen"), self.UITLEG_BEGIN)

    def velden(self) -> ComposeResult:
        """Path and passphrase."""
        yield veld(_("Database"), Invulvak(id="bestand", voorbeeld=_("pad van een bestand op .db")))
        yield veld(_("Wachtwoord"), geheimveld("wachtwoord"), _("Leeg als zij er geen heeft."))

    def lees(self) -> Bestandskeuze:
        """The file. Raises VeldFout without one."""
        return Bestandskeuze(_bestand(self), self.query_one("#wachtwoord", Input).value)


class KopieDialoog(Dialoog[Bestandskeuze]):
    """A backup, to go on with on this computer."""

    KNOP = _("Terugzetten")

    def __init__(self, pad: Path) -> None:
        super().__init__(
            _("Een reservekopie terugzetten"),
            _(
                "De kopie wordt eerst geheel nagelezen en komt dan op {pad}. Het wachtwoord is dat van toen zij werd gemaakt; "
                "met de herstelsleutel: korpsmonitor herstel BESTAND --herstelsleutel."
            ).format(pad=pad),
        )

    def velden(self) -> ComposeResult:
        """Path and passphrase."""
        yield veld(_("Reservekopie"), Invulvak(id="bestand", voorbeeld=_("pad van een bestand op .kmkopie")))
        yield veld(_("Wachtwoord"), geheimveld("wachtwoord"), _("Leeg als de database er geen had."))

    def lees(self) -> Bestandskeuze:
        """The file. Raises VeldFout without one."""
        return Bestandskeuze(_bestand(self), self.query_one("#wachtwoord", Input).value)


class PakketDialoog(Dialoog[Bestandskeuze]):
    """A colleague's package, to begin a second laptop with."""

    KNOP = _("Beginnen")

    def __init__(self, pad: Path) -> None:
        super().__init__(
            _("Beginnen met een pakket van een collega"),
            _(
                "Een tweede laptop van dezelfde monitor: editie, instrument en mensen staan in het pakket. De database komt op "
                "{pad} en krijgt een wachtwoord van zichzelf."
            ).format(pad=pad),
        )

    def velden(self) -> ComposeResult:
        """Path, its passphrase, and the one of the new database twice."""
        yield veld(_("Pakket"), Invulvak(id="bestand", voorbeeld=_("pad van het bestand van uw collega")))
        yield veld(_("Pakketwachtwoord"), geheimveld("wachtwoord"))
        yield veld(_("Nieuw wachtwoord"), geheimveld("nieuw"))
        yield veld(_("Nog eens"), geheimveld("herhaling"))

    def lees(self) -> Bestandskeuze:
        """The file. Raises VeldFout for what is missing or typed differently the second time."""
        bestand = _bestand(self)
        wachtwoord, nieuw, nog_eens = (
            self.query_one(f"#{id_}", Input).value for id_ in ("wachtwoord", "nieuw", "herhaling")
        )
        if not wachtwoord:
            raise VeldFout(_("vul het wachtwoord van het pakket in."), "wachtwoord")
        if not nieuw.strip():
            raise VeldFout(_("kies een wachtwoord voor deze laptop."), "nieuw")
        if nieuw != nog_eens:
            raise VeldFout(_("dit is niet tweemaal hetzelfde wachtwoord."), "herhaling")
        return Bestandskeuze(bestand, wachtwoord, nieuw)


def _bestand(dialoog: Dialoog[Bestandskeuze]) -> Path:
    ingevuld = dialoog.query_one("#bestand", Input).value.strip()
    if not ingevuld:
        raise VeldFout(_("vul een pad in."), "bestand")
    return Path(ingevuld).expanduser()
