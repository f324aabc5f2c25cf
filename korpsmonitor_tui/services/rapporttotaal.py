"""The whole Korpsmonitor as one document, from title page to recommendations; a concept as long as anything is missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import BestandFout, schrijf_bestand
from korpsmonitor_tui.domain import scoretabel
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.stuk import (
    Bijschriftenlijst,
    Bijschriftsoort,
    Inhoudsopgave,
    Kader,
    Kenmerken,
    Kop,
    Ligging,
    Opsomming,
    Paginaeinde,
    Stuk,
    Tabel,
    Tekst,
    dieper,
    doorgeteld,
)
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import (
    pdf,
    rapportaanbevelingen,
    rapportbeschouwing,
    rapportcijfers,
    rapporteenheid,
    rapportkorps,
    rapportmethode,
    rapportscores,
    stukken,
)
from korpsmonitor_tui.services.rapportgrond import Rapportgrond

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from korpsmonitor_tui.domain.korpsrapport import Korpsrapport
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Totaalbestand:
    """The report as it was written."""

    pad: Path
    pdf: Path | None
    ontbreekt: tuple[str, ...]
    """What keeps it from being finished, one Dutch line each; it says so itself."""
    meldingen: tuple[str, ...]


class Totaal:
    """The parts of the report, each read once. For a worker thread."""

    def __init__(self, grond: Rapportgrond) -> None:
        self.grond = grond
        self.sessie: Sessie = grond.sessie
        self.korpsen: tuple[Korpsrapport, ...] = rapportkorps.lees_korpsrapporten(grond)
        self._scores = [
            rapportscores.lees_scoretabel(grond, nummer) for nummer in rapportscores.nummers(grond)
        ]
        self._bladen = rapportcijfers.lees_bladen(self.sessie)
        self._eenheden = rapporteenheid.lees_eenheden(grond)

    @cached_property
    def hiaten(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Per part of the report (its title) what is missing, one Dutch line each; parts that are complete are left out."""
        delen = (
            (
                _("Overzicht van de scores"),
                [
                    _("{tabel}: {wat}").format(tabel=tabel.titel, wat=regel)
                    for tabel in self._scores
                    for regel in rapportscores.wat_ontbreekt(tabel)
                ],
            ),
            (
                _("Resultaten per korps"),
                [
                    _("{korps}: {wat}").format(korps=korps.naam, wat=hiaat.tekst)
                    for korps in self.korpsen
                    for hiaat in korps.hiaten
                ],
            ),
            (_("Cijfers"), rapportcijfers.wat_ontbreekt(self._bladen)),
            (
                _("Resultaten per eenheid"),
                [regel for eenheid in self._eenheden for regel in eenheid.ontbreekt],
            ),
            (_("Aanbevelingen"), rapportaanbevelingen.wat_ontbreekt(self.sessie)),
        )
        return tuple((titel, tuple(dict.fromkeys(regels))) for titel, regels in delen if regels)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """Everything that is missing, one Dutch line each, in the order of the report."""
        return tuple(regel for _titel, regels in self.hiaten for regel in regels)

    def stuk(self) -> Stuk:
        """The report."""
        sessie, ontbreekt = self.sessie, self.ontbreekt
        return Stuk(
            titel=sessie.instrument.naam,
            ondertitel=sessie.editie.naam,
            blokken=(
                *self._titelblad(),
                *self._voorwerk(),
                *rapportmethode.blokken(self.grond),
                *self._overzichten(),
                *self._per_korps(),
                *self._beschouwing(),
                *self._per_eenheid(),
                *self._aanbevelingen(),
                *self._bijlage(),
            ),
            instrument=sessie.instrument.naam,
            kenmerk=sessie.editie.naam,
            rubricering=rapportscores.merk_van(ontbreekt),
            demonstratie=sessie.editie.demonstratie,
            opgemaakt=sessie.vandaag(),
        )

    def _titelblad(self) -> Iterable[Blok]:
        sessie, ontbreekt = self.sessie, self.ontbreekt
        yield Kenmerken(
            _("Gegevens van dit rapport"),
            (
                (_("Editie"), sessie.editie.naam),
                (_("Opgemaakt"), f"{sessie.vandaag():%d-%m-%Y}"),
                (_("Vragenlijst"), sessie.instrument.vragenlijst.versie),
                (_("Weegregels"), self.grond.matrix.regels.versie),
                (_("Status"), _("concept") if ontbreekt else _("compleet")),
            ),
        )
        if ontbreekt:
            kop = ngettext(
                "CONCEPT – dit rapport is niet af: er ontbreekt {aantal} onderdeel.",
                "CONCEPT – dit rapport is niet af: er ontbreken {aantal} onderdelen.",
                len(ontbreekt),
            ).format(aantal=len(ontbreekt))
            delen = [f"– {titel}: {len(regels)}" for titel, regels in self.hiaten]
            waar = _("De volledige lijst staat in de bijlage “Wat nog ontbreekt”.")
            yield Kader("\n".join((kop, *delen, waar)))

    def _voorwerk(self) -> Iterable[Blok]:
        yield Paginaeinde()
        yield Inhoudsopgave(_("Inhoud"))
        yield Bijschriftenlijst(_("Tabellen"), Bijschriftsoort.TABEL)
        yield Bijschriftenlijst(_("Figuren"), Bijschriftsoort.FIGUUR)
        if afkortingen := self.sessie.instrument.afkortingen:
            yield Paginaeinde()
            yield Kop(_("Afkortingen"))
            yield Tabel(
                _("Afkortingen en wat zij betekenen"),
                ((_("Afkorting"), 20), (_("Betekenis"), 80)),
                afkortingen,
                klein=True,
            )
        yield Paginaeinde()

    def _overzichten(self) -> Iterable[Blok]:
        yield Ligging(liggend=True)
        yield Kop(_("Overzicht van de scores"), 1, genummerd=True)
        for nr, tabel in enumerate(self._scores):
            if nr:
                yield Paginaeinde()
            # In small letters all korpsen fit one page.
            blok = scoretabel.tabelblok(tabel, klein=True)
            yield from doorgeteld((scoretabel.legenda(tabel), blok))
        yield Ligging(liggend=False)

    def _per_korps(self) -> Iterable[Blok]:
        yield Kop(_("Resultaten per korps"), 1, genummerd=True)
        for nr, korps in enumerate(self.korpsen):
            if nr:
                yield Paginaeinde()
            yield Kop(korps.naam, 2, genummerd=True)
            yield from dieper(rapportkorps.blokken(korps), 2)

    def _beschouwing(self) -> Iterable[Blok]:
        yield Paginaeinde()
        yield Kop(_("Beschouwing van de resultaten"), 1, genummerd=True)
        yield from rapportbeschouwing.blokken(self.grond)
        if self._bladen:
            yield Paginaeinde()
            yield Kop(_("Cijfers"), 2, genummerd=True)
            yield Tekst(
                _(
                    "Elk cijfer staat er zoals het is opgegeven. Wat ontbreekt, telt in geen totaal mee als nul."
                )
            )
            yield from doorgeteld(rapportcijfers.blokken(self._bladen, grafieken=True))

    def _per_eenheid(self) -> Iterable[Blok]:
        if not self._eenheden:
            return
        yield Paginaeinde()
        yield Kop(_("Resultaten per eenheid"), 1, genummerd=True)
        yield from doorgeteld(rapporteenheid.blokken(self.grond, genummerd=True))

    def _aanbevelingen(self) -> Iterable[Blok]:
        yield Paginaeinde()
        yield Kop(_("Aanbevelingen"), 1, genummerd=True)
        yield from doorgeteld(rapportaanbevelingen.blokken(self.sessie, genummerd=True))

    def _bijlage(self) -> Iterable[Blok]:
        if self.hiaten:
            yield Paginaeinde()
            yield Kop(_("Bijlage: wat nog ontbreekt"))
        for titel, regels in self.hiaten:
            yield Kop(titel, 3)
            yield Opsomming(regels)


