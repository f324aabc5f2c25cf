"""Letters with a gespreksverslag: the texts of the instrument, filled in from the dossier, in the house style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.brief import VELDEN, Briefsoort, vul
from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.stuk import Kenmerken, Stuk, Tekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.documenten import lees_rubricering
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.hoofdstukdelen import hoofdstuktitel, is_hoofdstuk
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from korpsmonitor_tui.domain.brief import Brief
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.word.stuk import Stukbestand


def briefgegevens(
    sessie: Sessie, db: Database, dossier: str, versie: int, respondenten: Sequence[str]
) -> dict[str, str]:
    """What every letter about a version can say; the other places are empty. ``respondenten`` are labels.

    Raises NietGevonden without a gesprek.
    """
    return dict.fromkeys(VELDEN, "") | {
        "partij": sessie.partij(partij_van(dossier)).naam,
        "hoofdstuk": hoofdstuktitel(sessie, dossier) if is_hoofdstuk(sessie, dossier) else "",
        "instrument": sessie.instrument.naam,
        "editie": sessie.editie.naam,
        "respondenten": som_op(respondenten),
        "datum_gesprek": schrijf_datum(eis_gesprek(db, dossier).datum),
        "versie": str(versie),
    }


def som_op(delen: Sequence[str]) -> str:
    """Names after each other as one writes them: ``a, b en c``; with semicolons where a name has a comma itself."""
    if len(delen) < 2:
        return "".join(delen)
    tussen = "; " if any("," in deel for deel in delen) else ", "
    return _("{rij} en {laatste}").format(rij=tussen.join(delen[:-1]), laatste=delen[-1])


def schrijf_datum(dag: date | None) -> str:
    """A date as it is written out; empty for none."""
    return datumtekst(dag) if dag else ""


@dataclass(frozen=True, slots=True)
class Geschreven:
    """A letter, as a Word file and as plain text for a mail."""

    naam: str
    inhoud: bytes
    onderwerp: str
    tekst: str
    meldingen: tuple[str, ...]


def begeleidende_brief(
    sessie: Sessie,
    db: Database,
    dossier: str,
    versie: int,
    respondenten: Sequence[str],
    *,
    verzonden: date,
    termijn: date,
    ronde: str,
    passages: str,
) -> Geschreven:
    """The letter with a version that goes out; ``passages`` are their numbers, empty if it is the whole verslag.

    Raises as :func:`schrijf_brief`.
    """
    waarden = briefgegevens(sessie, db, dossier, versie, respondenten) | {
        "datum_verzending": schrijf_datum(verzonden),
        "termijn": schrijf_datum(termijn),
        "wederhoor": ronde,
        "passages": passages,
        "rubricering": lees_rubricering(db, dossier),
    }
    return _schrijf(sessie, dossier, Briefsoort.BEGELEIDEND, waarden, _("begeleidende-brief"))


def rappelbrief(
    sessie: Sessie,
    db: Database,
    dossier: str,
    versie: int,
    respondenten: Sequence[str],
    *,
    verzonden: date | None,
    termijn: date | None,
) -> Geschreven:
    """The letter that reminds who has not answered. Raises as :func:`schrijf_brief`."""
    voorbij = termijn is not None and sessie.vandaag() > termijn
    waarden = briefgegevens(sessie, db, dossier, versie, respondenten) | {
        "datum_verzending": schrijf_datum(verzonden),
        "termijn": "" if voorbij else schrijf_datum(termijn),
        "termijn_verstreken": schrijf_datum(termijn) if voorbij else "",
        "rubricering": lees_rubricering(db, dossier),
    }
    return _schrijf(sessie, dossier, Briefsoort.RAPPEL, waarden, _("rappel"))


def _schrijf(
    sessie: Sessie, dossier: str, soort: Briefsoort, waarden: Mapping[str, str], naam: str
) -> Geschreven:
    brief, ondertekening = _stel_op(sessie, soort, waarden)
    bestand = schrijf_brief(sessie, soort, waarden)
    return Geschreven(
        f"{naam}-{sessie.editie.id}-{partij_van(dossier)}-v{waarden['versie']}.docx",
        bestand.inhoud,
        brief.onderwerp,
        "\n\n".join((brief.aanhef, *brief.alineas, brief.slot, ondertekening)) + "\n",
        bestand.meldingen,
    )


def _stel_op(sessie: Sessie, soort: Briefsoort, waarden: Mapping[str, str]) -> tuple[Brief, str]:
    brieven = sessie.instrumenten.brieven(sessie.editie.instrument)
    return vul(brieven.sjabloon(soort), waarden), brieven.ondertekening


def schrijf_brief(sessie: Sessie, soort: Briefsoort, waarden: Mapping[str, str]) -> Stukbestand:
    """A letter of this kind as a Word file; ``waarden`` as :func:`briefgegevens` gives them, with what is known besides.

    Raises OnbruikbareInvoer with every mistake in the texts of the instrument, SjabloonFout if the house style cannot
    be used.
    """
    from korpsmonitor_tui.word.stuk import schrijf_stuk

    brief, ondertekening = _stel_op(sessie, soort, waarden)
    afzender = sessie.instrumenten.brieven(sessie.editie.instrument).afzender
    kenmerken = Kenmerken(
        _("Van wie aan wie de brief gaat, en waarover"),
        (
            (_("Aan"), waarden["respondenten"]),
            (_("Van"), afzender),
            (_("Datum"), schrijf_datum(sessie.vandaag())),
            (_("Betreft"), brief.onderwerp),
        ),
    )
    teksten = (brief.aanhef, *brief.alineas, brief.slot, ondertekening)
    stuk = Stuk(
        titel=brief.onderwerp,
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=waarden["instrument"], editie=waarden["editie"]
        ),
        blokken=(kenmerken, *map(Tekst, teksten)),
        instrument=sessie.instrument.naam,
        kenmerk=_("{partij} – versie {versie}").format(partij=waarden["partij"], versie=waarden["versie"]),
        rubricering=waarden["rubricering"],
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )
    return schrijf_stuk(stuk, sessie.instrumenten.sjabloon(sessie.editie.instrument))
