"""``codering dekking/overeenstemming``: for what there is evidence, and how far coders agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.overeenstemming import duiding, maatgetal
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbesluiten import (
    eis_dimensie,
    lees_alle_dekking,
    lees_dekking,
    meet_overeenstemming,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.overeenstemming import Overeenstemming
    from korpsmonitor_tui.services.codeerbesluiten import Dekking
    from korpsmonitor_tui.services.sessie import Sessie

DEKKING_SLEUTELS: Final = {
    "dossiers[].partij": _("code van de partij"),
    "dossiers[].voorlopig": _("of nog niet iedereen klaar is; dan tellen alleen uw eigen codes"),
    "dossiers[].codeurs": _("hoeveel mensen hier codeerden; 0 is nog niet gecodeerd"),
    "dossiers[].klaar": _("hoeveel van hen klaar zijn"),
    "dossiers[].open_verschillen": _("verschillen waarover nog niet is beslist"),
    "dossiers[].te_bekijken": _("codes waarvan de tekst is gewijzigd of weg is"),
    "dossiers[].dimensies[].code": _("volledige code van de dimensie"),
    "dossiers[].dimensies[].bevindingen": _("aantal bevindingen; 0 is geen bewijs"),
}


def _maatsleutels(voor: str) -> dict[str, str]:
    return {
        f"{voor}.eenheden": _("plaatsen die zijn vergeleken"),
        f"{voor}.gelijk": _("plaatsen waarover men het eens is"),
        f"{voor}.alpha": _("alfa van Krippendorff; null als zij niet te bepalen is"),
        f"{voor}.kappa": _("kappa van Cohen; null bij meer dan twee mensen of als zij niet te bepalen is"),
    }


OVEREENSTEMMING_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "codeurs[]": _("wie codeerden"),
    "dimensies": _("of een dimensie aan de orde is"),
    **_maatsleutels("dimensies"),
    "oordelen": _("het oordeel, waar meer mensen dezelfde dimensie vonden"),
    **_maatsleutels("oordelen"),
    "per_dimensie[].code": _("volledige code van de dimensie"),
    **_maatsleutels("per_dimensie[]"),
}


@click.command(
    cls=Opdracht,
    help=_("Toon voor welke dimensies een dossier bevindingen heeft, en voor welke geen bewijs."),
)
@partij_argument(verplicht=False)
@click.option("--alle", is_flag=True, help=_("Van alle geplande gesprekken."))
@click.option("--zonder", metavar="CODE", help=_("Alleen dossiers zonder bewijs voor deze dimensie."))
@json_optie(DEKKING_SLEUTELS)
@met_sessie
def dekking(sessie: Sessie, partij: str | None, alle: bool, zonder: str | None, als_json: bool) -> None:
    """Show coverage."""
    if alle is (partij is not None):
        weiger_gebruik(_("Geef een partij op, of --alle."))
    gelezen = lees_alle_dekking(sessie) if partij is None else (lees_dekking(sessie, sessie.dossier(partij)),)
    if zonder is not None:
        eis_dimensie(sessie, zonder)
        gelezen = tuple(deel for deel in gelezen if zonder in deel.zonder)
    if als_json:
        zeg_json({"dossiers": [_als_gegevens(deel) for deel in gelezen]})
        return
    for deel in gelezen:
        zeg(_als_tekst(sessie, deel))
    if not gelezen:
        zeg(
            _("Er is geen dossier zonder bewijs voor deze dimensie.")
            if zonder
            else _("Er is nog geen gesprek gepland.")
        )


def _als_gegevens(deel: Dekking) -> dict[str, Any]:
    return {
        "partij": deel.partij,
        "voorlopig": deel.voorlopig,
        "codeurs": len(deel.stand.codeurs),
        "klaar": deel.stand.klaar,
        "open_verschillen": deel.open_verschillen,
        "te_bekijken": len(deel.te_bekijken),
        "dimensies": [{"code": code, "bevindingen": aantal} for code, aantal in deel.aantallen.items()],
    }


def _als_tekst(sessie: Sessie, deel: Dekking) -> str:
    met = {code: aantal for code, aantal in deel.aantallen.items() if aantal}
    regels = [
        _("{partij}: bewijs voor {met} van {alle} dimensies").format(
            partij=sessie.partij(deel.partij).naam, met=len(met), alle=len(deel.aantallen)
        )
        + _toestand(deel)
    ]
    regels += [f"    {code}: {aantal}" for code, aantal in met.items()]
    regels.append("    " + _("zonder bewijs: {codes}").format(codes=", ".join(deel.zonder) or _("geen")))
    for aantal, een, meer in (
        (deel.open_verschillen, _("{aantal} verschil zonder besluit"), _("{aantal} verschillen zonder besluit")),
        (len(deel.te_bekijken), _("{aantal} code met gewijzigde tekst"), _("{aantal} codes met gewijzigde tekst")),
    ):  # fmt: skip
        if aantal:
            regels.append("    " + ngettext(een, meer, aantal).format(aantal=aantal))
    return "\n".join(regels)


def _toestand(deel: Dekking) -> str:
    if not deel.stand.codeurs:
        return _(" (nog niet gecodeerd)")
    return _(" (voorlopig)") if deel.voorlopig else ""


@click.command(
    cls=Opdracht,
    help=_(
        "Toon hoever wie onafhankelijk codeerden het eens zijn: over elke zin van de gecodeerde teksten, of een dimensie"
        " aan de orde is, en over de oordelen. 1 is volledig eens, 0 is wat toeval geeft."
    ),
)
@partij_argument()
@json_optie(OVEREENSTEMMING_SLEUTELS)
@met_sessie
def overeenstemming(sessie: Sessie, partij: str, als_json: bool) -> None:
    """Show agreement."""
    meting = meet_overeenstemming(sessie, sessie.dossier(partij))
    namen = medewerkers.namen(sessie.store.lees())
    codeurs = [namen.get(codeur, codeur) for codeur in meting.codeurs]
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "codeurs": codeurs,
                "dimensies": _maat(meting.dimensies),
                "oordelen": _maat(meting.polariteit),
                "per_dimensie": [{"code": code, **_maat(maat)} for code, maat in meting.per_dimensie.items()],
            }
        )
        return
    zeg(", ".join(codeurs))
    zeg(f"{_('dimensies')}: {_maattekst(meting.dimensies)}")
    zeg(f"{_('oordelen')}: {_maattekst(meting.polariteit)}")
    for code, maat in meting.per_dimensie.items():
        zeg(f"    {code}: {_maattekst(maat)}")


def _maat(maat: Overeenstemming) -> dict[str, Any]:
    return {"eenheden": maat.eenheden, "gelijk": maat.gelijk, "alpha": maat.alpha, "kappa": maat.kappa}


def _maattekst(maat: Overeenstemming) -> str:
    return _("alfa {alpha} ({duiding}), kappa {kappa}, {gelijk} van {eenheden} gelijk").format(
        duiding=duiding(maat.alpha),
        alpha=maatgetal(maat.alpha),
        kappa=maatgetal(maat.kappa),
        gelijk=maat.gelijk,
        eenheden=maat.eenheden,
    )
