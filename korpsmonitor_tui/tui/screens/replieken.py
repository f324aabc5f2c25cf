"""What the korpsen answered on a ketenpartner, and beside it what the partner says of it, typed in place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.replieken import begin_repliek, lees_replieken, plaats_van, typ_repliek
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_velden
from korpsmonitor_tui.services.waardering import lees_waardering
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.kleuren import merk_van
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.replieken import Repliek, Repliekplaats
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.waardering import Oordeel, Waarderingstabel


@dataclass(frozen=True, slots=True)
class Replieksstand:
    """Everything that the screen shows."""

    tabel: Waarderingstabel
    replieken: Mapping[str, Repliek]
    """By id."""
    velden: Mapping[Plaats, Veld]
    vast: str
    """Why nothing can be typed; empty if it can."""


def lees_replieksstand(sessie: Sessie, dossier: str) -> Replieksstand:
    """Read it all. Raises OnbruikbareInvoer for a party that korpsen do not judge."""
    db = sessie.store.lees()
    try:
        eis_schrijver(sessie, dossier)
        vast = ""
    except StapGeweigerd as fout:
        vast = str(fout)
    return Replieksstand(
        lees_waardering(sessie, dossier),
        {repliek.id: repliek for repliek in lees_replieken(db, dossier)},
        lees_velden(db, "repliek", dossier),
        vast,
    )


class Oordelenlijst(Lijst):
    """The korpsen with their judgement, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("repliek typen"), tooltip=_("typ wat de partner van dit oordeel zegt"))
    ]  # fmt: skip


