"""What the report says of a korps or an eenheid: every part with its text, and of a korps what that can rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import rapportteksten
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.rapportvoorstellen import Voorstel, Voorsteller
from korpsmonitor_tui.services.velden import lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.rapportteksten import Onderdeel, Rapporttekst
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class _Deel:
    """One part as it stands."""

    onderdeel: Onderdeel
    geschreven: Rapporttekst | None
    voorstel: Voorstel


class RapporttekstenScreen(Schrijflijst):
    """The parts of the section about one korps or one eenheid."""

    TITEL = _("Teksten voor het rapport")
    VELDNAAM = _("Tekst in het rapport")
    UITLEG = _(
        "Elke regel is een onderdeel van de paragraaf over dit korps of deze eenheid: ✎ heeft een tekst, ○ nog niet, ! op twee laptops "
        "verschillend. Enter gaat naar het veld; wat u typt, wordt vanzelf bewaard. v neemt het voorstel over waar nog geen "
        "tekst staat: het is samengesteld uit de motivaties en het definitieve verslag, en telt pas als u het overneemt. "
        "Daaronder staan de passages waarop de tekst kan rusten. Een regel die met “- ” begint is een punt van een lijst, een "
        "lege regel scheidt alinea's. k kiest een ander korps of een eenheid."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "korps", _("korps"), tooltip=_("de teksten over een ander korps of een eenheid")),
        Binding("v", "voorstel", _("voorstel overnemen"), tooltip=_("neem het voorstel over als tekst")),
    ]

    def __init__(self, sessie: Sessie, over: str) -> None:
        """``over`` is the code of a korps or an eenheid."""
        super().__init__(sessie)
        self._over = over
        self._voorstellen: dict[str, tuple[Voorstel, bool]] = {}
        """By part: the proposal, and whether a text stands there already."""

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """The parts with their texts and proposals."""
        eenheid = next((e for e in self.sessie.instrument.eenheden if e.code == self._over), None)
        if eenheid is not None:
            velden = rapportteksten.scorevelden(self.sessie)
            onderdelen = tuple(rapportteksten.Onderdeel(v.code, v.naam, verplicht=False) for v in velden)
            return self._stand(eenheid.naam, onderdelen, lambda _code: _NIETS, "")
        partij = rapportteksten.eis_korps(self.sessie, self._over)
        weging = lees_korpsweging(self.sessie, self.sessie.dossier(partij.code))
        voorsteller = Voorsteller(self.sessie, weging)
        waarom_niet = voorsteller.definitief.waarom_niet
        onderdelen = rapportteksten.onderdelen(self.sessie)
        return self._stand(partij.naam, onderdelen, voorsteller.stel_voor, waarom_niet)

    def _stand(
        self,
        naam: str,
        onderdelen: tuple[Onderdeel, ...],
        stel_voor: Callable[[str], Voorstel],
        waarom_niet: str,
    ) -> Schrijfstand:
        teksten = rapportteksten.lees_teksten(self.sessie, [self._over])
        delen = [
            _Deel(deel, teksten.get((self._over, deel.code)), stel_voor(deel.code)) for deel in onderdelen
        ]
        self._voorstellen = {
            d.onderdeel.code: (d.voorstel, bool(d.geschreven and d.geschreven.tekst.strip())) for d in delen
        }
        open_ = sum(d.onderdeel.verplicht and not (d.geschreven and d.geschreven.geldt) for d in delen)
        stand = (
            _("nog te schrijven: {open}").format(open=open_)
            if open_
            else _("alle verplichte teksten staan er")
        )
        vast = self._waarom_vast()
        kop = " · ".join(filter(None, (naam, stand, waarom_niet, vast)))
        return Schrijfstand(kop, tuple(self._stuk(deel, vast) for deel in delen), "")

    def _waarom_vast(self) -> str:
        try:
            rapportteksten.eis_rapportschrijver(self.sessie, self._over)
        except StapGeweigerd as fout:
            return str(fout)
        return ""

    def _stuk(self, deel: _Deel, vast: str) -> Stuk:
        code = deel.onderdeel.code
        plaats = rapportteksten.plaats_van(self.sessie, self._over, code)
        bron = Bron(
            plaats,
            lees_veld(self.sessie.store.lees(), plaats),
            lambda tekst, op: rapportteksten.schrijf_tekst(self.sessie, self._over, code, tekst, op=op),
            begin=partial(rapportteksten.begin_tekst, self.sessie, self._over, code),
        )
        return Stuk(self._sleutel(code), _regel(deel), _voluit(deel), None if vast else bron, vast)

    def _sleutel(self, code: str) -> str:
        """Of another korps the same part is another text."""
        return f"{self._over}/{code}"

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_korps(self) -> None:
        """Choose another korps or an eenheid by typing."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        instrument = self.sessie.instrument
        regels = [Zoekregel(p.code, p.naam, str(p.nummer or "")) for p in instrument.partijen if p.gemeten]
        regels += [Zoekregel(e.code, e.naam, _("eenheid")) for e in instrument.eenheden]

        def kies(code: str | None) -> None:
            if code is not None:
                self.bewaar()
                self._over = code
                self.ververs()

        self.app.push_screen(Zoekkeuze(_("Welk korps of welke eenheid?"), regels, self._over), kies)

    def action_voorstel(self) -> None:
        """Take the proposal over, where no text stands yet."""
        code = self.gekozen.rpartition("/")[2]
        if code not in self._voorstellen:
            return
        voorstel, geschreven = self._voorstellen[code]
        if geschreven or self.veld.text.strip():
            self.notify(_("Er staat al een tekst; maak het veld eerst leeg."), severity="warning")
        elif not voorstel.tekst:
            self.notify(_("Er is niets om een voorstel uit samen te stellen."))
        else:
            doe_op_achtergrond(
                self,
                partial(rapportteksten.schrijf_tekst, self.sessie, self._over, code, voorstel.tekst),
                lambda _id: self.ververs(),
            )


