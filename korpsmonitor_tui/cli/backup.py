"""``korpsmonitor backup``: make a backup, show which there are, and verify them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import reservekopieen as dienst

if TYPE_CHECKING:
    from korpsmonitor_tui.services.reservekopieen import Kopie, Overzicht, Uitkomst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.kopiebestand import Kopiebestand

SLEUTELS: Final = {
    "bestand": _("de reservekopie die is gemaakt"),
    "grootte": _("bytes van die reservekopie"),
    "vastleggingen": _("aantal vastleggingen erin"),
    "map": _("met --toon: de map met reservekopieën"),
    "bereikbaar": _("met --toon: of die map er is; op een schijf die niet is aangesloten, is zij er niet"),
    "andere_schijf": _("met --toon: of die op een andere schijf staat dan de database"),
    "verouderd": _("met --toon: of er werk is dat in geen reservekopie van de laatste week staat"),
    "mislukt": _("met --toon: waarom de laatste automatische mislukte, of leeg"),
    "kopieen[].bestand": _("een reservekopie"),
    "kopieen[].gemaakt": _("wanneer zij is gemaakt (ISO 8601)"),
    "kopieen[].grootte": _("aantal bytes"),
    "kopieen[].vastleggingen": _("aantal vastleggingen erin"),
    "kopieen[].vanzelf": _("of zij automatisch is gemaakt, en dus weer wordt opgeruimd"),
    "kopieen[].van_hier": _("of zij van deze database is"),
    "kopieen[].gecontroleerd": _("wanneer zij het laatst is gecontroleerd (ISO 8601)"),
    "kopieen[].klopt": _("of zij toen klopte"),
    "onleesbaar[].bestand": _("een bestand dat alleen zo heet"),
    "onleesbaar[].gebrek": _("wat eraan mankeert"),
    "klopt": _("met --controleer: of alles klopt"),
    "controle[].bestand": _("met --controleer: een gecontroleerd bestand"),
    "controle[].klopt": _("of het klopt"),
    "controle[].gebrek": _("wat eraan mankeert, of leeg"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een reservekopie: één bestand met de versleutelde database en haar sleutelbestand, dat pas zijn naam"
        " krijgt als het is teruggelezen, geopend en gecontroleerd. Het programma maakt er zelf één per dag, na het"
        " afsluiten, en bewaart er zeven van de laatste dagen, vier van weken en twaalf van maanden; wat u zelf laat maken,"
        " ruimt het nooit op. Terugzetten gaat met `korpsmonitor herstel`."
    ),
)
@click.argument(
    "doel",
    required=False,
    type=click.Path(path_type=Path),
    help=_("Bestand op .kmkopie of bestaande map; met --controleer de reservekopie die wordt gecontroleerd."),
)
@click.option(
    "--map",
    "map_",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="PAD",
    help=_(
        "De map met reservekopieën; standaard “reservekopieen” naast de database, of die met --bewaar is gekozen."
    ),
)
@click.option(
    "--bewaar", is_flag=True, help=_("Onthoud op dit apparaat de map van --map, ook voor de automatische.")
)
@click.option("--toon", is_flag=True, help=_("Maak niets, maar toon welke reservekopieën er zijn."))
@click.option(
    "--controleer", is_flag=True, help=_("Maak niets, maar lees DOEL geheel na. Status 1 als het niet klopt.")
)
@click.option("--alle", is_flag=True, help=_("Met --controleer: elke reservekopie in de map."))
@json_optie(SLEUTELS)
@met_sessie
def backup(
    sessie: Sessie,
    doel: Path | None,
    map_: Path | None,
    bewaar: bool,
    toon: bool,
    controleer: bool,
    alle: bool,
    als_json: bool,
) -> int:
    """Make, show or verify; status 1 if something that was verified does not hold."""
    map_, doel = _volledig(map_), _volledig(doel)
    if bewaar and map_ is None:
        weiger_gebruik(_("--bewaar onthoudt de map van --map; noem die erbij."))
    if (toon and (controleer or doel)) or (alle and not controleer):
        weiger_gebruik(
            _("Kies een reservekopie maken (DOEL), --toon, --controleer DOEL of --controleer --alle.")
        )
    if controleer and (doel is None) != alle:
        weiger_gebruik(_("Noem bij --controleer de reservekopie, of --alle."))
    if doel is not None and map_ is not None:
        weiger_gebruik(_("Noem DOEL of --map, niet allebei."))
    if bewaar and map_ is not None:
        dienst.kies_map(sessie, map_)
    if toon:
        return _toon(dienst.lees(sessie, map_), als_json=als_json)
    if controleer:
        uitkomsten = (
            dienst.controleer_alle(sessie, map_) if doel is None else (dienst.controleer(sessie, doel),)
        )
        return _zeg_controle(uitkomsten, als_json=als_json)
    return _zeg_gemaakt(sessie, dienst.maak(sessie, doel, map_=map_), als_json=als_json)


def _volledig(pad: Path | None) -> Path | None:
    return pad.expanduser() if pad is not None else None


def _zeg_gemaakt(sessie: Sessie, kopie: Kopiebestand, *, als_json: bool) -> int:
    if als_json:
        zeg_json(
            {"bestand": str(kopie.pad), "grootte": kopie.grootte, "vastleggingen": kopie.manifest.events}
        )
        return 0
    zeg(
        _("Reservekopie gemaakt en gecontroleerd: {pad} ({grootte}, {vastleggingen}).").format(
            pad=kopie.pad, grootte=_omvang(kopie.grootte), vastleggingen=_vastleggingen(kopie.manifest.events)
        )
    )
    if dienst.zelfde_schijf(kopie.pad, sessie.store.pad):
        zeg(_raad_andere_schijf())
    return 0


def _zeg_controle(uitkomsten: tuple[Uitkomst, ...], *, als_json: bool) -> int:
    klopt = not any(uitkomst.gebrek for uitkomst in uitkomsten)
    if als_json:
        controle = [
            {"bestand": str(uitkomst.pad), "klopt": not uitkomst.gebrek, "gebrek": uitkomst.gebrek}
            for uitkomst in uitkomsten
        ]
        zeg_json({"klopt": klopt, "controle": controle})
        return int(not klopt)
    for uitkomst in uitkomsten:
        zeg(uitkomst.gebrek or _("{pad} klopt.").format(pad=uitkomst.pad))
    if not uitkomsten:
        zeg(_("Er zijn geen reservekopieën om te controleren; `korpsmonitor backup` maakt er een."))
    return int(not klopt)


def _toon(overzicht: Overzicht, *, als_json: bool) -> int:
    if als_json:
        zeg_json(_als_gegevens(overzicht))
        return 0
    zeg(_("Reservekopieën in {map}").format(map=overzicht.map))
    if overzicht.kopieen:
        koppen = [_("gemaakt"), _("omvang"), _("vastleggingen"), _("hoe"), _("gecontroleerd"), _("bestand")]
        zeg(tabel(koppen, [_rij(kopie) for kopie in overzicht.kopieen], rechts=(1, 2)))
    for onleesbaar in overzicht.onleesbaar:
        zeg(onleesbaar.reden)
    for regel in _bijzonderheden(overzicht):
        zeg(regel)
    return 0


def _rij(kopie: Kopie) -> list[object]:
    zegt = kopie.bestand.manifest
    controle = f"{kopie.gecontroleerd.astimezone(kopie.gemaakt.tzinfo):%d-%m-%Y}"
    return [
        f"{kopie.gemaakt:%d-%m-%Y %H:%M}",
        _omvang(kopie.bestand.grootte),
        zegt.events,
        _("vanzelf") if zegt.vanzelf else _("op verzoek"),
        (controle if kopie.klopt else _("{dag}: KLOPT NIET").format(dag=controle))
        if kopie.van_hier
        else _("andere database"),
        kopie.pad.name,
    ]


def _bijzonderheden(overzicht: Overzicht) -> list[str]:
    regels = []
    if not overzicht.bereikbaar:
        regels.append(_("De map is er niet: sluit de schijf aan waarop zij staat, of kies een andere."))
    elif overzicht.nieuwste is None:
        regels.append(_("Er is nog geen reservekopie van deze database; `korpsmonitor backup` maakt er een."))
    elif overzicht.verouderd:
        regels.append(_("Let op: de nieuwste is meer dan een week oud, en er is sindsdien gewerkt."))
    if overzicht.fout:
        regels.append(
            _("Let op: de laatste automatische reservekopie mislukte. {fout}").format(fout=overzicht.fout)
        )
    if overzicht.bereikbaar and overzicht.zelfde_schijf:
        regels.append(_raad_andere_schijf())
    return regels


def _raad_andere_schijf() -> str:
    return _(
        "Dit is dezelfde schijf als die van de database, en die kan stukgaan of wegraken: kies met"
        " `korpsmonitor backup --map PAD --bewaar` een map op een andere."
    )


def _als_gegevens(overzicht: Overzicht) -> dict[str, Any]:
    return {
        "map": str(overzicht.map),
        "bereikbaar": overzicht.bereikbaar,
        "andere_schijf": not overzicht.zelfde_schijf,
        "verouderd": overzicht.verouderd,
        "mislukt": overzicht.fout,
        "kopieen": [
            {
                "bestand": str(kopie.pad),
                "gemaakt": kopie.gemaakt.isoformat(),
                "grootte": kopie.bestand.grootte,
                "vastleggingen": kopie.bestand.manifest.events,
                "vanzelf": kopie.bestand.manifest.vanzelf,
                "van_hier": kopie.van_hier,
                "gecontroleerd": kopie.gecontroleerd.isoformat(),
                "klopt": kopie.klopt,
            }
            for kopie in overzicht.kopieen
        ],
        "onleesbaar": [{"bestand": str(een.pad), "gebrek": een.reden} for een in overzicht.onleesbaar],
    }


def _omvang(bytes_: int) -> str:
    return _("{mb} MB").format(mb=f"{bytes_ / 10**6:.1f}".replace(".", ","))


def _vastleggingen(aantal: int) -> str:
    return ngettext("{aantal} vastlegging", "{aantal} vastleggingen", aantal).format(aantal=aantal)