class RepliekenScreen(Werkscherm):
    """The judgements, and the one under the cursor in full with the field for the repliek."""

    CSS_PATH = "replieken.tcss"
    TITEL = _("Oordelen van korpsen en repliek")
    UITLEG = _(
        "Elke regel is een korps, in de volgorde van de nummers, met de kleur die het over deze ketenpartner gaf; ✎ heeft "
        "een repliek. Enter gaat naar het veld: wat u typt, wordt vanzelf bewaard en staat in de waarderingstabel en het verslag "
        "naast het oordeel. Het verandert kleur noch korpsverslag. Wijzigt een korps zijn oordeel, dan blijft de repliek bij het "
        "oordeel dat is voorgelegd (↺). n gaat naar het volgende oordeel zonder repliek; Esc gaat terug naar de lijst, en dan "
        "naar het dossier. De tabel voor de partner maakt `korpsmonitor verslag waarderingstabel`; een ingevulde tabel leest "
        "`korpsmonitor verslag repliek --lees`."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "volgende", _("zonder repliek"), tooltip=_("naar het volgende oordeel zonder repliek")),
        Binding("alt+down", "stap(1)", _("volgend oordeel"), priority=True),
        Binding("alt+up", "stap(-1)", _("vorig oordeel"), show=False, priority=True),
        Binding("escape", "terug", _("terug"), tooltip=_("van het veld naar de lijst, en van de lijst naar het dossier")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._stand: Replieksstand | None = None
        self._oordelen: dict[str, tuple[Repliekplaats, Oordeel]] = {}
        self._bewaarders: dict[str, Bewaarder] = {}
        self._getoond = ""

    def inhoud(self) -> ComposeResult:
        """How far it is, the list, the judgement in full with the field, or why there is none."""
        yield Static(id="stand", markup=False)
        yield Static(id="leeg", markup=False)
        with Horizontal(id="midden"):
            yield Oordelenlijst(id="oordelen")
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="oordeel", markup=False)
                yield KladVeld(self.sessie, id="repliek")

    @property
    def lijst(self) -> Oordelenlijst:
        """The list."""
        return self.query_one(Oordelenlijst)

    @property
    def veld(self) -> KladVeld:
        """The field."""
        return self.query_one(KladVeld)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.veld.border_title = _("Repliek")
        self.query_one("#leeg", Static).display = False
        self.lijst.focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, partial(lees_replieksstand, self.sessie, self.dossier), self._toon)

    def gebruik(self, sessie: Sessie) -> None:
        """Go on as somebody else: who may type is asked again."""
        self.veld.sluit()
        self.veld.sessie = sessie
        self._bewaarders.clear()
        self._getoond = ""
        super().gebruik(sessie)

    def _toon(self, stand: Replieksstand) -> None:
        self._stand = stand
        self._oordelen = {
            plaats.id: (plaats, oordeel)
            for oordeel in stand.tabel.gegeven
            for plaats in (plaats_van(self.dossier, oordeel),)
        }
        self._toon_stand(stand)
        opties: list[Option] = []
        for nr, kolom in enumerate(stand.tabel.kolommen):
            if len(stand.tabel.kolommen) > 1:
                opties.append(Option(Content.styled(kolom.naam, "bold $text-accent"), disabled=True))
            opties += [self._regel(rij[nr]) for rij in stand.tabel.rijen]
        opties += [
            Option(
                Content.assemble(("↺   ", "bold $text-warning"), self.sessie.partij(repliek.korps).naam),
                id=id_,
            )
            for id_, repliek in stand.replieken.items()
            if id_ not in self._oordelen
        ]
        self.lijst.vul(opties, next(iter(self._oordelen), "") if not self._getoond else "")
        self._toon_gekozen()
        self.veld.ververs()

    def _toon_stand(self, stand: Replieksstand) -> None:
        gegeven = len(self._oordelen)
        met = sum(id_ in stand.replieken for id_ in self._oordelen)
        delen = [
            stand.tabel.partner.naam,
            _("{gegeven} van {alle} oordelen gegeven").format(
                gegeven=gegeven, alle=len(stand.tabel.kolommen) * len(stand.tabel.rijen)
            ),
            _("{met} met repliek").format(met=met),
        ]
        if stand.vast:
            delen.append(stand.vast)
        self.query_one("#stand", Static).update(Content(" · ".join(delen)))
        leeg = not (gegeven or stand.replieken)
        self.query_one("#leeg", Static).display = leeg
        self.query_one("#midden").display = not leeg
        self.query_one("#leeg", Static).update(
            Content(
                _(
                    "Nog geen korps gaf een oordeel over {naam}. De oordelen komen uit de vragenlijsten: lees ze in bij het "
                    "dossier van een korps (Ctrl+R) of vul ze daar in (F5)."
                ).format(naam=stand.tabel.partner.naam)
            )
        )

    def _regel(self, oordeel: Oordeel) -> Option:
        korps = oordeel.korps
        naam = korps.naam if korps.nummer is None else f"{korps.nummer}. {korps.naam}"
        if not oordeel.gegeven:
            # Shown, so that nobody thinks it was forgotten; there is nothing to reply to.
            niets = Content.assemble(f"    {naam} ", (_("niet beantwoord"), "dim"))
            return Option(niets, disabled=True)
        plaats = plaats_van(self.dossier, oordeel)
        kleur = self.sessie.instrument.schaal.kleur(oordeel.kleur)
        letter, stijl = merk_van(kleur) if kleur is not None else ("·", "")
        heeft = self._stand is not None and plaats.id in self._stand.replieken
        return Option(
            Content.assemble((f" {letter} ", stijl), " ", naam, (" ✎" if heeft else "", "bold")),
            id=plaats.id,
        )

    @on(OptionList.OptionHighlighted)
    def _toon_gekozen(self) -> None:
        if self._stand is None:
            return
        id_ = self.lijst.gekozen
        paar, eerder = self._oordelen.get(id_), self._stand.replieken.get(id_)
        if paar is not None:
            self.query_one("#oordeel", Static).update(self._oordeel_voluit(paar[1]))
        elif eerder is not None:
            self.query_one("#oordeel", Static).update(self._eerder_voluit(eerder))
        if id_ == self._getoond:
            return
        self._getoond = id_
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        if paar is None or self._stand.vast:
            self.veld.sluit()
            self.veld.toon_tekst(eerder.tekst if eerder is not None else "")
        else:
            self._open(paar[0])

    def _open(self, plaats: Repliekplaats) -> None:
        """A text that was open before goes on where it was: it may still be on its way to the disk."""
        if (bekend := self._bewaarders.get(plaats.id)) is not None:
            self.veld.hervat(bekend)
            self.veld.ververs()
            return
        veld = Plaats("repliek", plaats.id, "tekst")
        sessie, dossier = self.sessie, self.dossier
        bron = Bron(
            veld,
            self._stand.velden.get(veld, Veld()) if self._stand else Veld(),
            lambda tekst, op: typ_repliek(sessie, dossier, plaats, tekst, op),
            begin=lambda: begin_repliek(sessie, dossier, plaats),
        )
        self._bewaarders[plaats.id] = self.veld.open(bron)
        self.veld.ververs()

    def _oordeel_voluit(self, oordeel: Oordeel) -> Content:
        kleur = oordeel.kleur.strip()
        bekend = self.sessie.instrument.schaal.kleur(kleur)
        if bekend is not None:
            letter, stijl = merk_van(bekend)
            met: tuple[tuple[str, str] | str, ...] = ((f" {letter} ", stijl), " ", kleurnaam(bekend))
        else:
            met = (kleur or _("geen kleur gegeven"),)
        kolom = (
            next((k.naam for k in self._stand.tabel.kolommen if k.code == oordeel.dimensie), "")
            if self._stand
            else ""
        )
        delen: list[str | tuple[str, str]] = [(oordeel.korps.naam, "bold"), f" · {kolom}\n", *met, "\n"]
        if oordeel.toelichting.strip():
            delen.append(oordeel.toelichting.strip() + "\n")
        for vraag, antwoord in oordeel.opmerkingen:
            delen += [(f"{vraag} ", "$text-muted"), f"{antwoord.strip()}\n"]
        versie = oordeel.versie or _("onbekend")
        delen.append((_("vragenlijst {versie}").format(versie=versie), "$text-muted"))
        return Content.assemble(*delen)

    def _eerder_voluit(self, repliek: Repliek) -> Content:
        return Content.assemble(
            (self.sessie.partij(repliek.korps).naam, "bold"),
            "\n",
            repliek.oordeel,
            "\n",
            (_("Het korps wijzigde dit oordeel sindsdien; deze repliek blijft bij wat is voorgelegd."), "$text-warning"),
        )  # fmt: skip

    @on(Bewaarveld.Opgeslagen)
    def _is_bewaard(self) -> None:
        self.ververs()

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _naar_veld(self) -> None:
        if self._stand is not None and self._stand.vast:
            self.notify(self._stand.vast, severity="warning")
        elif self.veld.disabled:
            self.notify(_("Deze repliek hoort bij een eerder oordeel en staat vast."))
        else:
            self.veld.focus()

    def action_stap(self, stappen: int) -> None:
        """The judgement above or below, also from the field."""
        ids = list(self._oordelen)
        if self._getoond in ids:
            self._ga(ids[(ids.index(self._getoond) + stappen) % len(ids)])

    def action_volgende(self) -> None:
        """The next judgement without a repliek, if need be from the beginning."""
        ids = list(self._oordelen)
        plaats = ids.index(self._getoond) + 1 if self._getoond in ids else 0
        bekend = self._stand.replieken if self._stand else {}
        open_ = next((id_ for id_ in (*ids[plaats:], *ids[:plaats]) if id_ not in bekend), None)
        if open_ is None:
            self.notify(_("Bij elk oordeel staat een repliek."))
        else:
            self._ga(open_)

    def _ga(self, id_: str) -> None:
        self.lijst.highlighted = self.lijst.get_option_index(id_)

    def bewaar(self) -> None:
        """Make what is being typed an event."""
        self.veld.bewaar()

    def action_terug(self) -> None:
        """From the field to the list, from the list to the dossier."""
        if self.veld.has_focus:
            self.lijst.focus()
        else:
            self.bewaar()
            self.dismiss()
