"""What the keys of the tab Extractie write: deciding on suggestions, codes of one's own, being finished."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import codeerrondes, coderingen
from korpsmonitor_tui.tui.basis import Gewijzigd
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.tabs.extractie_regels import Groep, volgende
from korpsmonitor_tui.tui.tabs.extractie_stand import bron_van

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.codering import Suggestie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.codering import Codebeeld
    from korpsmonitor_tui.tui.tabs.extractie import ExtractieTab
    from korpsmonitor_tui.tui.tabs.extractie_regels import Coderegel
    from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand


@dataclass
class Coderingacties:
    """Does what is asked of the line under the cursor."""

    tab: ExtractieTab
    bezig: bool = False
    """Whether something is being written: the same key again is no decision on the next line."""

    def doe(self, wat: str) -> None:
        """Do what a key stands for."""
        acties: dict[str, Callable[[], None]] = {
            "bevestig": partial(self._beslis, coderingen.bevestig),
            "verwerp": partial(self._beslis, coderingen.verwerp),
            "wijzig": self._wijzig,
            "herveranker": self._herveranker,
            "trek_in": self._trek_in,
            "samen": self._samen,
            "codeer": self._codeer,
            "klaar": self._klaar,
        }
        acties[wat]()

    def kan(self, wat: str) -> bool:
        """Whether an action fits the line under the cursor; the service says why it may not be done."""
        regel = self.tab.gekozen
        return {
            "samen": bool(self.tab.zichtbaar),
            "bevestig": regel is not None and regel.kan_beslist and not regel.te_bekijken,
            "verwerp": regel is not None and regel.kan_beslist and not regel.te_bekijken,
            "wijzig": regel is not None,
            "herveranker": regel is not None and regel.te_bekijken and not regel.los,
            "trek_in": regel is not None and not regel.open,
        }.get(wat, True)

    def _volgende(self) -> str:
        regel = self.tab.gekozen
        return volgende(self.tab.zichtbaar, regel.id) if regel else ""

    # -- one line ----------------------------------------------------------------------------------------------------

    def _beslis(self, stap: Callable[[Sessie, str, Sequence[Suggestie]], object]) -> None:
        """Confirm or reject, and go on to the next that is open."""
        regel = self.tab.gekozen
        if self.bezig or regel is None or regel.suggestie is None:
            return
        self.bezig = True
        hier, suggestie = (self.tab.sessie, self.tab.dossier), regel.suggestie
        self.tab.doe(lambda: stap(*hier, [suggestie]), naar=self._volgende() or regel.id)

    def _wijzig(self) -> None:
        """Confirm a suggestion otherwise, or change a code."""
        from korpsmonitor_tui.tui.formulieren.codering import CoderingDialoog

        stand, regel, naar = self.tab.stand, self.tab.gekozen, self._volgende()
        if stand is None or regel is None:
            return
        was, sessie, dossier = _beeld(stand, regel), self.tab.sessie, self.tab.dossier

        def doe(nieuw: Codebeeld) -> None:
            wijziging = was.gewijzigd_in(nieuw)
            if regel.codering is not None:
                coderingen.wijzig(sessie, dossier, regel.codering.id, wijziging)
            elif regel.suggestie is not None:
                coderingen.bevestig_gewijzigd(sessie, dossier, regel.suggestie, wijziging)

        def klaar(_niets: None) -> None:
            self._naar(naar if regel.open and naar else regel.id)

        vraag_en_doe(self.tab, CoderingDialoog(sessie, was), doe, klaar)

    def _naar(self, id_: str) -> None:
        self.tab.toon_straks(id_)
        self.tab.post_message(Gewijzigd(self.tab.dossier))

    def _herveranker(self) -> None:
        """Have a code stand where it was found again."""
        regel = self.tab.gekozen
        if self.bezig or regel is None or regel.codering is None:
            return
        self.bezig = True
        hier, id_ = (self.tab.sessie, self.tab.dossier), regel.codering.id
        self.tab.doe(lambda: coderingen.herveranker(*hier, [id_]), naar=regel.id)

    def _trek_in(self) -> None:
        """Take a code away; what was suggested is open again."""
        regel = self.tab.gekozen
        if self.bezig or regel is None or regel.codering is None:
            return
        self.bezig = True
        hier, id_ = (self.tab.sessie, self.tab.dossier), regel.codering.id

        def klaar() -> None:
            self.tab.notify(_("Code ingetrokken. u, F4 of Ctrl+Z haalt haar terug."), markup=False)

        self.tab.doe(lambda: coderingen.trek_in(*hier, id_), klaar)

    # -- several, and by hand ----------------------------------------------------------------------------------------

    def _samen(self) -> None:
        """Show the open suggestions of the highest band among what is shown, to confirm them as one handeling."""
        from korpsmonitor_tui.tui.formulieren.codering_samen import SamenBevestigen

        stand = self.tab.stand
        suggesties = [regel.suggestie for regel in self.tab.zichtbaar if regel.in_bulk and regel.suggestie]
        if stand is None or not suggesties:
            self.tab.notify(
                _("Hier is geen open voorstel met zekerheid hoog; de andere beslist u een voor een.")
            )
            return

        def klaar(aantal: int | None) -> None:
            if aantal is not None:
                self.tab.notify(
                    ngettext(
                        "{aantal} voorstel bevestigd; u draait dat terug.",
                        "{aantal} voorstellen bevestigd; u draait dat in één keer terug.",
                        aantal,
                    ).format(aantal=aantal),
                    markup=False,
                )
            self._naar("")

        scherm = SamenBevestigen(self.tab.sessie, self.tab.dossier, suggesties, stand.namen)
        self.tab.app.push_screen(scherm, klaar)

    def _codeer(self) -> None:
        """Code by hand, beginning in the text under the cursor."""
        from korpsmonitor_tui.tui.screens.codering_hand import HandcodeerScreen

        regel = self.tab.gekozen
        anker = None if regel is None or regel.los else regel.anker
        scherm = HandcodeerScreen(self.tab.sessie, self.tab.dossier, anker)
        self.tab.app.push_screen(scherm, lambda _niets: self._naar(""))

    # -- being finished ----------------------------------------------------------------------------------------------

    def _klaar(self) -> None:
        """Declare to be finished, or go on after all, after saying what that means."""
        stand = self.tab.stand
        if stand is None:
            return
        hier = (self.tab.sessie, self.tab.dossier)
        open_ = sum(regel.open for regel in stand.regels)
        if stand.afgerond:
            dialoog = Bevestig(_("Toch verder coderen"), _("Uw codering van dit dossier gaat weer open. Dat kan zolang u de codes van een ander niet kon zien."))  # fmt: skip
            vraag_en_doe(
                self.tab, dialoog, lambda _ja: codeerrondes.heropen(*hier), lambda _niets: self._naar("")
            )
            return
        uitleg = [
            _("Iedere auditor codeert onafhankelijk. Pas als iedereen die codeerde klaar is, ziet u elkaars codes; verschillen worden daarna met een besluit opgelost en uw eigen codes liggen dan vast."),
            _("Tot dan kunt u met k weer verder."),
        ]  # fmt: skip
        if open_:
            uitleg.append(
                ngettext(
                    "Let op: over {aantal} voorstel hebt u nog niet beslist; dat blijft open.",
                    "Let op: over {aantal} voorstellen hebt u nog niet beslist; die blijven open.",
                    open_,
                ).format(aantal=open_)
            )
        if stand.aantallen[Groep.BEKIJKEN]:
            uitleg.append(_("Let op: van sommige codes is de tekst gewijzigd; bekijk die eerst (T)."))
        dialoog = Bevestig(_("Ik ben klaar met coderen"), "\n\n".join(uitleg))
        vraag_en_doe(
            self.tab, dialoog, lambda _ja: codeerrondes.rond_af(*hier), lambda _niets: self._naar("")
        )


def _beeld(stand: Extractiestand, regel: Coderegel) -> Codebeeld:
    """A line as the form shows it."""
    from korpsmonitor_tui.tui.formulieren.codering import Codebeeld

    bron = bron_van(stand, regel.anker)
    codering, suggestie = regel.codering, regel.suggestie
    vraag = codering.vraag if codering else (suggestie.vraag if suggestie and regel.soort == "cijfer" else "")
    return Codebeeld(
        regel.soort,
        regel.code,
        regel.polariteit,
        regel.gegevens,
        vraag,
        codering.toelichting if codering else "",
        bron.tekst if bron else "",
        None if bron is None or regel.los else Spanne(regel.anker.begin, regel.anker.eind),
    )
