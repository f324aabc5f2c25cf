"""``verslag verschil``: what differs between two versions, by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.versieverschil import Verschilsoort, soortnaam
from korpsmonitor_tui.services.versieverschil import NU, kantnaam, lees_versieverschil, ooknaam

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.versieverschil import Alinea, Passageverschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versieverschil import Kant, Versieverschil

_HAKEN: Final = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
_STUKSOORT: Final = {"=": "gelijk", "-": "weg", "+": "erbij"}

SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "van": _("de oude kant"),
    "naar": _("de nieuwe kant"),
    **{
        f"{kant}.{sleutel}": uitleg
        for kant in ("van", "naar")
        for sleutel, uitleg in (
            ("kenmerk", _("kenmerk van de versie, of nu")),
            ("nummer", _("nummer van de versie, of null")),
            ("soort", _("verzonden, definitief of nu")),
            ("datum", _("dag van vastlegging, of null")),
        )
    },
    "passages[].kenmerk": _("kenmerk van de passage"),
    "passages[].soort": _("nieuw, vervallen, gewijzigd, verplaatst of gelijk"),
    "passages[].verplaatst": _("of zij elders staat, ook als zij is gewijzigd"),
    **{
        f"passages[].{kant}.{sleutel}": uitleg
        for kant in ("oud", "nieuw")
        for sleutel, uitleg in (
            ("nummer", _("nummer van de passage")),
            ("hoofdstuk", _("code van het hoofdstuk")),
            ("tekst", _("de tekst")),
            ("na", _("nummer van de passage ervoor in het hoofdstuk, of null")),
        )
    },
    "passages[].oud": _("hoe zij was, of null"),
    "passages[].nieuw": _("hoe zij is, of null"),
    "passages[].stukken[].soort": _("gelijk, weg of erbij"),
    "passages[].stukken[].tekst": _("de woorden"),
    "passages[].ook[]": _("wat er nog meer aan verschilt, zoals afspraken"),
    "ook[].soort": _("wat er buiten de passages verschilt, zoals antwoord"),
    "ook[].aantal": _("hoeveel daarvan"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat er per passage verschilt tussen twee vastgelegde versies, of met de tekst van nu: [-weg-] en {+erbij+}."
        " Zonder opties: de laatste versie die anders was naast de tekst van nu."
    ),
)
@partij_argument()
@click.option(
    "--van", default="", metavar="N", help=_("Nummer of kenmerk van de oude versie; standaard de vorige.")
)
@click.option(
    "--naar",
    default=NU,
    show_default=True,
    metavar="M",
    help=_("Nummer of kenmerk van de nieuwe versie, of “nu”."),
)
@click.option("--alles", is_flag=True, help=_("Ook passages die gelijk bleven."))
@json_optie(SLEUTELS)
@met_sessie
def verschil(sessie: Sessie, partij: str, van: str, naar: str, alles: bool, als_json: bool) -> None:
    """Show differences."""
    uit = lees_versieverschil(sessie, sessie.dossier(partij), van, naar)
    passages = uit.passages if alles else uit.anders
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "van": _kant(uit.van),
                "naar": _kant(uit.naar),
                "passages": [_als_gegevens(deel) for deel in passages],
                "ook": [{"soort": soort, "aantal": aantal} for soort, aantal in uit.ook],
            }
        )
        return
    titels = {hoofdstuk.code: hoofdstuk.titel for hoofdstuk in sessie.instrument.hoofdstukken}
    _toon(uit, passages, titels)


def _toon(uit: Versieverschil, passages: tuple[Passageverschil, ...], titels: dict[str, str]) -> None:
    zeg(f"{kantnaam(uit.van)} → {kantnaam(uit.naar)}")
    for deel in passages:
        hoofdstuk = deel.alinea.hoofdstuk
        zeg()
        zeg(f"{deel.alinea.nummer} {', '.join(woorden(deel))} ({titels.get(hoofdstuk, hoofdstuk)})")
        zeg("".join(_HAKEN[soort][0] + tekst + _HAKEN[soort][1] for soort, tekst in deel.stukken()))
    zeg()
    aantal = len(uit.anders)
    zeg(ngettext("{aantal} passage verschilt.", "{aantal} passages verschillen.", aantal).format(aantal=aantal) if aantal else _("De tekst is gelijk."))  # fmt: skip
    if uit.ook:
        zeg(_("Ook anders: {wat}.").format(wat=", ".join(ooknaam(*paar) for paar in uit.ook)))


def woorden(deel: Passageverschil) -> list[str]:
    """What happened to a passage, in words."""
    uit = [soortnaam(deel.soort)]
    if deel.verplaatst and deel.soort != Verschilsoort.VERPLAATST:
        uit.append(soortnaam(Verschilsoort.VERPLAATST))
    if deel.ook:
        uit.append(_("ook {wat}").format(wat=", ".join(deel.ook)))
    return uit


def _kant(kant: Kant) -> dict[str, Any]:
    return {
        "kenmerk": kant.id,
        "nummer": kant.nummer or None,
        "soort": kant.soort,
        "datum": datumcode(kant.datum),
    }


def _als_gegevens(deel: Passageverschil) -> dict[str, Any]:
    return {
        "kenmerk": deel.alinea.id,
        "soort": deel.soort.value,
        "verplaatst": deel.verplaatst,
        "oud": _alinea(deel.oud, deel.na_oud),
        "nieuw": _alinea(deel.nieuw, deel.na_nieuw),
        "stukken": [{"soort": _STUKSOORT[soort], "tekst": tekst} for soort, tekst in deel.stukken()],
        "ook": list(deel.ook),
    }


def _alinea(alinea: Alinea | None, na: int | None) -> dict[str, Any] | None:
    if alinea is None:
        return None
    return {"nummer": alinea.nummer, "hoofdstuk": alinea.hoofdstuk, "tekst": alinea.tekst, "na": na}
