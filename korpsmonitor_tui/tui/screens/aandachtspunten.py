"""What a new eenheid must look after: points that people write, and what its scores propose, each decided by a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import aandachtspunten
from korpsmonitor_tui.services.rapportschrijvers import eis_rapportschrijver, korpsen_van
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.kleuren import merk_van
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from korpsmonitor_tui.services.aandachtspunten import Aandachtspunt, Voorstel
    from korpsmonitor_tui.services.sessie import Sessie

_VOORSTEL: Final = "voorstel/"
"""Before the dimension of a proposal."""


class AandachtspuntenScreen(Schrijflijst):
    """The points of one eenheid, and below them what is proposed."""

    TITEL = _("Aandachtspunten")
    VELDNAAM = _("Aandachtspunt")
    UITLEG = _(
        "De aandachtspunten van één nieuwe eenheid (k kiest een andere). Onder de lijst staan voorstellen (?), gemaakt van wat "
        "niet aan de norm voldoet, met de motivatie: zij tellen pas als iemand besluit. o neemt een voorstel over (O alle), x laat het weg "
        "met een reden. n schrijft zelf een punt; Enter gaat naar de tekst, die bij het typen wordt bewaard. u en d verplaatsen, "
        "x haalt een punt weg. ↺ rust op scores die intussen anders zijn; b bevestigt dat het punt blijft gelden."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "eenheid", _("eenheid"), tooltip=_("de aandachtspunten van een andere eenheid")),
        Binding("o", "neem_over", _("overnemen"), tooltip=_("neem het voorstel over als aandachtspunt")),
        Binding("O", "neem_alle_over", _("alle overnemen"), show=False, tooltip=_("neem alle voorstellen van deze eenheid over")),
        Binding("n", "nieuw", _("nieuw"), tooltip=_("schrijf zelf een aandachtspunt")),
        Binding("x", "weg", _("weghalen"), tooltip=_("haal het punt weg, of laat het voorstel weg met een reden")),
        Binding("u", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet het punt een plaats hoger")),
        Binding("d", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet het punt een plaats lager")),
        Binding("b", "bevestig", _("blijft gelden"), show=False, tooltip=_("het punt geldt ook met de scores van nu")),
    ]  # fmt: skip
    BIJ_REGEL = frozenset({"weg"})

    def __init__(self, sessie: Sessie, eenheid: str = "") -> None:
        """``eenheid`` is a code; the first of the instrument without one."""
        super().__init__(sessie)
        eenheden = sessie.instrument.eenheden
        self._eenheid = eenheid or (eenheden[0].code if eenheden else "")
        self._punten: dict[str, Aandachtspunt] = {}
        self._voorstellen: dict[str, Voorstel] = {}

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """Points and proposals."""
        if not self._eenheid:
            return Schrijfstand("", (), _("Dit instrument kent geen eenheden."))
        naam = next(e.naam for e in self.sessie.instrument.eenheden if e.code == self._eenheid)
        alles = aandachtspunten.lees_punten(self.sessie, self._eenheid)
        self._punten = {punt.id: punt for punt in alles.punten}
        self._voorstellen = {f"{_VOORSTEL}{v.dimensie.code}": v for v in alles.voorstellen}
        vast = self._waarom_vast()
        aantal, open_ = len(alles.punten), len(alles.voorstellen)
        delen = [
            naam,
            ngettext("{aantal} aandachtspunt", "{aantal} aandachtspunten", aantal).format(aantal=aantal),
            ngettext("{aantal} voorstel", "{aantal} voorstellen", open_).format(aantal=open_),
            vast,
        ]
        stukken = [self._stuk(punt, vast) for punt in alles.punten]
        stukken += [_voorstelstuk(id_, voorstel) for id_, voorstel in self._voorstellen.items()]
        leeg = _(
            "{naam} heeft nog geen aandachtspunten, en geen score waaruit er een volgt. n schrijft er een."
        )
        return Schrijfstand(" · ".join(filter(None, delen)), tuple(stukken), leeg.format(naam=naam))

    def _waarom_vast(self) -> str:
        try:
            eis_rapportschrijver(self.sessie, [k.code for k in korpsen_van(self.sessie, self._eenheid)])
        except StapGeweigerd as fout:
            return str(fout)
        return ""

    def _stuk(self, punt: Aandachtspunt, vast: str) -> Stuk:
        plaats = Plaats(aandachtspunten.SOORT, punt.id, "tekst")
        bron = None
        if not vast:
            schrijf = partial(aandachtspunten.wijzig_tekst, self.sessie, self._eenheid, punt.id)
            bron = Bron(plaats, lees_veld(self.sessie.store.lees(), plaats), schrijf)
        regel = Content.assemble(
            ("↺ " if punt.verouderd else "■ ", "bold $text-warning" if punt.verouderd else "bold"),
            (f"{punt.nummer:>2} ", "bold"),
            kort(" ".join(punt.tekst.split()), 100),
        )
        return Stuk(punt.id, regel, self._voluit(punt, vast), bron, vast, _("Aandachtspunten"))

    def _voluit(self, punt: Aandachtspunt, vast: str) -> Content:
        namen = {d.code: d.naam for d in self.sessie.instrument.dimensies}
        grond = ", ".join(f"{self.sessie.partij(regel.korps).naam} {regel.score}" for regel in punt.grond)
        dimensie = namen.get(punt.dimensie, punt.dimensie)
        delen = [Content.assemble((_("rust op "), "bold $text-accent"), grond or _("geen score"))]
        if dimensie:
            delen.insert(0, Content.assemble((_("dimensie "), "bold $text-accent"), dimensie))
        if punt.verouderd:
            delen.append(Content.styled(_("Deze scores zijn intussen anders: pas de tekst aan, of b als het punt blijft gelden."), "$text-warning"))  # fmt: skip
        if vast:
            delen.append(Content(punt.tekst))
        return Content("\n").join(delen)

    # -- what can be done --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A proposal is taken over, a point is moved or confirmed."""
        if action == "neem_over":
            return self.gekozen in self._voorstellen or None
        if action == "neem_alle_over":
            return bool(self._voorstellen) or None
        if action == "verplaats":
            return self.gekozen in self._punten or None
        if action == "bevestig":
            punt = self._punten.get(self.gekozen)
            return bool(punt and punt.verouderd) or None
        return super().check_action(action, parameters)

    def action_eenheid(self) -> None:
        """Choose another eenheid by typing."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        regels = [Zoekregel(e.code, e.naam) for e in self.sessie.instrument.eenheden]

        def kies(code: str | None) -> None:
            if code is not None:
                self.bewaar()
                self._eenheid = code
                self.ververs()

        self.app.push_screen(Zoekkeuze(_("Welke eenheid?"), regels, self._eenheid), kies)

    def action_neem_over(self) -> None:
        """Make the proposal a point."""
        voorstel = self._voorstellen.get(self.gekozen)
        if voorstel is not None:
            doe_op_achtergrond(
                self,
                partial(aandachtspunten.neem_over, self.sessie, self._eenheid, [voorstel.dimensie.code]),
                lambda ids: self.ververs_bij(ids[0] if ids else ""),
            )

    def action_neem_alle_over(self) -> None:
        """Make every proposal of this eenheid a point, after asking."""
        dimensies = [voorstel.dimensie.code for voorstel in self._voorstellen.values()]
        tekst = ngettext(
            "{aantal} voorstel wordt een aandachtspunt; u kunt het daarna wijzigen of weghalen.",
            "{aantal} voorstellen worden aandachtspunten; u kunt ze daarna wijzigen of weghalen.",
            len(dimensies),
        )
        vraag_en_doe(
            self,
            Bevestig(_("Alle voorstellen overnemen"), tekst.format(aantal=len(dimensies))),
            lambda _ja: aandachtspunten.neem_over(self.sessie, self._eenheid, dimensies),
            lambda ids: self.ververs_bij(ids[0] if ids else ""),
        )

    def action_nieuw(self) -> None:
        """Write a point of one's own."""
        vraag_en_doe(
            self,
            Redenvraag(_("Nieuw aandachtspunt"), opschrift=_("Tekst")),
            partial(aandachtspunten.voeg_toe, self.sessie, self._eenheid),
            self.ververs_bij,
        )

    def action_weg(self) -> None:
        """Take the point out, or leave the proposal out with a reason."""
        punt, voorstel = self._punten.get(self.gekozen), self._voorstellen.get(self.gekozen)
        if punt is not None:
            vraag_en_doe(
                self,
                Bevestig(_("Aandachtspunt weghalen"), kort(punt.tekst, 200)),
                lambda _ja: aandachtspunten.verwijder(self.sessie, self._eenheid, punt.id),
                lambda _niets: self.ververs(),
            )
        elif voorstel is not None:
            vraag_en_doe(
                self,
                Redenvraag(_("Voorstel weglaten: {naam}").format(naam=voorstel.dimensie.naam)),
                partial(aandachtspunten.laat_weg, self.sessie, self._eenheid, voorstel.dimensie.code),
                lambda _niets: self.ververs(),
            )

    def action_verplaats(self, stappen: int) -> None:
        """Move the point."""
        punt = self._punten.get(self.gekozen)
        if punt is not None:
            doe_op_achtergrond(
                self,
                partial(aandachtspunten.verplaats, self.sessie, self._eenheid, punt.id, stappen),
                lambda _niets: self.ververs_bij(punt.id),
            )

    def action_bevestig(self) -> None:
        """It still holds with the scores of now."""
        punt = self._punten.get(self.gekozen)
        if punt is not None and punt.verouderd:
            doe_op_achtergrond(
                self,
                partial(aandachtspunten.bevestig_grond, self.sessie, self._eenheid, punt.id),
                lambda _niets: self.ververs(),
            )


def _voorstelstuk(id_: str, voorstel: Voorstel) -> Stuk:
    letters: list[tuple[str, str] | str] = []
    for oorzaak in voorstel.oorzaken:
        letter, stijl = merk_van(oorzaak.score)
        letters += [(f" {letter} ", stijl), f" {oorzaak.naam}  "]
    regel = Content.assemble(
        ("?    ", "bold $text-warning"), (voorstel.dimensie.naam, "bold"), "  ", *letters
    )
    delen = [Content.assemble((_("voorstel (o) "), "bold $text-accent"), voorstel.tekst)]
    for oorzaak in voorstel.oorzaken:
        letter, stijl = merk_van(oorzaak.score)
        delen.append(
            Content.assemble((f" {letter} ", stijl), f" {oorzaak.naam}: ", (oorzaak.motivatie, "$text-muted"))
        )
    vast = _("Dit is een voorstel: o neemt het over, x laat het weg.")
    return Stuk(id_, regel, Content("\n").join(delen), None, vast, _("Voorstellen"))
