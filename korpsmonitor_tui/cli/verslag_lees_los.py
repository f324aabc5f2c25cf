"""What ``verslag lees --los`` tells of any Word document: its tracked changes and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.datums import toon_moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from korpsmonitor_tui.domain.wijzigingen import Wijziging, Woordopmerking
    from korpsmonitor_tui.services.losse_lezing import Losse

_WIE: Final = {
    "auteur": _("wie, zoals het in het bestand staat"),
    "datum": _("wanneer, zoals het in het bestand staat, of null"),
}
_WAAR: Final = {
    "waar": _("tekst, koptekst, voettekst, voetnoot, eindnoot of tekstvak"),
}


def _lijst(naam: str, *sleutels: dict[str, str]) -> dict[str, str]:
    return {f"{naam}[].{sleutel}": uitleg for groep in sleutels for sleutel, uitleg in groep.items()}


SLEUTELS: Final = {
    **_lijst("invoegingen", _WIE, {"tekst": _("de ingevoegde tekst")}, _WAAR),
    **_lijst("verwijderingen", _WIE, {"tekst": _("de verwijderde tekst")}, _WAAR),
    **_lijst(
        "verplaatsingen",
        _WIE,
        {
            "tekst": _("de verplaatste tekst"),
            "kant": _("van (hier stond het) of naar (hier staat het)"),
            "naam": _(
                "hoe het bestand de verplaatsing noemt, aan beide kanten gelijk; leeg als het dat niet doet"
            ),
        },
        _WAAR,
    ),
    **_lijst(
        "opmerkingen",
        _WIE,
        {
            "initialen": _("voorletters van wie"),
            "tekst": _("de opmerking"),
            "bij": _("de tekst waar zij bij hoort; leeg als zij op een plaats staat"),
            "antwoord_op": _("plaats in deze lijst, vanaf 0, van de opmerking waarop zij antwoordt, of null"),
            "opgelost": _("of zij als opgelost is gemarkeerd"),
        },
    ),
    **_lijst(
        "grenzen",
        {"soort": _("alinea (haar einde), rij of cel")},
        _WIE,
        {"spoor": _("invoeging, verwijdering, van of naar")},
    ),
    "opmaak": _("aantal bijgehouden wijzigingen van alleen de opmaak"),
    "meldingen[]": _("wat het bestand bevat en niet is gelezen"),
}


def toon_los(bestand: Path, *, als_json: bool) -> None:
    """Print what was done to a document."""
    # Imported late: a help page need not know Word.
    from korpsmonitor_tui.services.losse_lezing import lees_los

    gelezen = lees_los(bestand)
    if als_json:
        zeg_json(_als_gegevens(gelezen))
    else:
        _toon(bestand, gelezen)


def _als_gegevens(gelezen: Losse) -> dict[str, Any]:
    plaatsen = {opmerking.id: plaats for plaats, opmerking in enumerate(gelezen.opmerkingen)}
    return {
        "invoegingen": [_wijziging(deel) for deel in gelezen.invoegingen],
        "verwijderingen": [_wijziging(deel) for deel in gelezen.verwijderingen],
        "verplaatsingen": [
            _wijziging(deel) | {"kant": deel.merk.spoor.value, "naam": deel.merk.naam}
            for deel in gelezen.verplaatsingen
        ],
        "opmerkingen": [_opmerking(opmerking, plaatsen) for opmerking in gelezen.opmerkingen],
        "grenzen": [
            {
                "soort": grens.soort.value,
                "auteur": grens.merk.auteur,
                "datum": grens.merk.datum,
                "spoor": grens.merk.spoor.value,
            }
            for grens in gelezen.grenzen
        ],
        "opmaak": gelezen.opmaak,
        "meldingen": list(gelezen.meldingen),
    }


def _wijziging(deel: Wijziging) -> dict[str, Any]:
    return {
        "auteur": deel.merk.auteur,
        "datum": deel.merk.datum,
        "tekst": deel.tekst,
        "waar": deel.waar.value,
    }


def _opmerking(opmerking: Woordopmerking, plaatsen: dict[str, int]) -> dict[str, Any]:
    return {
        "auteur": opmerking.auteur,
        "datum": opmerking.datum,
        "initialen": opmerking.initialen,
        "tekst": opmerking.tekst,
        "bij": opmerking.bij,
        "antwoord_op": plaatsen.get(opmerking.antwoord_op) if opmerking.antwoord_op is not None else None,
        "opgelost": opmerking.opgelost,
    }


def _toon(bestand: Path, gelezen: Losse) -> None:
    lijsten = (
        (_("Ingevoegd"), gelezen.invoegingen),
        (_("Verwijderd"), gelezen.verwijderingen),
        (_("Verplaatst"), gelezen.verplaatsingen),
    )
    for kop, wijzigingen in lijsten:
        if wijzigingen:
            _toon_lijst(kop, [_("wanneer"), _("wie"), _("waar"), _("tekst")], map(_regel, wijzigingen))
    if gelezen.opmerkingen:
        koppen = [_("wanneer"), _("wie"), _("bij"), _("opmerking")]
        _toon_lijst(_("Opmerkingen"), koppen, map(_opmerkingregel, gelezen.opmerkingen))
    for regel in (*_tellingen(gelezen), *gelezen.meldingen):
        zeg(regel)
    if not any((gelezen.invoegingen, gelezen.verwijderingen, gelezen.verplaatsingen, gelezen.opmerkingen)):
        zeg(
            _("{bestand} bevat geen bijgehouden tekstwijzigingen en geen opmerkingen.").format(
                bestand=bestand
            )
        )


def _toon_lijst(kop: str, koppen: list[str], rijen: Iterable[list[str]]) -> None:
    inhoud = list(rijen)
    zeg(f"{kop} ({len(inhoud)})")
    zeg(tabel(koppen, inhoud))
    zeg()


def _regel(deel: Wijziging) -> list[str]:
    merk = deel.merk
    kant = f" ({merk.spoor.value})" if merk.spoor.verplaatst else ""
    return [toon_moment(merk.datum), merk.auteur, deel.waar.value + kant, deel.tekst]


def _opmerkingregel(opmerking: Woordopmerking) -> list[str]:
    antwoord = _("antwoord: ") if opmerking.antwoord_op is not None else ""
    opgelost = _(" (opgelost)") if opmerking.opgelost else ""
    return [
        toon_moment(opmerking.datum),
        opmerking.auteur,
        opmerking.bij,
        f"{antwoord}{opmerking.tekst}{opgelost}",
    ]


def _tellingen(gelezen: Losse) -> Iterable[str]:
    """Lines about what changed without being text."""
    if aantal := len(gelezen.grenzen):
        yield ngettext(
            "{aantal} alinea-einde, tabelrij of cel is ingevoegd, verwijderd of verplaatst.",
            "{aantal} alinea-einden, tabelrijen of cellen zijn ingevoegd, verwijderd of verplaatst.",
            aantal,
        ).format(aantal=aantal)
    if aantal := gelezen.opmaak:
        yield ngettext(
            "{aantal} wijziging raakt alleen de opmaak.",
            "{aantal} wijzigingen raken alleen de opmaak.",
            aantal,
        ).format(aantal=aantal)
