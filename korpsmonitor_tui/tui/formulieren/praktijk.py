"""Forms about best practices and knelpunten: a new one, its particulars, and one that is made of an answer."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.praktijk import Praktijksoort, soortnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.noten import lees_noten
from korpsmonitor_tui.services.praktijken import SOORT, NieuwePraktijk, themanaam, voeg_toe
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog, vraag_met_klad

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.praktijk import Praktijk
    from korpsmonitor_tui.services.praktijkvoorstellen import Voorstel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.basis import Aangewezen


class PraktijkDialoog(Kladdialoog[NieuwePraktijk]):
    """A new one, or the particulars of one that is there; its text is then written in the list."""

    KLADVELDEN = ("soort", "naam", "thema", "waar", "tekst")

    def __init__(
        self,
        sessie: Sessie,
        formulier: str,
        klad: str,
        praktijk: Praktijk | None = None,
        *,
        waar: str = "",
        tekst: str = "",
        thema: str = "",
        soort: Praktijksoort | None = None,
        bronnen: tuple[Noot, ...] = (),
    ) -> None:
        """``waar`` is the code of the measured party; ``bronnen`` is what a new one leans on from the start."""
        super().__init__(
            sessie,
            formulier,
            klad,
            _("Best practice of knelpunt vastleggen")
            if praktijk is None
            else _("Nummer {nummer} wijzigen").format(nummer=praktijk.nummer),
            _("Waarop het steunt, kiest u daarna met s.") if praktijk is None and not bronnen else "",
        )
        self._praktijk = praktijk
        self._soort = praktijk.soort if praktijk else soort or Praktijksoort.BEST_PRACTICE
        self._waar, self._tekst, self._thema, self._bronnen = waar, tekst, thema, bronnen
        velden = sessie.instrument.aandachtsvelden
        self._themas = [*((een.naam, een.code) for een in velden), (themanaam(sessie, ""), "")]
        self._gemeten = [(_("overal"), ""), *((een.naam, een.code) for een in sessie.instrument.gemeten)]

    def velden(self) -> ComposeResult:
        """The fields."""
        nu = self._praktijk
        keuzes = [(soortnaam(een), een.value) for een in Praktijksoort]
        yield veld(
            _("Soort"), Select(keuzes, value=self._soort.value, allow_blank=False, id="soort", compact=True)
        )
        yield veld(_("Naam"), Invulvak(nu.naam if nu else "", id="naam", voorbeeld=_("kort, zoals in het overzicht")))  # fmt: skip
        thema = nu.thema if nu else self._thema
        bekend = thema if thema in {code for _naam, code in self._themas} else ""
        yield veld(
            _("Thema"), Select(self._themas, value=bekend, allow_blank=False, id="thema", compact=True)
        )
        if nu is None:
            yield veld(
                _("Waar"),
                Select(self._gemeten, value=self._waar, allow_blank=False, id="waar", compact=True),
            )
            yield veld(_("Beschrijving"), Tekstvak(self._tekst, id="tekst"))

    def lees(self) -> NieuwePraktijk:
        """What was filled in. Raises VeldFout."""
        nu = self._praktijk
        naam = self.query_one("#naam", Input).value.strip()
        if not naam:
            raise VeldFout(_("vul een korte naam in."), "naam")
        tekst = nu.tekst if nu else self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul in wat er goed gaat of knelt."), "tekst")
        return NieuwePraktijk(
            Praktijksoort(str(self.query_one("#soort", Select).value)),
            naam,
            tekst,
            str(self.query_one("#thema", Select).value),
            nu.partij if nu else str(self.query_one("#waar", Select).value),
            nu.bronnen if nu else self._bronnen,
        )


class NeemOverDialoog(Kladdialoog[tuple[str, str]]):
    """A name for an answer that becomes a best practice or knelpunt; the text may be other than the answer."""

    KLADVELDEN = ("naam", "tekst")

    def __init__(self, sessie: Sessie, formulier: str, klad: str, voorstel: Voorstel) -> None:
        super().__init__(
            sessie,
            formulier,
            klad,
            _("{soort} uit een antwoord").format(soort=soortnaam(voorstel.soort).capitalize()),
            _("{partij} antwoordde op “{vraag}”. Het antwoord zelf blijft erbij staan.").format(
                partij=voorstel.partij.naam, vraag=voorstel.vraag.tekst
            ),
        )
        self._voorstel = voorstel

    def velden(self) -> ComposeResult:
        """Name and text."""
        yield veld(_("Naam"), Invulvak(id="naam", voorbeeld=_("kort, zoals in het overzicht")))
        yield veld(_("Beschrijving"), Tekstvak(self._voorstel.antwoord, id="tekst"))

    def lees(self) -> tuple[str, str]:
        """Name and text. Raises VeldFout."""
        naam = self.query_one("#naam", Input).value.strip()
        if not naam:
            raise VeldFout(_("vul een korte naam in."), "naam")
        return naam, self.query_one("#tekst", Tekstvak).text.strip()


def vraag_praktijk(widget: Widget, sessie: Sessie, dossier: str, wat: Aangewezen) -> None:
    """Ask for a best practice or knelpunt made of a text in a dossier, and record it with what that leans on."""
    partij = sessie.partij(partij_van(dossier))
    waar = partij.code if partij.gemeten else partij.hoort_bij
    thema = next((d.aandachtsveld for d in sessie.instrument.dimensies if d.code == wat.code), "")
    formulier = f"{SOORT}/{dossier}/{hashlib.sha256(wat.tekst.encode()).hexdigest()[:12]}"

    def lees() -> tuple[tuple[Noot, ...], str]:
        klad = sessie.store.lees_formulier(sessie.klad, formulier)
        if is_hoofdstuk(sessie, dossier):
            return lees_noten(sessie.store.lees(), dossier).get(wat.passage, ()), klad
        return (Noot(Nootsoort.GESPREK, dossier),), klad

    def vraag(gelezen: tuple[tuple[Noot, ...], str]) -> None:
        bronnen, klad = gelezen
        dialoog = PraktijkDialoog(
            sessie, formulier, klad, waar=waar, tekst=wat.tekst, thema=thema, bronnen=bronnen
        )
        vraag_met_klad(
            widget,
            dialoog,
            partial(voeg_toe, sessie),
            lambda _id: widget.notify(_("Vastgelegd; het staat in het overzicht van praktijken.")),
        )

    lees_op_achtergrond(widget, lees, vraag, groep="formulier")
