"""People of the monitor, and whether the database is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, LoadingIndicator, Static

from korpsmonitor_tui.domain.procesregels import herstel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.services import medewerkers, reservekopieen
from korpsmonitor_tui.services.controle import controleer, lees_vorken
from korpsmonitor_tui.services.hubinstelling import Hubstand, lees_hubstand
from korpsmonitor_tui.services.hubwoorden import hubregel, vorkregel
from korpsmonitor_tui.services.procesregels import in_woorden, lees_afwijkingen
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.medewerker import Invulling, MedewerkerDialoog
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.reservekopieen import Overzicht
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.controle import Controle

MEESTE_GEBREKEN = 50
"""Faults that are shown; of more only the number."""


KOLOMMEN = ((_("Nu"), 4), (_("Naam of functie"), 24), (_("Rollen"), 26), (_("Hoort bij"), 0))


@dataclass(frozen=True, slots=True)
class Mensen:
    """Everybody, and who still takes part."""

    alle: tuple[Persoon, ...]
    actief: frozenset[str]

    def persoon(self, id_: str | None) -> Persoon | None:
        """The person with this id."""
        return next((persoon for persoon in self.alle if persoon.id == id_), None)


class Mensentabel(Tabel):
    """The table of people."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("werken als"), tooltip=_("ga verder als deze medewerker"))
    ]


