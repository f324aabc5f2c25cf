"""The lists of a report as files for a spreadsheet: points, recommendations, letters and measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.opvolging import opvolgnaam, staatnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.namen import lees_namen, verberg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling, Opvolging
    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.rapporteenheid import Eenheidrapport
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verbeterbrieven import Briefstand

VORMEN: Final = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list as it is exported: every cell a text."""

    naam: str
    kolommen: tuple[tuple[str, int], ...]
    """Heading and width in characters."""
    rijen: tuple[tuple[str, ...], ...]


def bewaar(sessie: Sessie, lijst: Lijst, doel: Path, *, overschrijf: bool = False) -> Path:
    """Write a list as .xlsx or .csv.

    Raises OnbruikbareInvoer for another ending, BestandFout if it cannot be written.
    """
    vorm = doel.suffix.casefold().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _("Noem een bestand dat eindigt op .xlsx of .csv, niet “{naam}”; er is niets gemaakt.").format(
                naam=doel.name
            )
        )
    return schrijf_bestand(doel, maak(sessie, lijst, vorm), overschrijf=overschrijf)


def maak(sessie: Sessie, lijst: Lijst, vorm: str) -> bytes:
    """A list as a file; ``vorm`` is one of ``VORMEN``. Raises OnbruikbareInvoer for a text too long for a cell."""
    # Imported late: only who exports needs spreadsheets.
    from korpsmonitor_tui.report.lijst import Blad, schrijf_csv, schrijf_xlsx

    koppen = [kop for kop, _breedte in lijst.kolommen]
    if vorm == "csv":
        return schrijf_csv(koppen, lijst.rijen)
    blad = Blad(lijst.naam, koppen, lijst.rijen, [breedte for _kop, breedte in lijst.kolommen])
    titel = f"{sessie.editie.naam}: {lijst.naam.lower()}"
    return schrijf_xlsx([blad], titel, sessie.editie.demonstratie)


def als_dag(dag: date | None) -> str:
    """A date for people; empty for none."""
    return toon(dag) if dag else ""


def dimensienaam(sessie: Sessie, code: str) -> str:
    """A dimension with its aandachtsveld, for its name alone is not unique; an unknown code as it is."""
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    for dimensie in sessie.instrument.dimensies:
        if dimensie.code == code:
            return f"{velden[dimensie.aandachtsveld]}: {dimensie.naam}"
    return code


def maatregellijst(sessie: Sessie, per_korps: Iterable[tuple[Gesprekspartij, Sequence[Maatregel]]]) -> Lijst:
    """Measures, by korps."""
    rijen = []
    for korps, maatregelen in per_korps:
        if not maatregelen:
            continue
        namen = lees_namen(sessie.store.lees(), sessie.dossier(korps.code))
        rijen += [_maatregel(sessie, korps, maatregel, namen) for maatregel in maatregelen]
    return Lijst(
        _("Maatregelen"),
        (
            *((_("Korps"), 22), (_("Nr"), 5), (_("Dimensie"), 32), (_("Maatregel"), 60)),
            *((_("Verantwoordelijke"), 24), (_("Termijn"), 12), (_("Staat"), 12), (_("Te laat"), 8)),
            *((_("Reden"), 30), (_("Voortgang"), 60), (_("Uit vorige editie"), 16)),
        ),
        tuple(rijen),
    )


def _maatregel(
    sessie: Sessie, korps: Gesprekspartij, maatregel: Maatregel, namen: Mapping[str, str]
) -> tuple[str, ...]:
    voortgang = "\n".join(f"{als_dag(bericht.datum)} {bericht.tekst}" for bericht in maatregel.voortgang)
    cellen = [
        korps.naam,
        str(maatregel.nummer),
        dimensienaam(sessie, maatregel.dimensie),
        maatregel.tekst,
        maatregel.verantwoordelijke,
        als_dag(maatregel.termijn),
        staatnaam(maatregel.staat),
        _("ja") if maatregel.te_laat else _("nee"),
        maatregel.reden,
        voortgang,
        _("ja") if maatregel.vorige else _("nee"),
    ]
    return tuple(verberg(cellen, namen))