_NIETS: Final = Voorstel("", ())


def _regel(deel: _Deel) -> Content:
    if deel.geschreven and deel.geschreven.botsing:
        merk: tuple[str, str] = ("! ", "bold $text-warning")
    elif deel.geschreven and deel.geschreven.geldt:
        merk = ("✎ ", "$text-success")
    else:
        merk = ("○ ", "$text-muted")
    tekst = deel.geschreven.tekst if deel.geschreven else ""
    bij = kort(" ".join(tekst.split()), 60) if tekst.strip() else _nog_niet(deel)
    return Content.assemble(merk, (deel.onderdeel.naam, "bold"), "  ", (bij, "$text-muted"))


def _nog_niet(deel: _Deel) -> str:
    if not deel.onderdeel.verplicht:
        return _("mag leeg blijven")
    return _("nog niet; er is een voorstel (v)") if deel.voorstel.tekst else _("nog niet")


def _voluit(deel: _Deel) -> Content:
    """What the text can rest on; the text itself stands in the field."""
    delen: list[Content] = [Content.styled(deel.onderdeel.naam, "bold")]
    if deel.geschreven and deel.geschreven.botsing:
        delen.append(
            Content.styled(
                _("Op twee laptops verschillend geschreven; kies bij het dossier wat geldt."), "$text-warning"
            )
        )
        delen += [Content(f"({nr}) {tekst}") for nr, tekst in enumerate(deel.geschreven.botsing, 1)]
    elif deel.voorstel.tekst and not (deel.geschreven and deel.geschreven.geldt):
        delen.append(Content.assemble((_("voorstel (v) "), "bold $text-accent"), deel.voorstel.tekst))
    delen += [
        Content.assemble((f"{bron.nummer} ", "bold $text-accent"), " ".join(bron.tekst.split()))
        for bron in deel.voorstel.bronnen
    ]
    return Content("\n").join(delen)