class BeheerScreen(Werkscherm):
    """Add and change people, choose who works, check the database."""

    CSS_PATH = "beheer.tcss"
    TITEL = _("Beheer")
    UITLEG = _(
        "Hier staan de medewerkers met hun rollen en de korpsen waar zij bij horen. Alleen een coördinator voegt mensen "
        "toe of wijzigt ze. Met Enter werkt u verder als de gekozen medewerker. v toont de versies van de vragenlijst, m het model dat voorstellen doet, l na hoeveel minuten het scherm vergrendelt. b toont de reservekopieën. De controle leest de hele database na en "
        "wijzigt niets."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("nieuw"), tooltip=_("voeg een medewerker toe")),
        Binding("w", "wijzig", _("wijzigen"), tooltip=_("wijzig naam, rollen, korpsen of deelname")),
        Binding("c", "controleer", _("controle"), tooltip=_("controleer of de database gaaf is")),
        Binding("x", "conflicten", _("conflicten"), tooltip=_("kies wat blijft van wat op twee laptops is gewijzigd")),
        Binding("v", "vragenlijsten", _("vragenlijst"), tooltip=_("versies van de vragenlijst: concept, verschil, publiceren")),
        Binding("m", "modellen", _("model"), tooltip=_("het model voor voorstellen: leren van codes, cijfers, kiezen")),
        Binding("l", "vergrendeling", _("slot"), tooltip=_("kies na hoeveel minuten zonder toets het scherm vergrendelt")),
        Binding("b", "reservekopieen", _("kopieën"), tooltip=_("reservekopieën: maken, nalezen, terugzetten")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._mensen = Mensen((), frozenset())

    def inhoud(self) -> ComposeResult:
        """Table of people, result of the check."""
        yield Mensentabel(KOLOMMEN, id="mensen")
        yield LoadingIndicator(id="bezig")
        with VerticalScroll(id="uitkomstvak"):
            yield Static(id="kopie", markup=False)
            yield Static(id="hub", markup=False)
            yield Static(_("Druk op c om de database te controleren."), id="uitkomst", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()
        self.ververs()

    # -- people ------------------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the people in the background."""

        def lees() -> Mensen:
            db = self.sessie.store.lees()
            actief = frozenset(persoon.id for persoon in medewerkers.lijst(db))
            return Mensen(medewerkers.lijst(db, ook_inactief=True), actief)

        lees_op_achtergrond(self, lees, self._toon)
        # Apart: the folder may be on a network.
        lees_op_achtergrond(self, lambda: reservekopieen.lees(self.sessie), self._toon_kopie, groep="kopie")
        lees_op_achtergrond(self, lambda: lees_hubstand(self.sessie.store), self._toon_hub, groep="hubstand")

    def _toon(self, mensen: Mensen) -> None:
        self._mensen = mensen
        self.query_one(Tabel).vul((persoon.id, self._cellen(persoon)) for persoon in mensen.alle)

    def _toon_kopie(self, overzicht: Overzicht) -> None:
        from korpsmonitor_tui.tui.screens.reservekopieen import nieuwste_regel

        regel = nieuwste_regel(overzicht, self.sessie.store.klok())
        self.query_one("#kopie", Static).update(
            Content.assemble(regel, _(" b toont wat er is en maakt er een."))
        )

    def _toon_hub(self, stand: Hubstand) -> None:
        regel = self.query_one("#hub", Static)
        regel.display = bool(stand.adres)
        regel.update(Content(hubregel(stand)))

    def _cellen(self, persoon: Persoon) -> tuple[Cel, ...]:
        ik = self.sessie.medewerker
        nu = "→" if ik and ik.id == persoon.id else ""
        weg = persoon.id not in self._mensen.actief
        stijl = "text-muted" if weg else ""
        naam = _("{naam} (weg)").format(naam=persoon.naam) if weg else persoon.naam
        rollen = ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)
        korpsen = ", ".join(sorted(self._korpsnaam(korps) for korps in persoon.korpsen))
        return (nu, "text-accent"), (naam, stijl), (rollen, stijl), (korpsen or "–", stijl)

    def _korpsnaam(self, code: str) -> str:
        # Definition files can be replaced by others that no longer know a korps.
        partij = self.sessie.instrument.partij(code)
        return partij.naam if partij else code

    def action_nieuw(self) -> None:
        """Add somebody."""

        def doe(invulling: Invulling) -> Persoon:
            return medewerkers.nieuw(
                self.sessie, invulling.naam, invulling.rollen, invulling.korpsen, invulling.team
            )

        dialoog = MedewerkerDialoog(self.sessie.instrument.partijen)
        vraag_en_doe(self, dialoog, doe, lambda _persoon: self.ververs())

    def action_wijzig(self) -> None:
        """Change the person under the cursor."""
        persoon = self._mensen.persoon(self.query_one(Tabel).gekozen)
        if persoon is None:
            return
        dialoog = MedewerkerDialoog(
            self.sessie.instrument.partijen, persoon, actief=persoon.id in self._mensen.actief
        )
        vraag_en_doe(
            self,
            dialoog,
            lambda invulling: medewerkers.wijzig(self.sessie, persoon.id, invulling.wijziging()),
            self._is_gewijzigd,
        )

    def _is_gewijzigd(self, persoon: Persoon) -> None:
        ik = self.sessie.medewerker
        if ik is not None and ik.id == persoon.id:
            self._wissel(self.sessie.als(persoon))
        else:
            self.ververs()

    def _wissel(self, sessie: Sessie) -> None:
        self.post_message(self.Gewisseld(sessie))

    def action_vragenlijsten(self) -> None:
        """Versions of the questionnaire."""
        from korpsmonitor_tui.tui.screens.vragenlijsten import VragenlijstenScreen

        self.app.push_screen(VragenlijstenScreen(self.sessie))

    def action_modellen(self) -> None:
        """The model that suggestions come from."""
        from korpsmonitor_tui.tui.screens.modellen import ModellenScreen

        self.app.push_screen(ModellenScreen(self.sessie))

    def action_vergrendeling(self) -> None:
        """After how many minutes the screen is locked."""
        from korpsmonitor_tui.tui.formulieren.vergrendeling import vraag_vergrendeling

        vraag_vergrendeling(self, self.sessie)

    def action_reservekopieen(self) -> None:
        """The backups of the database."""
        from korpsmonitor_tui.tui.screens.reservekopieen import ReservekopieenScreen

        self.app.push_screen(ReservekopieenScreen(self.sessie))

    def action_conflicten(self) -> None:
        """Settle what was changed of people or the edition on two laptops."""
        from korpsmonitor_tui.tui.screens.conflicten import ConflictenScreen

        self.app.push_screen(ConflictenScreen(self.sessie, ""), lambda _niets: self.ververs())

    @on(DataTable.RowSelected)
    def _werk_als(self) -> None:
        gekozen = self.query_one(Tabel).gekozen
        if gekozen:
            lees_op_achtergrond(
                self,
                lambda: medewerkers.kies(self.sessie, gekozen),
                self._wissel,
                groep="wie",
            )

    # -- integrity ---------------------------------------------------------------------------------------------------

    def action_controleer(self) -> None:
        """Read the whole database back."""
        self.query_one("#bezig").display = True
        self.query_one("#uitkomst", Static).update(Content(_("De database wordt gecontroleerd…")))

        def lees() -> tuple[Controle, tuple[str, ...], tuple[str, ...]]:
            controle = controleer(self.sessie)
            vorken = lees_vorken(self.sessie) if controle.klopt else ()
            # Of a database that is damaged nothing that it says can be relied on.
            afwijkingen = lees_afwijkingen(self.sessie) if controle.klopt else ()
            return (
                controle,
                vorken,
                tuple(
                    f"{in_woorden(self.sessie, afwijking)} {herstel(afwijking)}" for afwijking in afwijkingen
                ),
            )

        lees_op_achtergrond(self, lees, self._toon_controle, groep="controle")

    def _toon_controle(self, gelezen: tuple[Controle, tuple[str, ...], tuple[str, ...]]) -> None:
        controle, vorken, afwijkingen = gelezen
        vork: list[str | tuple[str, str]] = [(f"\n{vorkregel()}\n", "$text-warning")] if vorken else []
        self.query_one("#bezig").display = False
        self.query_one("#uitkomst", Static).update(
            Content.assemble(*_uitkomst(controle), *vork, *_wie_wat_deed(afwijkingen))
        )


def _wie_wat_deed(afwijkingen: tuple[str, ...]) -> list[str | tuple[str, str]]:
    """What was done by who may not, if anything was."""
    if not afwijkingen:
        return []
    return [
        (_("\nGedaan door wie dat niet mag:\n"), "bold $text-error"),
        *(f"{regel}\n" for regel in afwijkingen[:MEESTE_GEBREKEN]),
    ]


def _uitkomst(controle: Controle) -> list[str | tuple[str, str]]:
    gelezen = ngettext(
        "{events} vastleggingen van {aantal} apparaat gelezen.\n",
        "{events} vastleggingen van {aantal} apparaten gelezen.\n",
        controle.devices,
    ).format(events=controle.events, aantal=controle.devices)
    if controle.klopt:
        return [(_("De database is gaaf. "), "bold $text-success"), gelezen]
    aantal = len(controle.gebreken)
    kop = ngettext("{aantal} gebrek gevonden. ", "{aantal} gebreken gevonden. ", aantal).format(aantal=aantal)
    delen: list[str | tuple[str, str]] = [(kop, "bold $text-error"), gelezen]
    delen += [f"{gebrek.plaats}: {gebrek.uitleg}\n" for gebrek in controle.gebreken[:MEESTE_GEBREKEN]]
    if aantal > MEESTE_GEBREKEN:
        delen.append(_("… en nog {aantal}.\n").format(aantal=aantal - MEESTE_GEBREKEN))
    delen.append((_("Werk niet verder in deze database; zet een reservekopie terug."), "bold"))
    return delen
