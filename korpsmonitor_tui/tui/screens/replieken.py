"""What the korpsen answered on a ketenpartner, and beside it what the partner says of it, typed in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.replieken import begin_repliek, lees_replieken, plaats_van, typ_repliek
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_velden
from korpsmonitor_tui.services.waardering import lees_waardering
from korpsmonitor_tui.tui.kleuren import merk_van
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.replieken import Repliek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.waardering import Oordeel

Delen = list[str | tuple[str, str]]

_ONBEANTWOORD: Final = "-/"
"""Begins the id of a line without a judgement: there is nothing to reply to."""


class RepliekenScreen(Schrijflijst):
    """The judgements, and the one under the cursor in full with the field for the repliek."""

    TITEL = _("Oordelen van korpsen en repliek")
    UITLEG = _(
        "Elke regel is een korps, in de volgorde van de nummers, met de kleur die het over deze ketenpartner gaf; ✎ heeft "
        "een repliek. Enter gaat naar het veld: wat u typt, wordt vanzelf bewaard en staat in de waarderingstabel en het verslag "
        "naast het oordeel. Het verandert kleur noch korpsverslag. Wijzigt een korps zijn oordeel, dan blijft de repliek bij het "
        "oordeel dat is voorgelegd (↺). n gaat naar het volgende oordeel zonder repliek; Esc gaat terug naar de lijst, en dan "
        "naar het dossier. De tabel voor de partner maakt `korpsmonitor verslag waarderingstabel`; een ingevulde tabel leest "
        "`korpsmonitor verslag repliek --lees`."
    )
    VELDNAAM = _("Repliek")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "volgende", _("zonder repliek"), tooltip=_("naar het volgende oordeel zonder repliek")),
    ]

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._zonder_repliek: frozenset[str] = frozenset()
        """Ids of the judgements on which the partner said nothing yet."""

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """The judgements and the replieken. Raises OnbruikbareInvoer for a party that korpsen do not judge."""
        db = self.sessie.store.lees()
        tabel = lees_waardering(self.sessie, self.dossier)
        replieken = {repliek.id: repliek for repliek in lees_replieken(db, self.dossier)}
        velden = lees_velden(db, "repliek", self.dossier)
        vast = waarom_niet(partial(eis_schrijver, self.sessie, self.dossier))
        meer = len(tabel.kolommen) > 1
        stukken = [
            self._stuk(rij[nr], kolom, meer, replieken, velden, vast)
            for nr, kolom in enumerate(tabel.kolommen)
            for rij in tabel.rijen
        ]
        gegeven = {stuk.id for stuk in stukken if not stuk.overgeslagen}
        self._zonder_repliek = frozenset(gegeven - set(replieken))
        stukken += [self._eerder(repliek) for id_, repliek in replieken.items() if id_ not in gegeven]
        kop = (
            tabel.partner.naam,
            _("{gegeven} van {alle} oordelen gegeven").format(
                gegeven=len(gegeven), alle=len(tabel.kolommen) * len(tabel.rijen)
            ),
            _("{met} met repliek").format(met=len(gegeven & set(replieken))),
            vast,
        )
        leeg = _(
            "Nog geen korps gaf een oordeel over {naam}. De oordelen komen uit de vragenlijsten: lees ze in bij het "
            "dossier van een korps (Ctrl+R) of vul ze daar in (F5)."
        ).format(naam=tabel.partner.naam)
        return Schrijfstand(
            " · ".join(filter(None, kop)), tuple(stukken if gegeven or replieken else ()), leeg
        )

    def _stuk(
        self,
        oordeel: Oordeel,
        kolom: Dimensie,
        meer: bool,
        replieken: Mapping[str, Repliek],
        velden: Mapping[Plaats, Veld],
        vast: str,
    ) -> Stuk:
        kop = kolom.naam if meer else ""
        korps = oordeel.korps
        naam = korps.naam if korps.nummer is None else f"{korps.nummer:>2}. {korps.naam}"
        if not oordeel.gegeven:
            # Shown, so that nobody thinks it was forgotten.
            regel = Content.assemble(f"    {naam} ", (_("niet beantwoord"), "dim"))
            id_ = f"{_ONBEANTWOORD}{oordeel.dimensie}/{korps.code}"
            return Stuk(id_, regel, Content(""), kop=kop, overgeslagen=True)
        plaats = plaats_van(self.dossier, oordeel)
        repliek = replieken.get(plaats.id)
        kleur = self.sessie.instrument.schaal.kleur(oordeel.kleur)
        letter, stijl = merk_van(kleur) if kleur is not None else ("·", "")
        regel = Content.assemble((f" {letter} ", stijl), " ", naam, (" ✎" if repliek else "", "bold"))
        voluit = self._voluit(oordeel, kolom)
        if vast:
            return Stuk(plaats.id, regel, _met_repliek(voluit, repliek), vast=vast, kop=kop)
        veld = Plaats("repliek", plaats.id, "tekst")
        sessie, dossier = self.sessie, self.dossier
        bron = Bron(
            veld,
            velden.get(veld, Veld()),
            lambda tekst, op: typ_repliek(sessie, dossier, plaats, tekst, op),
            begin=lambda: begin_repliek(sessie, dossier, plaats),
        )
        return Stuk(plaats.id, regel, Content.assemble(*voluit), bron, kop=kop)

    def _voluit(self, oordeel: Oordeel, kolom: Dimensie) -> Delen:
        kleur = oordeel.kleur.strip()
        bekend = self.sessie.instrument.schaal.kleur(kleur)
        if bekend is not None:
            letter, stijl = merk_van(bekend)
            met: Delen = [(f" {letter} ", stijl), " ", kleurnaam(bekend)]
        else:
            met = [kleur or _("geen kleur gegeven")]
        delen: Delen = [(oordeel.korps.naam, "bold"), f" · {kolom.naam}\n", *met, "\n"]
        if oordeel.toelichting.strip():
            delen.append(oordeel.toelichting.strip() + "\n")
        for vraag, antwoord in oordeel.opmerkingen:
            delen += [(f"{vraag} ", "$text-muted"), f"{antwoord.strip()}\n"]
        versie = oordeel.versie or _("onbekend")
        return [*delen, (_("vragenlijst {versie}").format(versie=versie), "$text-muted")]

    def _eerder(self, repliek: Repliek) -> Stuk:
        """What was said of a judgement that the korps changed since."""
        naam = self.sessie.partij(repliek.korps).naam
        waarom = _("Het korps wijzigde dit oordeel sindsdien; deze repliek blijft bij wat is voorgelegd.")
        voluit: Delen = [(naam, "bold"), f"\n{repliek.oordeel}\n", (waarom, "$text-warning")]
        regel = Content.assemble(("↺   ", "bold $text-warning"), naam)
        return Stuk(repliek.id, regel, _met_repliek(voluit, repliek), vast=waarom)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_volgende(self) -> None:
        """The next judgement without a repliek, if need be from the beginning."""
        if not self.ga_verder(self._zonder_repliek):
            self.notify(_("Bij elk oordeel staat een repliek."))


def _met_repliek(voluit: Delen, repliek: Repliek | None) -> Content:
    """What stands there where nothing can be typed."""
    if repliek is None:
        return Content.assemble(*voluit)
    return Content.assemble(*voluit, (f"\n\n{_('Repliek')}\n", "bold"), repliek.tekst)
