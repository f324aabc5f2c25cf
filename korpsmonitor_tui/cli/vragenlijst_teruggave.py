"""``vragenlijst teruggaven``: what went out and came back, and two returns side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.plaatsen import verschil_als_gegevens, verschilregel, verschilsleutels
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels, vergelijk_teruggaven
from korpsmonitor_tui.services.uitzendingen import lees_uitzendingen

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.teruggaveverschil import Verschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavestand import Teruggave, Twijfel
    from korpsmonitor_tui.services.uitzendingen import Uitzending

NU: Final = "nu"

TERUGGAVEN_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "uitzendingen[].vorm": _("docx of xlsx"),
    "uitzendingen[].versie": _("versie van de vragenlijst"),
    "uitzendingen[].datum": _("datum van verzending (ISO 8601), of null"),
    "uitzendingen[].termijn": _("tot wanneer het formulier terug kan, of null"),
    "uitzendingen[].sha256": _("vingerafdruk van het bestand"),
    "uitzendingen[].voorgedrukt": _("aantal antwoorden dat in het formulier was afgedrukt"),
    "teruggaven[].nummer": _("hoeveelste teruggave van deze partij"),
    "teruggaven[].vorm": _("docx, xlsx of csv"),
    "teruggaven[].bestand": _("naam van het bestand"),
    "teruggaven[].sha256": _("vingerafdruk van het bestand of van de inzending"),
    "teruggaven[].versie": _("versie van de vragenlijst waarvoor is ingevuld"),
    "teruggaven[].datum": _("datum van inlezen (ISO 8601), of null"),
    "teruggaven[].ingevuld": _("aantal ingevulde plaatsen"),
    "teruggaven[].twijfels": _("aantal twijfels"),
    "teruggaven[].open": _("aantal twijfels zonder besluit"),
    **verschilsleutels("verschillen[]"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat naar een partij is verzonden en wat er terugkwam. Met --vergelijk staan twee teruggaven naast elkaar,"
        " of een teruggave naast wat hier nu staat."
    ),
)
@partij_argument()
@click.option(
    "--vergelijk", nargs=2, metavar="N M", help=_("Nummers van twee teruggaven; M kan ook “nu” zijn: wat hier nu staat.")
)  # fmt: skip
@json_optie(TERUGGAVEN_SLEUTELS)
@met_sessie
def teruggaven(sessie: Sessie, partij: str, vergelijk: tuple[str, str] | None, als_json: bool) -> None:
    """Show returns, or how two of them differ."""
    dossier = sessie.dossier(partij)
    db = sessie.store.lees()
    verzonden, terug = lees_uitzendingen(db, dossier), lees_teruggaven(db, dossier)
    twijfels = lees_twijfels(db, dossier)
    verschillen = _vergelijk(sessie, dossier, *vergelijk) if vergelijk else ()
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "uitzendingen": [_uitzending_als_gegevens(uitzending) for uitzending in verzonden],
                "teruggaven": [_teruggave_als_gegevens(teruggave, twijfels) for teruggave in terug],
                "verschillen": [verschil_als_gegevens(verschil) for verschil in verschillen],
            }
        )
    elif vergelijk:
        for verschil in verschillen:
            zeg(verschilregel(verschil) + (f"  [{verschil.vraag}]" if verschil.vraag else ""))
        zeg(
            ngettext("{aantal} verschil.", "{aantal} verschillen.", len(verschillen)).format(
                aantal=len(verschillen)
            )
        )
    else:
        _toon_verkeer(verzonden, terug, twijfels)


def _vergelijk(sessie: Sessie, dossier: str, oud: str, nieuw: str) -> tuple[Verschil, ...]:
    if not oud.isdecimal() or not (nieuw.isdecimal() or nieuw == NU):
        weiger_gebruik(_("Geef bij --vergelijk twee nummers, of een nummer en “nu”."))
    return vergelijk_teruggaven(sessie, dossier, int(oud), None if nieuw == NU else int(nieuw))


def _toon_verkeer(
    verzonden: tuple[Uitzending, ...], terug: tuple[Teruggave, ...], twijfels: tuple[Twijfel, ...]
) -> None:
    for uitzending in verzonden:
        termijn = (
            _(", terug voor {dag}").format(dag=datumtekst(uitzending.termijn)) if uitzending.termijn else ""
        )
        zeg(_("Verzonden op {datum}: {vorm}, vragenlijst {versie}{termijn}").format(
            datum=datumtekst(uitzending.datum), vorm=uitzending.vorm, versie=uitzending.versie, termijn=termijn
        ))  # fmt: skip
    if not terug:
        zeg(_("Er is nog geen vragenlijst teruggekomen."))
        return
    rijen = []
    for teruggave in terug:
        gegevens = _teruggave_als_gegevens(teruggave, twijfels)
        begin = (teruggave.nummer, datumtekst(teruggave.datum), teruggave.vorm, teruggave.versie)
        rijen.append((*begin, *(gegevens[naam] for naam in ("ingevuld", "twijfels", "open")), teruggave.naam))
    koppen = [
        _("nr"),
        _("datum"),
        _("vorm"),
        _("versie"),
        _("ingevuld"),
        _("twijfels"),
        _("open"),
        _("bestand"),
    ]
    zeg(tabel(koppen, rijen, rechts=(0, 4, 5, 6)))


def _uitzending_als_gegevens(uitzending: Uitzending) -> dict[str, Any]:
    return {
        "vorm": uitzending.vorm,
        "versie": uitzending.versie,
        "datum": datumcode(uitzending.datum),
        "termijn": datumcode(uitzending.termijn),
        "sha256": uitzending.sha256,
        "voorgedrukt": len(uitzending.voorgedrukt),
    }


def _teruggave_als_gegevens(teruggave: Teruggave, twijfels: tuple[Twijfel, ...]) -> dict[str, Any]:
    eigen = [twijfel for twijfel in twijfels if twijfel.teruggave == teruggave.nummer]
    ingevuld = {(veld.vak, veld.veld) for veld in teruggave.inhoud.velden if veld.tekst.strip()}
    return {
        "nummer": teruggave.nummer,
        "vorm": teruggave.vorm,
        "bestand": teruggave.naam,
        "sha256": teruggave.sha256,
        "versie": teruggave.versie,
        "datum": datumcode(teruggave.datum),
        "ingevuld": len(ingevuld),
        "twijfels": len(eigen),
        "open": sum(twijfel.open for twijfel in eigen),
    }