def aanbevelinglijst(sessie: Sessie, aanbevelingen: Iterable[Aanbeveling]) -> Lijst:
    """Recommendations, by number."""
    return Lijst(
        _("Aanbevelingen"),
        (
            *((_("Nr"), 6), (_("Stand"), 14), (_("Voor"), 34), (_("Aanbeveling"), 80)),
            *((_("Dimensies"), 40), (_("Bronnen"), 24), (_("Ingetrokken omdat"), 30)),
        ),
        tuple(
            (
                deel.nummer,
                _("vastgesteld") if deel.vast else _("concept"),
                "; ".join(deel.geadresseerden),
                deel.tekst,
                "; ".join(dimensienaam(sessie, code) for code in deel.grond.dimensies),
                "; ".join(deel.grond.bronnen),
                deel.ingetrokken,
            )
            for deel in aanbevelingen
        ),
    )


def opvolginglijst(opvolging: Iterable[Opvolging]) -> Lijst:
    """What came of the recommendations of the previous edition."""
    return Lijst(
        _("Opvolging"),
        (
            *((_("Nr"), 6), (_("Voor"), 34), (_("Aanbeveling"), 80)),
            *((_("Wat is gedaan"), 22), (_("Toelichting"), 60)),
        ),
        tuple(
            (
                deel.aanbeveling.nummer,
                "; ".join(deel.aanbeveling.geadresseerden),
                deel.aanbeveling.tekst,
                opvolgnaam(deel.stand) if deel.stand else _("nog niet bekend"),
                deel.tekst,
            )
            for deel in opvolging
        ),
    )


def puntenlijst(sessie: Sessie, rapporten: Iterable[Eenheidrapport]) -> Lijst:
    """Points of eenheden, and what is proposed and not decided."""
    rijen = []
    for deel in rapporten:
        rijen += [
            (
                deel.eenheid.naam,
                str(punt.nummer),
                _("scores gewijzigd") if punt.verouderd else _("vastgesteld"),
                dimensienaam(sessie, punt.dimensie),
                verberg(punt.tekst, deel.namen),
            )
            for punt in deel.punten.punten
        ]
        rijen += [
            (
                deel.eenheid.naam,
                "",
                _("voorstel"),
                dimensienaam(sessie, voorstel.dimensie.code),
                verberg(voorstel.tekst, deel.namen),
            )
            for voorstel in deel.punten.voorstellen
        ]
    kolommen = (
        (_("Eenheid"), 22),
        (_("Nr"), 5),
        (_("Stand"), 16),
        (_("Dimensie"), 34),
        (_("Aandachtspunt"), 90),
    )
    return Lijst(_("Aandachtspunten"), kolommen, tuple(rijen))


def scorelijst(rapporten: Iterable[Eenheidrapport]) -> Lijst:
    """Scores per eenheid, a row per dimension and korps."""
    from korpsmonitor_tui.domain.scoretabel import woord

    rijen = tuple(
        (deel.eenheid.naam, kolom.titel, rij.naam, woord(vak.waarde), vak.noot)
        for deel in rapporten
        for nr, kolom in enumerate(deel.tabel.kolommen)
        for rij in deel.tabel.rijen
        for vak in (rij.vakken[nr],)
    )
    kolommen = ((_("Eenheid"), 22), (_("Korps"), 22), (_("Dimensie"), 40), (_("Score"), 20), (_("Noot"), 60))
    return Lijst(_("Eenheden"), kolommen, rijen)


def brieflijst(sessie: Sessie, standen: Iterable[Briefstand]) -> Lijst:
    """Who is asked for measures, who was, and who answered."""
    return Lijst(
        _("Brieven"),
        (
            *((_("Korps"), 22), (_("Stand"), 40), (_("Verzonden"), 12), (_("Kenmerk"), 16)),
            *((_("Termijn"), 12), (_("Te laat"), 8), (_("Zonder maatregel"), 50), (_("SHA-256"), 66)),
        ),
        tuple(_brief(sessie, stand) for stand in standen),
    )


def briefstand(stand: Briefstand) -> str:
    """Where the letter to a korps is, in words."""
    if stand.verzonden:
        return _("verzonden")
    return stand.geen_brief or _("nog te versturen")


def _brief(sessie: Sessie, stand: Briefstand) -> tuple[str, ...]:
    laatste = stand.verzonden[-1] if stand.verzonden else None
    return (
        stand.weging.partij.naam,
        briefstand(stand),
        als_dag(laatste.datum) if laatste else "",
        laatste.kenmerk if laatste else "",
        als_dag(laatste.termijn) if laatste else "",
        _("ja") if stand.te_laat else _("nee"),
        "; ".join(dimensienaam(sessie, code) for code in stand.zonder_maatregel),
        laatste.sha256 if laatste else "",
    )
