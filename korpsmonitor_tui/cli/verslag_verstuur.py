"""``verslag verstuur`` and ``verslag bundel``: a version goes out, alone or with many, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.cli.basis import Datum, Getal, Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg
from korpsmonitor_tui.cli.verslag_punten import lees_punten, puntregel
from korpsmonitor_tui.cli.verslag_stappen import kanaal_optie, meld_bevroren
from korpsmonitor_tui.cli.verzamelen import doe_en_zeg, proef_optie, status_optie, zeg_vooraf, zonder_alle
from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.openpunt import Ernst
from korpsmonitor_tui.domain.passagekeuze import Passagekeuze, lees_reeksen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import bundel as bundels
from korpsmonitor_tui.services import verslagstappen, werkdagen
from korpsmonitor_tui.services.verzamelopdracht import TE_VERSTUREN, te_versturen
from korpsmonitor_tui.services.verzending import Uitvoer, Verzending

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstappen import Bevroren
    from korpsmonitor_tui.services.verzamelopdracht import Kandidaat

_UITVOER: Final = {"doel": Uitvoer.WORD, "bundel": Uitvoer.BUNDEL, "eml": Uitvoer.EML}
"""Options that say where files go, and as what they are written."""

_aan_optie: Final = click.option(
    "--aan",
    multiple=True,
    metavar="ADRES",
    help=_("E-mailadres bij --eml; zonder adres vult u het later in."),
)
_bundel_optie: Final = click.option(
    "--bundel",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help=_("Map waarin een map komt met verslag, brief, bijlagen en inhoud.txt met hun SHA-256."),
)
_eml_optie: Final = click.option(
    "--eml",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_(
        "Bestand of bestaande map voor een e-mail die klaarstaat in uw mailprogramma; er wordt niets gemaild."
    ),
)
_overschrijf_optie: Final = click.option(
    "--overschrijf", is_flag=True, help=_("Vervang een bestand of bundel die er al staat.")
)


@dataclass(frozen=True, slots=True)
class _Alle:
    """What ``--alle`` was asked with."""

    statussen: tuple[str, ...]
    map: Path | None
    proef: bool


@click.command(
    cls=Opdracht,
    help=_(
        "Leg de versie vast en stuur haar met een begeleidende brief ter verificatie aan de respondenten. Wat nog open"
        " is, zie `verslag punten`, wordt gemeld, en dat u het zag vastgelegd. Met --alle gaan alle verslagen die de"
        " eerste check achter de rug hebben in één keer; wie iets mist, wordt overgeslagen en genoemd, en dezelfde"
        " opdracht nog eens gaat verder waar zij bleef."
    ),
)
@partij_argument(verplicht=False)
@kanaal_optie()
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Dag van verzending; standaard vandaag."))
@click.option(
    "--werkdagen",
    type=Getal(min=1, max=werkdagen.MEESTE),
    metavar="GETAL",
    help=_("Termijn in werkdagen; standaard {aantal}.").format(aantal=werkdagen.STANDAARD),
)
@click.option(
    "--weken",
    type=Getal(min=1, max=werkdagen.MEESTE_WEKEN),
    metavar="GETAL",
    help=_("Termijn in weken; eindigt die op een vrije dag, dan op de eerstvolgende werkdag."),
)
@click.option("--tot", type=Datum(), metavar="DATUM", help=_("Termijn tot en met deze dag."))
@click.option(
    "--wederhoor",
    type=click.Choice([ronde.value for ronde in Ronde], case_sensitive=False),
    default=Ronde.AMBTELIJK.value,
    show_default=True,
    help=_("Voor welk wederhoor."),
)
@click.option(
    "--respondent",
    "respondenten",
    multiple=True,
    metavar="NAAM",
    help=_("Alleen aan deze respondent; vaker opgeven mag. Standaard aan alle."),
)
@click.option(
    "--passages",
    default="",
    metavar="NUMMERS",
    help=_("Alleen deze passages, zoals 3,5-9; zij houden hun nummer. Standaard het hele verslag."),
)
@click.option(
    "--hoofdstuk",
    "hoofdstukken",
    multiple=True,
    metavar="CODE",
    help=_("Alleen de passages van dit hoofdstuk; vaker opgeven mag."),
)
@click.option(
    "--kenmerk",
    "kenmerken",
    multiple=True,
    type=click.Choice([tag.value for tag in Tag]),
    help=_("Alleen de passages met dit kenmerk; vaker opgeven mag."),
)
@click.option(
    "--doel",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Bestand of bestaande map voor het Word-bestand alleen; alles wordt ook in de database bewaard."),
)
@_bundel_optie
@_eml_optie
@_aan_optie
@click.option(
    "--bijlage",
    "bijlagen",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_("Gaat mee als bijlage en wordt bewaard; vaker opgeven mag."),
)
@_overschrijf_optie
@click.option(
    "--alle",
    is_flag=True,
    help=_("Alle verslagen in de stand van --status, als bundels in de map van --map."),
)
@status_optie(_("standaard eerste_check"))
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help=_("De map bij --alle."),
)
@proef_optie
def verstuur(
    partij: str | None, kanaal: str, datum: date | None, werkdagen: int | None, weken: int | None, tot: date | None,
    wederhoor: str, respondenten: tuple[str, ...], passages: str, hoofdstukken: tuple[str, ...],
    kenmerken: tuple[str, ...], bijlagen: tuple[Path, ...], aan: tuple[str, ...], overschrijf: bool, alle: bool,
    statussen: tuple[str, ...], map_: Path | None, proef: bool, **waarheen: Path | None,
) -> int:  # fmt: skip
    """Freeze and send."""
    termijnen: dict[str, Any] = {"werkdagen": werkdagen, "weken": weken, "tot": tot}
    gegeven = {naam: waarde for naam, waarde in termijnen.items() if waarde is not None}
    if len(gegeven) > 1:
        weiger_gebruik(_("Kies één termijn: --werkdagen, --weken of --tot."))
    verzending = replace(
        _waarheen(Verzending(kanaal, datum, overschrijf=overschrijf, **gegeven), waarheen, aan),
        ronde=wederhoor,
        respondenten=respondenten,
        keuze=Passagekeuze(lees_reeksen(passages), hoofdstukken, kenmerken),
        bijlagen=bijlagen,
    )
    if not alle:
        if partij is None or statussen or map_ is not None or proef:
            weiger_gebruik(zonder_alle(partij))
        _verstuur_een(partij, verzending)
        return 0
    if (
        partij is not None
        or verzending.doel
        or respondenten
        or verzending.keuze
        or (map_ is None and not proef)
    ):
        weiger_gebruik(
            _(
                "Gebruik --alle met --map MAP, en zonder PARTIJ, respondenten, passages, --doel, --bundel of --eml."
            )
        )
    return _verstuur_alle(verzending, _Alle(statussen, map_, proef))


def _waarheen(verzending: Verzending, waarheen: dict[str, Path | None], aan: tuple[str, ...]) -> Verzending:
    gekozen = [(naam, pad) for naam, pad in waarheen.items() if pad is not None]
    if len(gekozen) > 1:
        weiger_gebruik(
            _("Kies één uitvoer: {opties}.").format(opties=", ".join(f"--{naam}" for naam in waarheen))
        )
    if aan and not waarheen.get("eml"):
        weiger_gebruik(_("Een adres hoort bij --eml."))
    if not gekozen:
        return verzending
    ((naam, pad),) = gekozen
    return replace(verzending, doel=pad, vorm=_UITVOER[naam], aan=aan)


@met_sessie
def _verstuur_een(sessie: Sessie, partij: str, verzending: Verzending) -> None:
    dossier = sessie.dossier(partij)
    gezien = tuple(p for p in lees_punten(sessie, dossier, met_suggesties=True) if p.ernst == Ernst.LET_OP)
    bevroren = verslagstappen.verstuur(sessie, dossier, replace(verzending, punten=gezien))
    meld_bevroren(_verstuurd(bevroren), bevroren)
    for punt in gezien:
        zeg(puntregel(punt), fout=True)


def _verstuurd(bevroren: Bevroren) -> str:
    return _("Versie {nummer} is verstuurd; de termijn loopt tot en met {termijn}.").format(
        nummer=bevroren.nummer, termijn=datumtekst(bevroren.termijn)
    )


@met_sessie
def _verstuur_alle(sessie: Sessie, verzending: Verzending, alle: _Alle) -> int:
    """Every verslag in these states; each is sent and written on its own."""
    statussen = frozenset(Status(status.casefold()) for status in alle.statussen) or TE_VERSTUREN
    map_ = alle.map or Path()
    if not alle.proef:
        maak_map(map_)
        for pad in bundels.maak_af(sessie, map_, Uitvoer.BUNDEL):
            zeg(_("Alsnog geschreven na een onderbreking: {pad}").format(pad=pad))
    kandidaten = te_versturen(sessie, statussen)
    zeg_vooraf(kandidaten)
    if alle.proef:
        return int(any(kandidaat.tekorten for kandidaat in kandidaten))

    def doe(kandidaat: Kandidaat) -> None:
        een = replace(verzending, doel=map_, vorm=Uitvoer.BUNDEL, punten=kandidaat.let_op)
        bevroren = verslagstappen.verstuur(sessie, kandidaat.dossier, een)
        zeg(f"{kandidaat.naam}: {_verstuurd(bevroren)}")
        for melding in bevroren.meldingen:
            zeg(f"{kandidaat.naam}: {melding}", fout=True)

    return doe_en_zeg(
        kandidaten,
        doe,
        _("{{gelukt}} van {{totaal}} verslagen verstuurd; de bundels staan in {map}.").format(map=map_),
    )


@click.command(
    "bundel",
    cls=Opdracht,
    help=_(
        "Schrijf nog eens wat er met een versie is verstuurd: verslag, brief en bijlagen, byte voor byte zoals zij"
        " zijn bewaard. Dit verandert niets in de database."
    ),
)
@partij_argument()
@click.option(
    "--versie",
    "nummer",
    type=Getal(min=1),
    metavar="NUMMER",
    help=_("Standaard de laatste die is verstuurd."),
)
@_bundel_optie
@_eml_optie
@_aan_optie
@_overschrijf_optie
@met_sessie
def bundel_opnieuw(
    sessie: Sessie,
    partij: str,
    nummer: int | None,
    aan: tuple[str, ...],
    overschrijf: bool,
    bundel: Path | None,
    eml: Path | None,
) -> None:
    """Write a bundle again."""
    gevraagd = _waarheen(Verzending(""), {"bundel": bundel, "eml": eml}, aan)
    if gevraagd.doel is None:
        weiger_gebruik(_("Kies --bundel MAP of --eml BESTAND."))
    pad = bundels.schrijf_zending(
        sessie,
        sessie.dossier(partij),
        gevraagd.doel,
        gevraagd.vorm,
        nummer=nummer,
        aan=aan,
        overschrijf=overschrijf,
    )
    zeg(_("Geschreven: {pad}").format(pad=pad))