def wat_ontbreekt(sessie: Sessie) -> tuple[str, ...]:
    """Everything that keeps the report from being finished, one Dutch line each. For a worker thread."""
    return Totaal(Rapportgrond(sessie)).ontbreekt


def bewaar_totaal(
    grond: Rapportgrond, doel: Path, *, als_pdf: bool = False, paginas: bool = True, overschrijf: bool = False
) -> Totaalbestand:
    """Write the whole report to ``doel`` (.docx), and beside it as PDF/A if that is asked. For a worker thread.

    ``paginas``: whether LibreOffice, where it is, tells the pages for the table of contents.

    Raises OnbruikbareInvoer for another ending, PdfFout if a PDF was asked and cannot be made, BestandFout if a file
    is there already or cannot be written; then nothing is written.
    """
    if doel.suffix.casefold() != ".docx":
        raise OnbruikbareInvoer(
            _("Noem een bestand dat eindigt op .docx, niet “{naam}”; er is niets gemaakt.").format(
                naam=doel.name
            )
        )
    ernaast = doel.with_suffix(".pdf") if als_pdf else None
    for pad in filter(None, (doel, ernaast)):
        if pad.exists() and not overschrijf:
            raise BestandFout(
                _("{pad} bestaat al en is niet overschreven; er is niets gemaakt.").format(pad=pad)
            )
    if als_pdf:
        # Before all the work rather than after it.
        pdf.eis_mogelijk()
    totaal = Totaal(grond)
    geschreven = stukken.schrijf(grond.sessie, totaal.stuk(), als_pdf=als_pdf, paginas=paginas)
    pad = schrijf_bestand(doel, geschreven.docx, overschrijf=overschrijf)
    if ernaast is not None and geschreven.pdf is not None:
        ernaast = schrijf_bestand(ernaast, geschreven.pdf, overschrijf=overschrijf)
    return Totaalbestand(pad, ernaast, totaal.ontbreekt, geschreven.meldingen)
