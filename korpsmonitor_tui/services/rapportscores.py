"""The overviews of scores over all korpsen (000, Tabel 1, 2 and 24), as tables of a report and as files.

Korpsen stand in the order of their numbers; nothing here orders or counts them by their scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.scoretabel import (
    LIGGEND,
    Leegte,
    Scorekolom,
    Scorerij,
    Scoretabel,
    Scorevak,
    legenda,
    tabelblok,
)
from korpsmonitor_tui.domain.stuk import Kader, Stuk, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import stukken
from korpsmonitor_tui.services.documenten import RUBRICERING
from korpsmonitor_tui.services.scorevakken import eerdervak, eindvak, partnervak, scorevak
from korpsmonitor_tui.services.trendtotalen import totaalreeksen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond

EINDSCORES, DIMENSIES, PARTNERS = 1, 2, 24
VORMEN: Final = ("docx", "pdf", "xlsx", "csv")
_GENOEMD: Final = 5
"""So many korpsen are named one by one where something is missing."""


@dataclass(frozen=True, slots=True)
class Scorebestand:
    """An overview that was written."""

    pad: Path
    tabel: Scoretabel
    ontbreekt: tuple[str, ...]
    """What is not settled, one Dutch line each."""
    meldingen: tuple[str, ...]


def lees_scoretabel(grond: Rapportgrond, nummer: int) -> Scoretabel:
    """The overview with this number. Raises NietGevonden for another number, or one that this instrument has not."""
    er_zijn = nummers(grond)
    if nummer not in er_zijn:
        raise NietGevonden(
            _("Er is geen score-overzicht met nummer {nummer}; kies uit {nummers}.").format(
                nummer=nummer, nummers=", ".join(map(str, er_zijn))
            )
        )
    return _TABELLEN[nummer](grond)


def nummers(grond: Rapportgrond) -> tuple[int, ...]:
    """Which overviews there are: without columns for partners nobody judges them."""
    return tuple(nummer for nummer in NUMMERS if nummer != PARTNERS or grond.matrix.partnerkolommen)


def _eindscores(grond: Rapportgrond) -> Scoretabel:
    def rij(korps: Korpsweging) -> tuple[Scorevak, ...]:
        namen = grond.namen(korps.partij.code)
        eerder = (eerdervak(uitgave, korps.partij, EINDSCORE, namen) for uitgave in grond.eerder)
        return (*eerder, eindvak(korps, namen))

    jaren = [*(uitgave.naam for uitgave in grond.eerder), grond.nu]
    return Scoretabel(
        titel=_("Eindscores van de korpsen, {eerste}-{laatste}").format(eerste=jaren[0], laatste=jaren[-1])
        if len(jaren) > 1
        else _("Eindscores van de korpsen, {jaar}").format(jaar=jaren[0]),
        omschrijving=_("Per korps een rij en per editie een kolom met de letter van de eindscore"),
        rijkop=_("Korps"),
        kolommen=tuple(Scorekolom(jaar) for jaar in jaren),
        rijen=_rijen(grond, rij),
        schaal=grond.matrix.regels.schaal,
        bron=_(
            "eerdere edities: gepubliceerd, voor zover te staven, of in deze database vastgesteld; {jaar}: de weegploeg"
        ).format(jaar=grond.nu),
        nummer=EINDSCORES,
        breedte=LIGGEND,
        onder=tuple(regel for reeks in totaalreeksen(grond.trends, EINDSCORE) for regel in reeks.regels),
    )


def _dimensies(grond: Rapportgrond) -> Scoretabel:
    def rij(korps: Korpsweging) -> tuple[Scorevak, ...]:
        namen = grond.namen(korps.partij.code)
        return (*(scorevak(cel, namen) for cel in korps.cellen), eindvak(korps, namen))

    velden = {veld.code: veld.naam for veld in grond.sessie.instrument.aandachtsvelden}
    return Scoretabel(
        titel=_("Scores van de korpsen op alle dimensies, {jaar}").format(jaar=grond.nu),
        omschrijving=_("Per korps een rij en per dimensie een kolom met de letter van de score; achteraan de eindscore"),
        rijkop=_("Korps"),
        kolommen=(
            *(Scorekolom(d.naam, velden[d.aandachtsveld]) for d in grond.matrix.dimensies),
            Scorekolom(_("Eindscore")),
        ),
        rijen=_rijen(grond, rij),
        schaal=grond.matrix.regels.schaal,
        bron=_bron_nu(grond),
        nummer=DIMENSIES,
        breedte=LIGGEND,
    )  # fmt: skip


def _partners(grond: Rapportgrond) -> Scoretabel:
    def rij(korps: Korpsweging) -> tuple[Scorevak, ...]:
        namen = grond.namen(korps.partij.code)
        cellen = {cel.dimensie.code: cel for cel in korps.partners}
        return tuple(
            partnervak(cellen[kolom.code], namen) if kolom.code in cellen else _zichzelf()
            for kolom in grond.matrix.partnerkolommen
        )

    return Scoretabel(
        titel=_("Oordeel van de korpsen over de ketenpartners, {jaar}").format(jaar=grond.nu),
        omschrijving=_("Per korps een rij en per ketenpartner een kolom met de letter van het oordeel van het korps"),
        rijkop=_("Korps"),
        kolommen=tuple(Scorekolom(d.naam) for d in grond.matrix.partnerkolommen),
        rijen=_rijen(grond, rij),
        schaal=grond.matrix.regels.schaal,
        bron=_("het oordeel van het korps zelf, zoals overgenomen; het telt niet mee voor de eindscore"),
        nummer=PARTNERS,
        breedte=LIGGEND,
    )  # fmt: skip


_TABELLEN: Final[dict[int, Callable[[Rapportgrond], Scoretabel]]] = {
    EINDSCORES: _eindscores,
    DIMENSIES: _dimensies,
    PARTNERS: _partners,
}
NUMMERS: Final = tuple(_TABELLEN)
"""The numbers that these overviews have in the printed report."""


def _zichzelf() -> Scorevak:
    return Scorevak(Leegte.NVT, _("een korps oordeelt hier niet over zichzelf"))


def _rijen(grond: Rapportgrond, maak: Callable[[Korpsweging], tuple[Scorevak, ...]]) -> tuple[Scorerij, ...]:
    def rij(korps: Korpsweging) -> Scorerij:
        partij: Gesprekspartij = korps.partij
        return Scorerij(partij.naam, maak(korps), partij.nummer)

    return tuple(rij(korps) for korps in grond.matrix.korpsen)


def _bron_nu(grond: Rapportgrond) -> str:
    return _("de weegploeg, volgens de weegregels {versie}").format(versie=grond.matrix.regels.versie)


def wat_ontbreekt(tabel: Scoretabel) -> tuple[str, ...]:
    """What is not settled in a table, one Dutch line each; nothing if it is complete."""
    regels = []
    for leegte, wat in (
        (Leegte.OPEN, _("Nog niet vastgesteld: {aantal} van {alle} vakken, van {korpsen}.")),
        (Leegte.BOTSING, _("Verschillend vastgelegd en nog niet gekozen: {aantal} van {alle} vakken, van {korpsen}.")),
    ):  # fmt: skip
        namen = [rij.naam for rij in tabel.rijen if any(vak.waarde is leegte for vak in rij.vakken)]
        if namen:
            regels.append(
                wat.format(
                    aantal=tabel.aantal(leegte),
                    alle=sum(len(rij.vakken) for rij in tabel.rijen),
                    korpsen=_noem(namen, len(tabel.rijen)),
                )
            )
    return tuple(regels)


def _noem(namen: list[str], alle: int) -> str:
    """Some korpsen by name, many by their number: a list of nearly all of them tells nothing."""
    if len(namen) == alle:
        return ngettext("het korps", "alle {aantal} korpsen", alle).format(aantal=alle)
    if len(namen) > _GENOEMD:
        return _("{aantal} van de {alle} korpsen").format(aantal=len(namen), alle=alle)
    return ", ".join(namen)


def als_stuk(grond: Rapportgrond, tabel: Scoretabel) -> Stuk:
    """The overview on pages that lie on their side; one that is not complete says so before anything else."""
    editie, ontbreekt = grond.sessie.editie, wat_ontbreekt(tabel)
    concept = Kader("\n".join((_("CONCEPT – dit overzicht is niet compleet."), *ontbreekt)))
    return Stuk(
        titel=tabel.titel,
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=grond.sessie.instrument.naam, editie=editie.naam
        ),
        blokken=(
            *((concept,) if ontbreekt else ()),
            Tekst(_("De volgorde is die van de nummers en zegt niets over de scores.")),
            legenda(tabel),
            tabelblok(tabel),
            *map(Tekst, tabel.onder),
        ),
        instrument=grond.sessie.instrument.naam,
        kenmerk=_("Tabel {nummer} – editie {editie}").format(nummer=tabel.nummer, editie=editie.id),
        rubricering=merk_van(ontbreekt),
        demonstratie=editie.demonstratie,
        opgemaakt=grond.sessie.vandaag(),
        liggend=True,
    )


def merk_van(ontbreekt: tuple[str, ...]) -> str:
    """What every page of a report says of it: how confidential it is, and that it is a concept while anything is missing."""
    return _("CONCEPT – {rubricering}").format(rubricering=RUBRICERING) if ontbreekt else RUBRICERING


def bewaar_scores(grond: Rapportgrond, nummer: int, doel: Path, *, overschrijf: bool = False) -> Scorebestand:
    """Write an overview as .docx, .pdf, .xlsx or .csv.

    Raises NietGevonden for another number, OnbruikbareInvoer for another ending, PdfFout if no PDF can be made here,
    BestandFout if it cannot be written.
    """
    vorm = doel.suffix.casefold().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _(
                "Noem een bestand dat eindigt op .docx, .pdf, .xlsx of .csv, niet “{naam}”; er is niets gemaakt."
            ).format(naam=doel.name)
        )
    tabel = lees_scoretabel(grond, nummer)
    inhoud, meldingen = _als_bestand(grond, tabel, vorm)
    pad = schrijf_bestand(doel, inhoud, overschrijf=overschrijf)
    return Scorebestand(pad, tabel, wat_ontbreekt(tabel), meldingen)


def _als_bestand(grond: Rapportgrond, tabel: Scoretabel, vorm: str) -> tuple[bytes, tuple[str, ...]]:
    sessie = grond.sessie
    if vorm in ("docx", "pdf"):
        gemaakt = stukken.schrijf(sessie, als_stuk(grond, tabel), als_pdf=vorm == "pdf")
        return gemaakt.docx if gemaakt.pdf is None else gemaakt.pdf, gemaakt.meldingen
    # Imported late: start-up must not pay for workbooks.
    from korpsmonitor_tui.report import scoretabel

    ontbreekt = wat_ontbreekt(tabel)
    kop = scoretabel.Opschrift(sessie.editie.naam, sessie.editie.demonstratie, merk_van(ontbreekt), ontbreekt)
    maak = scoretabel.schrijf_xlsx if vorm == "xlsx" else scoretabel.schrijf_csv
    return maak(tabel, kop), ()
