"""Forms of the desk study: a source, and what an organisation sent or said later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.tui.dialogs import Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog
from korpsmonitor_tui.tui.velden import lees_datum, toon_datum

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.deskbronnen import Deskbron
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Broninvoer:
    """A source as filled in, and about whom it is."""

    partij: str
    """Code of the measured party; empty: about all."""
    bron: NieuweBron


class BronDialoog(Kladdialoog[Broninvoer]):
    """A new source, or the particulars of one that is there; what it says is written in the list."""

    KLADVELDEN = ("over", "titel", "auteur", "jaar", "soort", "vindplaats", "geraadpleegd", "tekst")

    def __init__(
        self, sessie: Sessie, formulier: str, klad: str, over: str = "", bron: Deskbron | None = None
    ) -> None:
        """``over`` is the code of the measured party to begin with."""
        titel = (
            _("Bron toevoegen") if bron is None else _("Bron {nummer} wijzigen").format(nummer=bron.nummer)
        )
        super().__init__(
            sessie,
            formulier,
            klad,
            titel,
            _("Noem een organisatie of de naam op de uitgave, geen informant."),
        )
        self._bron, self._over = bron, over
        self._gemeten = [(_("iedereen"), ""), *((p.naam, p.code) for p in sessie.instrument.gemeten)]
        soorten = sessie.instrumenten.deskstudie(sessie.editie.instrument).bronsoorten
        self._soorten = [(_("niet gezegd"), ""), *((soort.naam, soort.code) for soort in soorten)]

    def velden(self) -> ComposeResult:
        """The fields."""
        nu = self._bron
        if nu is None:
            yield veld(
                _("Gaat over"),
                Select(self._gemeten, value=self._over, allow_blank=False, id="over", compact=True),
            )
        yield veld(_("Titel"), Invulvak(nu.titel if nu else "", id="titel"))
        yield veld(_("Auteur"), Invulvak(nu.auteur if nu else "", id="auteur"))
        yield veld(_("Jaar"), Invulvak(nu.jaar if nu else "", id="jaar"))
        bekend = {code for _naam, code in self._soorten}
        soort = nu.soort if nu and nu.soort in bekend else ""
        yield veld(
            _("Soort"), Select(self._soorten, value=soort, allow_blank=False, id="soort", compact=True)
        )
        yield veld(_("Vindplaats"), Invulvak(nu.vindplaats if nu else "", id="vindplaats", voorbeeld=_("uitgever, nummer of webadres")))  # fmt: skip
        dag = toon_datum(nu.geraadpleegd if nu else None, "")
        yield veld(_("Geraadpleegd"), Invulvak(dag, id="geraadpleegd", voorbeeld=_("dd-mm-jjjj")))
        if nu is None:
            yield veld(_("Wat zij zegt"), Tekstvak(id="tekst"), _("in eigen woorden; mag later"))

    def lees(self) -> Broninvoer:
        """What was filled in. Raises VeldFout."""
        titel = self._invoer("titel")
        if not titel:
            raise VeldFout(_("vul de titel van de bron in."), "titel")
        bron = NieuweBron(
            titel,
            self._invoer("auteur"),
            self._invoer("jaar"),
            str(self.query_one("#soort", Select).value),
            self._invoer("vindplaats"),
            lees_datum(self._invoer("geraadpleegd"), "geraadpleegd"),
            self._bron.tekst if self._bron else self.query_one("#tekst", Tekstvak).text.strip(),
        )
        over = self._bron.partij if self._bron else str(self.query_one("#over", Select).value)
        return Broninvoer(over, bron)

    def _invoer(self, id_: str) -> str:
        return self.query_one(f"#{id_}", Input).value.strip()


class AanvullingDialoog(Kladdialoog[NieuweAanvulling]):
    """What came in beside the interview."""

    KLADVELDEN = ("van", "kanaal", "datum", "tekst")

    def __init__(self, sessie: Sessie, formulier: str, klad: str, partij: str) -> None:
        super().__init__(
            sessie,
            formulier,
            klad,
            _("Aanvulling van {partij}").format(partij=partij),
            _("Noem de functie van wie dit liet weten, nooit een naam."),
        )

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Van wie"), Invulvak(id="van", voorbeeld=_("functie")))
        keuzes = [(kanaal.value, kanaal.value) for kanaal in Kanaal]
        yield veld(
            _("Kanaal"), Select(keuzes, value=keuzes[0][1], allow_blank=False, id="kanaal", compact=True)
        )
        yield veld(_("Datum"), Invulvak(id="datum", voorbeeld=_("dd-mm-jjjj; leeg: vandaag")))
        yield veld(_("Wat"), Tekstvak(id="tekst"))

    def lees(self) -> NieuweAanvulling:
        """What was filled in. Raises VeldFout."""
        van = self.query_one("#van", Input).value.strip()
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        for waarde, id_ in ((van, "van"), (tekst, "tekst")):
            if not waarde:
                raise VeldFout(_("vul in van wie de aanvulling komt en wat er is gezegd."), id_)
        datum = lees_datum(self.query_one("#datum", Input).value, "datum")
        return NieuweAanvulling(van, str(self.query_one("#kanaal", Select).value), tekst, datum)
