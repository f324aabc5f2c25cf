"""``verslag wijzigingen/verwerkingstabel/slotbrief/terugkoppeling/bestand/bijlage``: what goes back, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import doel_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import terugkoppeling as diensten
from korpsmonitor_tui.services import versiebestanden, verwerkingstabel
from korpsmonitor_tui.services.opmerkingenlijst import Filter
from korpsmonitor_tui.services.sessie import AMSTERDAM

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versiebestanden import Bestand, Bewaard


TERUGKOPPELING_SLEUTELS: Final = {
    "map": _("de geschreven map"),
    "bestanden[]": _("naam van een bestand in die map; het definitieve verslag eerst"),
    "sha256": _("SHA-256 van het definitieve verslag"),
    "meldingen[]": _("wat er niet bij zit, en waarom"),
}
BIJLAGE_SLEUTELS: Final = {
    "bijlagen[].kenmerk": _("SHA-256 van het bestand; het begin ervan is genoeg om het op te halen"),
    "bijlagen[].naam": _("naam van het bestand"),
    "bijlagen[].grootte": _("aantal bytes"),
    "bijlagen[].bewaard": _("wanneer het is bewaard"),
}


def _schrijf(bestand: Bestand, doel: Path, *, overschrijf: bool) -> None:
    pad = versiebestanden.schrijf_weg(bestand, doel, overschrijf=overschrijf)
    zeg(_("Geschreven: {pad}").format(pad=pad))
    for melding in bestand.meldingen:
        zeg(melding, fout=True)


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf een versie als Word-bestand met bijgehouden wijzigingen ten opzichte van een eerdere versie. Alles weigeren"
        " geeft de eerdere versie, alles accepteren de nieuwe. Zonder --naar is dat het concept van nu of de laatste versie,"
        " zonder --van de versie die daarvoor was verzonden."
    ),
)
@partij_argument()
@click.option("--van", type=Getal(1), metavar="NUMMER", help=_("De eerdere versie."))
@click.option("--naar", type=Getal(1), metavar="NUMMER", help=_("De nieuwe versie."))
@doel_opties
@met_sessie
def wijzigingen(
    sessie: Sessie, partij: str, van: int | None, naar: int | None, doel: Path, overschrijf: bool
) -> None:  # fmt: skip
    """Write the annex with changes."""
    bestand = versiebestanden.wijzigingen(sessie, sessie.dossier(partij), van, naar)
    _schrijf(bestand, doel, overschrijf=overschrijf)


@click.command(
    "verwerkingstabel",
    cls=Opdracht,
    help=_(
        "Schrijf per opmerking wat er is besloten, waarom, door welke rol en wat de tekst is geworden: als bijlage in"
        " Word of als werkmap."
    ),
)
@partij_argument()
@click.option(
    "--vorm",
    type=click.Choice(["docx", "xlsx"]),
    help=_("Word (docx) of werkmap (xlsx); standaard naar de naam van --doel, anders docx."),
)
@click.option(
    "--ronde", type=click.Choice([ronde.value for ronde in Ronde]), help=_("Alleen uit dit wederhoor.")
)
@click.option("--respondent", default="", metavar="WIE", help=_("Alleen van deze respondent."))
@click.option("--versie", type=Getal(1), metavar="NUMMER", help=_("Alleen bij deze versie."))
@click.option("--met-eerste-check", is_flag=True, help=_("Ook de opmerkingen van de eerste check."))
@doel_opties
@met_sessie
def schrijf_tabel(
    sessie: Sessie,
    partij: str,
    vorm: str | None,
    ronde: str | None,
    respondent: str,
    versie: int | None,
    met_eerste_check: bool,
    doel: Path,
    overschrijf: bool,
) -> None:  # fmt: skip
    """Write the verwerkingstabel."""
    dossier = sessie.dossier(partij)
    filter_ = Filter(ronde=ronde or "", respondent=respondent, versie=versie)
    gemaakt = verwerkingstabel.stel_tabel_op(sessie, dossier, filter_, met_eerste_check=met_eerste_check)
    als_werkmap = (vorm or doel.suffix.removeprefix(".").casefold()) == "xlsx"
    maak = diensten.tabel_in_werkmap if als_werkmap else diensten.tabel_in_word
    _schrijf(maak(sessie, dossier, gemaakt), doel, overschrijf=overschrijf)


@click.command(cls=Opdracht, help=_("Schrijf de slotbrief bij een definitief verslag."))
@partij_argument()
@doel_opties
@met_sessie
def slotbrief(sessie: Sessie, partij: str, doel: Path, overschrijf: bool) -> None:
    """Write the closing letter."""
    _schrijf(diensten.slotbrief(sessie, sessie.dossier(partij)), doel, overschrijf=overschrijf)


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf alles wat bij een definitief verslag naar de gesprekspartij gaat in één map: het verslag, de wijzigingen"
        " sinds de vorige versie, de verwerkingstabel en de slotbrief, met hun SHA-256. Wat er is meegegeven, blijft bewaard."
    ),
)
@partij_argument()
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="MAP",
    help=_("Waarin de map komt; standaard de huidige."),
)
@click.option("--pdf", "met_pdf", is_flag=True, help=_("Ook als PDF/A, als LibreOffice er is."))
@click.option("--overschrijf", is_flag=True, help=_("Vervang de map als die er al staat."))
@json_optie(TERUGKOPPELING_SLEUTELS)
@met_sessie
def terugkoppeling(
    sessie: Sessie, partij: str, map_: Path, met_pdf: bool, overschrijf: bool, als_json: bool
) -> None:  # fmt: skip
    """Write everything that goes back."""
    uit = diensten.koppel_terug(
        sessie, sessie.dossier(partij), map_, met_pdf=met_pdf, overschrijf=overschrijf
    )
    if als_json:
        zeg_json(
            {
                "map": str(uit.map),
                "bestanden": list(uit.bestanden),
                "sha256": uit.sha256,
                "meldingen": list(uit.meldingen),
            }
        )
        return
    zeg(_("Geschreven: {pad}").format(pad=uit.map))
    for naam in uit.bestanden:
        zeg(f"  {naam}")
    for melding in uit.meldingen:
        zeg(melding, fout=True)


@click.command(
    cls=Opdracht,
    help=_(
        "Haal het bestand van een vastgelegde versie op, byte voor byte. Is een versie verzonden en daarna vastgesteld,"
        " dan is het de vastgestelde."
    ),
)
@partij_argument()
@click.option("--versie", type=Getal(1), required=True, metavar="NUMMER", help=_("Welke versie."))
@click.option("--verzonden", is_flag=True, help=_("Zoals verzonden, ook als zij daarna is vastgesteld."))
@doel_opties
@met_sessie
def bestand(
    sessie: Sessie, partij: str, versie: int, verzonden: bool, doel: Path, overschrijf: bool
) -> None:  # fmt: skip
    """Fetch a frozen version."""
    soort = versiebestanden.VERZONDEN if verzonden else ""
    gehaald = versiebestanden.haal_versie(sessie, sessie.dossier(partij), versie, soort)
    _schrijf(gehaald, doel, overschrijf=overschrijf)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon welke bestanden bij een dossier zijn bewaard (versies, brieven, teruggestuurde bestanden, bewijs), of haal er"
        " een op met het begin van zijn kenmerk."
    ),
)
@partij_argument()
@click.argument("kenmerk", required=False, help=_("Het begin van het kenmerk; zonder kenmerk de lijst."))
@doel_opties
@json_optie(BIJLAGE_SLEUTELS)
@met_sessie
def bijlage(
    sessie: Sessie, partij: str, kenmerk: str | None, doel: Path, overschrijf: bool, als_json: bool
) -> None:  # fmt: skip
    """List what is kept, or fetch one."""
    dossier = sessie.dossier(partij)
    if kenmerk:
        if als_json:
            weiger_gebruik(_("--json toont de lijst; laat KENMERK dan weg."))
        _schrijf(versiebestanden.haal_bewaard(sessie, dossier, kenmerk), doel, overschrijf=overschrijf)
        return
    lijst = versiebestanden.lees_bewaard(sessie.store.lees(), dossier)
    if als_json:
        zeg_json({"bijlagen": [_als_json(een) for een in lijst]})
        return
    if not lijst:
        zeg(_("Bij dit dossier zijn nog geen bestanden bewaard."))
        return
    koppen = (_("kenmerk"), _("naam"), _("bytes"), _("bewaard"))
    rijen = [(een.sha256[:12], een.naam, een.grootte, f"{_hier(een):%d-%m-%Y %H:%M}") for een in lijst]
    zeg(tabel(koppen, rijen, rechts=(2,)))


def _hier(een: Bewaard) -> Any:
    return een.wanneer.astimezone(AMSTERDAM)


def _als_json(een: Bewaard) -> dict[str, Any]:
    return {
        "kenmerk": een.sha256,
        "naam": een.naam,
        "grootte": een.grootte,
        "bewaard": _hier(een).isoformat(timespec="seconds"),
    }
