"""What can be done with a passage besides writing it: its sources, marks and agreements, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input

from korpsmonitor_tui.domain.gesprek import Tag, tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.verslagbron import Afspraak
from korpsmonitor_tui.services import documenten, verslagtekst
from korpsmonitor_tui.services.afspraken import zet_afspraken
from korpsmonitor_tui.tui.basis import Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Keuzelijst, Tekstvak, VeldFout, veld, vraag_en_doe

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.tui.basis import DossierTab

_TUSSEN = " | "


class AfsprakenDialoog(Dialoog[list[Afspraak]]):
    """The agreements in a passage, one a line."""

    def __init__(self, afspraken: tuple[Afspraak, ...]) -> None:
        super().__init__(
            _("Afspraken in deze passage"),
            _("Een afspraak per regel: wat | wie | wanneer. Zij komen in de tabel met afspraken en acties."),
        )
        self._afspraken = afspraken

    def velden(self) -> ComposeResult:
        """One field of a few lines."""
        yield veld(_("Afspraken"), Tekstvak("\n".join(map(_als_regel, self._afspraken)), id="afspraken"))

    def lees(self) -> list[Afspraak]:
        """The agreements; one that was only corrected stays the one that it was. Raises VeldFout."""
        regels = self.query_one("#afspraken", Tekstvak).text.splitlines()
        gelezen = [_lees_regel(regel) for regel in regels if regel.strip()]
        return _met_herkomst(gelezen, self._afspraken)


def _als_regel(afspraak: Afspraak) -> str:
    delen = [afspraak.tekst, afspraak.wie, afspraak.wanneer]
    while not delen[-1]:
        delen.pop()
    return _TUSSEN.join(" ".join(deel.split()) for deel in delen)


def _lees_regel(regel: str) -> Afspraak:
    delen = [deel.strip() for deel in regel.split("|")]
    if len(delen) > 3 or not delen[0]:
        raise VeldFout(_("schrijf elke regel als: wat | wie | wanneer."), "afspraken")
    return Afspraak(*delen)


def _met_herkomst(nieuw: list[Afspraak], oud: tuple[Afspraak, ...]) -> list[Afspraak]:
    """With the code that each was made of: by its text, and where as many lines stand there as before by its place."""
    per_tekst = {afspraak.tekst: afspraak.bron for afspraak in oud}
    zelfde_aantal = len(nieuw) == len(oud)
    return [
        Afspraak(
            afspraak.tekst,
            afspraak.wie,
            afspraak.wanneer,
            per_tekst.get(afspraak.tekst, oud[nr].bron if zelfde_aantal else ""),
        )
        for nr, afspraak in enumerate(nieuw)
    ]


class RubriceringDialoog(Dialoog[str]):
    """The confidentiality marking of the whole verslag."""

    def __init__(self, nu: str) -> None:
        super().__init__(
            _("Rubricering"),
            _("Staat op elke pagina van het Word-bestand. Leeg is weer de gewone rubricering."),
        )
        self._nu = nu

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Rubricering"), Invulvak(self._nu, id="rubricering"))

    def lees(self) -> str:
        """What was filled in."""
        return self.query_one("#rubricering", Input).value


def vraag_afspraken(tab: DossierTab, passage: Passage) -> None:
    """Ask for the agreements of a passage and record them."""

    def doe(afspraken: list[Afspraak]) -> None:
        zet_afspraken(tab.sessie, tab.dossier, passage.id, afspraken)

    vraag_en_doe(
        tab, AfsprakenDialoog(passage.afspraken), doe, lambda _niets: _gedaan(tab, _("Afspraken vastgelegd."))
    )


def vraag_rubricering(tab: DossierTab) -> None:
    """Ask for the confidentiality marking and record it."""

    def toon(nu: str) -> None:
        vraag_en_doe(
            tab,
            RubriceringDialoog(nu),
            lambda nieuw: documenten.zet_rubricering(tab.sessie, tab.dossier, nieuw),
            lambda nieuw: _gedaan(tab, _("De rubricering is nu “{nieuw}”.").format(nieuw=nieuw)),
        )

    lees_op_achtergrond(
        tab,
        lambda: documenten.lees_rubricering(tab.sessie.store.lees(), tab.dossier),
        toon,
        groep="rubricering",
    )


def vraag_kenmerk(tab: DossierTab, passage: Passage) -> None:
    """Ask which mark to put on a passage, or to take off."""
    keuzes = [
        (
            tag.value,
            f"[{'x' if tag in passage.tags else ' '}] {tagnaam(tag)}",
            _uitleg(tag),
        )
        for tag in Tag
    ]

    def kies(tag: str | None) -> None:
        if tag is not None:
            tab.schrijf(lambda: verslagtekst.wissel_tag(tab.sessie, tab.dossier, passage.id, tag))

    tab.app.push_screen(Keuzelijst(_("Kenmerk van deze passage"), keuzes), kies)


def _uitleg(tag: Tag) -> str:
    return {
        Tag.ACTIE: _("De passage staat in de tabel met afspraken en acties."),
        Tag.CITAAT: _("Letterlijk zo gezegd."),
        Tag.CIJFER: _("Er staat een cijfer in."),
        Tag.NAGAAN: _(
            "Nog te verifiëren: een open punt, en gemerkt in de cijfertabel. Haal het weg als het is nagegaan."
        ),
    }[tag]


def _gedaan(tab: DossierTab, melding: str) -> None:
    tab.notify(melding, markup=False)
    tab.post_message(Gewijzigd(tab.dossier))


def afsprakentekst(passage: Passage) -> Content:
    """The agreements in a passage, one a line."""
    delen: list[str | tuple[str, str]] = []
    for afspraak in passage.afspraken:
        erbij = ", ".join(filter(None, (afspraak.wie, afspraak.wanneer)))
        delen += [
            ("→ ", "bold $text-accent"),
            maak_zichtbaar(afspraak.tekst),
            (f" ({erbij})" if erbij else "", "$text-muted"),
            "\n",
        ]
    return Content.assemble(*delen)
