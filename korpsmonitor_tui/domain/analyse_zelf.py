"""Where the answers of one party contradict one another, cannot be, or cannot be read with certainty."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Bereik, Getal, Onduidelijk, notatie
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.reeks import heeft_tweede_cijfer
from korpsmonitor_tui.domain.signaal import Signaal, Signaalsoort, bewijs_van, citaat, kop, opsomming
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, WAARDE, Vak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.signaal import Onderzocht
    from korpsmonitor_tui.domain.vragenlijst import Vraag


def met_zichzelf(onderzocht: Onderzocht, hoofdstuk: str, vraag: Vraag) -> Iterator[Signaal]:
    """Findings about every answered place of one question."""
    for vak in vraag.vakken:
        if not onderzocht.waarde(vak):
            continue
        maak = _Maker(onderzocht, hoofdstuk, vraag, vak)
        if waarom := _onduidelijk(vraag, onderzocht.waarde(vak)):
            yield maak.signaal(Signaalsoort.ONDUIDELIJK, "", waarom)
        elif vraag.vraagt in CIJFERSOORTEN and (maat := onderzocht.maat(vraag, vak)) is not None:
            yield from _grenzen(maak, maat)
            yield from _hoogstens(maak, maat)
            yield from _som(maak, maat)
            yield from _rooster(maak, maat)


class _Maker:
    """Makes findings about one place."""

    def __init__(self, onderzocht: Onderzocht, hoofdstuk: str, vraag: Vraag, vak: Vak) -> None:
        self.onderzocht, self.vraag, self.vak = onderzocht, vraag, vak
        self._hoofdstuk = hoofdstuk

    def signaal(self, soort: Signaalsoort, wat: str, uitleg: str, *ook: Vak) -> Signaal:
        """A finding that begins with the question and what was stated; ``ook`` are the answers beside it."""
        opgave = self.onderzocht.antwoorden[self.vak]
        jaar = _(" over {jaar}").format(jaar=self.vak.jaar) if self.vak.jaar else ""
        tekst = _("{vraag} Opgegeven is {antwoord}{jaar}. {uitleg}").format(
            vraag=kop(self.vraag, self.vak.rij), antwoord=citaat(opgave.tekst), jaar=jaar, uitleg=uitleg
        )
        return Signaal(
            ":".join(filter(None, (soort, str(self.vak), wat))),
            soort,
            self._hoofdstuk,
            *self.vak,
            tekst,
            tuple(bewijs_van(self.onderzocht.antwoorden[vak]) for vak in (self.vak, *ook)),
        )


def _onduidelijk(vraag: Vraag, waarde: str) -> str:
    """Why an answer cannot be read with certainty as what was asked; empty if it can, or if it says to be missing."""
    if vraag.vraagt not in CIJFERSOORTEN:
        if vraag.past(waarde_van(vraag, WAARDE, waarde)):
            return ""
        if codes := vraag.antwoordcodes:
            return _("Dat is geen van de mogelijke antwoorden: {codes}.").format(codes=", ".join(codes))
        return _("Dat is niet als datum te lezen.")
    cijfer = Cijfer(waarde)
    if isinstance(cijfer.hoofd, Onduidelijk):
        return _("Dat is op meer manieren te lezen, of op geen enkele.")
    if heeft_tweede_cijfer(waarde):
        return _("Achter het cijfer staat een tweede tussen haakjes; welk van beide geldt?")
    if vraag.vraagt == "aantal" and isinstance(cijfer.hoofd, Getal | Bereik) and cijfer.hoofd.procent:
        return _("Dat is een percentage, terwijl een aantal is gevraagd.")
    return "" if vraag.past(waarde) else _("Dat is niet als cijfer te lezen.")


def _grenzen(maak: _Maker, maat: Bereik) -> Iterator[Signaal]:
    vraag, soort = maak.vraag, Signaalsoort.TEGENSPRAAK
    hoogste = 100 if vraag.maximum is None and vraag.vraagt == "percentage" else vraag.maximum
    if vraag.minimum is not None and maat.hoog < vraag.minimum:
        uitleg = _("Minder dan {grens} kan niet.").format(grens=notatie(Decimal(vraag.minimum)))
        yield maak.signaal(soort, "minimum", uitleg)
    if hoogste is not None and maat.laag > hoogste:
        uitleg = _("Meer dan {grens} kan niet.").format(grens=notatie(Decimal(hoogste)))
        yield maak.signaal(soort, "maximum", uitleg)
    if vraag.geheel and any(grens != grens.to_integral_value() for grens in (maat.laag, maat.hoog)):
        yield maak.signaal(soort, "geheel", _("Hier hoort een geheel getal."))


def _hoogstens(maak: _Maker, maat: Bereik) -> Iterator[Signaal]:
    ander = maak.onderzocht.vragenlijst.vragen.get(maak.vraag.hoogstens)
    if ander is None:
        return
    vak = Vak(ander.id, maak.vak.rij, maak.vak.jaar)
    grens = maak.onderzocht.maat(ander, vak)
    if grens is not None and maat.laag > grens.hoog:
        uitleg = _("Dat is meer dan bij: {vraag} Daar staat {antwoord}.").format(
            vraag=kop(ander, vak.rij), antwoord=citaat(maak.onderzocht.antwoorden[vak].tekst)
        )
        yield maak.signaal(Signaalsoort.TEGENSPRAAK, f"hoogstens:{ander.id}", uitleg, vak)


def _som(maak: _Maker, maat: Bereik) -> Iterator[Signaal]:
    """Parts that are missing can only make a sum larger, because nothing here counts below nought."""
    vragen = [maak.onderzocht.vragenlijst.vragen.get(id_) for id_ in maak.vraag.som_van]
    delen = [(vraag, Vak(vraag.id, maak.vak.rij, maak.vak.jaar)) for vraag in vragen if vraag is not None]
    bekend = {vak: deel for vraag, vak in delen if (deel := maak.onderzocht.maat(vraag, vak)) is not None}
    if not bekend:
        return
    laag = sum((deel.laag for deel in bekend.values()), Decimal())
    hoog = sum((deel.hoog for deel in bekend.values()), Decimal())
    volledig = len(bekend) == len(maak.vraag.som_van)
    if laag <= maat.hoog and not (volledig and hoog < maat.laag):
        return
    opgeteld = notatie(laag) if laag == hoog else f"{notatie(laag)}-{notatie(hoog)}"
    genoemd = opsomming([citaat(maak.onderzocht.antwoorden[vak].tekst) for vak in bekend])
    uitleg = _("De delen ({delen}) zijn samen {som}.").format(delen=genoemd, som=opgeteld)
    if not volledig:
        uitleg += " " + _("Daar ontbreken nog delen bij, die niet als nul zijn meegeteld.")
    yield maak.signaal(Signaalsoort.TEGENSPRAAK, "som", uitleg, *bekend)


def _rooster(maak: _Maker, maat: Bereik) -> Iterator[Signaal]:
    """A count beside the rows of the grid that it counts; a row that is open or unreadable may still count."""
    for telling in maak.onderzocht.drempels.tellingen:
        rooster = maak.onderzocht.vragenlijst.vragen.get(telling.rooster)
        if telling.telling != maak.vraag.id or rooster is None or rooster.jaren:
            continue
        gegeven = {vak: maak.onderzocht.waarde(vak) for vak in rooster.vakken}
        codes = [waarde_van(rooster, WAARDE, waarde) for waarde in gegeven.values() if waarde]
        laag = sum(code in telling.codes for code in codes)
        hoog = laag + sum(code not in rooster.antwoordcodes for code in codes) + len(gegeven) - len(codes)
        if maat.laag <= hoog and laag <= maat.hoog:
            continue
        aantal = str(laag) if laag == hoog else _("{laag} tot en met {hoog}").format(laag=laag, hoog=hoog)
        uitleg = _("Volgens de rijen bij “{rooster}” zijn het er {aantal}.").format(
            rooster=rooster.tekst, aantal=aantal
        )
        genoemd = [vak for vak, waarde in gegeven.items() if waarde]
        yield maak.signaal(Signaalsoort.TEGENSPRAAK, f"rooster:{rooster.id}", uitleg, *genoemd)
