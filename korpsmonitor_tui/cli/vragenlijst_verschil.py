"""``vragenlijst verschil``: the change list between two versions, and what it means for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgsoort
from korpsmonitor_tui.domain.vragenlijstverschil import Wijzigingsoort
from korpsmonitor_tui.services.vragenlijstverschil import verschil as bepaal_verschil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgen
    from korpsmonitor_tui.domain.vragenlijstverschil import Verandering, Wijziging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijstverschil import Verschil

VERSCHIL_SLEUTELS: Final = {
    "oud": _("versie waarmee is vergeleken"),
    "nieuw": _("versie die is vergeleken"),
    "wijzigingen[].soort": _("nieuw, vervallen, verplaatst of gewijzigd"),
    "wijzigingen[].vraag": _("kenmerk van de vraag, of leeg voor de vragenlijst als geheel"),
    "wijzigingen[].hoofdstuk": _("code van het hoofdstuk"),
    "wijzigingen[].tekst": _("de vraag, zoals zij nu is of was"),
    "wijzigingen[].veranderingen[].kenmerk": _("sleutel in het definitiebestand"),
    "wijzigingen[].veranderingen[].code": _("code van de keuze of rij, of leeg"),
    "wijzigingen[].veranderingen[].oud": _("wat er stond, of leeg"),
    "wijzigingen[].veranderingen[].nieuw": _("wat er komt, of leeg"),
    "wijzigingen[].plaatsen_weg[]": _("plaatsen voor een antwoord die vervallen"),
    "wijzigingen[].plaatsen_erbij[]": _("plaatsen voor een antwoord die erbij komen"),
    "wijzigingen[].codes_weg[]": _("codes die geen antwoord meer kunnen zijn"),
    "wijzigingen[].lijkt_op[]": _("vragen met dezelfde tekst onder een ander kenmerk"),
    "gevolgen": _("wat dit voor de antwoorden betekent"),
    "gevolgen.antwoorden": _("aantal antwoorden in deze editie"),
    "gevolgen.blijven": _("antwoorden die blijven gelden zoals zij zijn"),
    "gevolgen.elders": _("antwoorden die bij een nog eerdere versie horen"),
    "gevolgen.nieuwe_plaatsen": _("plaatsen voor een antwoord die nog niemand heeft ingevuld"),
    "gevolgen.per_vraag[].vraag": _("kenmerk van de vraag"),
    "gevolgen.per_vraag[].soort": _("plaats_weg, keuze_weg, past_niet of vervalt"),
    "gevolgen.per_vraag[].aantal": _("aantal antwoorden"),
    "gevolgen.per_vraag[].partijen[]": _("codes van de partijen"),
    "losse_bronnen[].bron": _("code van een andere bron"),
    "losse_bronnen[].vraag": _("vraag die vervalt en waarmee die bron werd vergeleken"),
}

_INSPRONG: Final = " " * 6
_MEESTE: Final = 6
"""Places that are named one by one; ``--json`` has them all."""


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat er tussen twee versies van de vragenlijst verschilt en wat dat betekent voor de antwoorden in deze"
        " editie. Noem een gepubliceerde versie of een bestand; met één naam wordt die vergeleken met de versie waarmee"
        " deze editie werkt. Er verandert niets."
    ),
)
@click.argument(
    "lijsten",
    nargs=-1,
    required=True,
    metavar="[OUD] NIEUW",
    help=_("Naam van een gepubliceerde versie, zoals 2011-2012, of een bestand."),
)
@json_optie(VERSCHIL_SLEUTELS)
def verschil(lijsten: tuple[str, ...], als_json: bool) -> None:
    """Show the change list."""
    if len(lijsten) > 2:
        weiger_gebruik(_("Noem een of twee vragenlijsten."))
    _toon(lijsten[-1], lijsten[0] if len(lijsten) == 2 else "", als_json=als_json)


@met_sessie
def _toon(sessie: Sessie, nieuw: str, oud: str, *, als_json: bool) -> None:
    uit = bepaal_verschil(sessie, nieuw, oud)
    if als_json:
        zeg_json(_als_gegevens(uit))
    else:
        zeg_verschil(uit)


def zeg_verschil(uit: Verschil) -> None:
    """Show a change list and its effect on answers."""
    zeg("\n".join(_regels(uit)))


def _regels(uit: Verschil) -> Iterator[str]:
    yield _("Vragenlijst {oud} → {nieuw}: {telling}.").format(
        oud=uit.oud.versie, nieuw=uit.nieuw.versie, telling=_telling(uit)
    )
    for soort in Wijzigingsoort:
        van_soort = [wijziging for wijziging in uit.wijzigingen if wijziging.soort == soort]
        if van_soort:
            yield ""
            yield _kop(soort)
        for wijziging in van_soort:
            yield f"  {wijziging.vraag or _('de vragenlijst')}: {wijziging.tekst}".rstrip(": ")
            yield from (_INSPRONG + regel for regel in _details(wijziging))
    if uit.losse_bronnen:
        yield ""
        yield _("Deze bronnen worden vergeleken met een vraag die vervalt:")
        yield from (f"  {bron}: {vraag}" for bron, vraag in uit.losse_bronnen)
    if uit.wijzigingen:
        yield ""
        yield _("Gevolgen voor de antwoorden in deze editie")
        yield from (f"  {regel}" for regel in _gevolgen(uit.gevolgen))


def _telling(uit: Verschil) -> str:
    aantallen = [(soort, sum(w.soort == soort for w in uit.wijzigingen)) for soort in Wijzigingsoort]
    delen = [f"{aantal} {soort.value}" for soort, aantal in aantallen if aantal]
    return ", ".join(delen) or _("geen verschil")


def _kop(soort: Wijzigingsoort) -> str:
    return {
        Wijzigingsoort.NIEUW: _("Nieuw"),
        Wijzigingsoort.VERVALLEN: _("Vervallen"),
        Wijzigingsoort.VERPLAATST: _("Verplaatst"),
        Wijzigingsoort.GEWIJZIGD: _("Gewijzigd"),
    }[soort]


def _details(wijziging: Wijziging) -> Iterator[str]:
    for verandering in wijziging.veranderingen:
        yield _verandering(verandering)
    if wijziging.soort == Wijzigingsoort.GEWIJZIGD and wijziging.vakken_weg:
        yield _("plaatsen die vervallen: {vakken}").format(vakken=_vakken(wijziging.vakken_weg))
    if wijziging.soort == Wijzigingsoort.GEWIJZIGD and wijziging.vakken_erbij:
        yield _("plaatsen die erbij komen: {vakken}").format(vakken=_vakken(wijziging.vakken_erbij))
    if wijziging.lijkt_op:
        yield _("zelfde tekst als {vragen}: kenmerk gewijzigd? Reeksen lopen langs het kenmerk.").format(
            vragen=", ".join(wijziging.lijkt_op)
        )


def _vakken(vakken: Sequence[Vak]) -> str:
    """Places by name; of a large grid the first."""
    namen = ", ".join(map(str, vakken[:_MEESTE]))
    meer = len(vakken) - _MEESTE
    return _("{namen} en nog {meer}").format(namen=namen, meer=meer) if meer > 0 else namen


def _verandering(verandering: Verandering) -> str:
    naam = " ".join(filter(None, (verandering.kenmerk, verandering.code)))
    geen = _("(niets)")
    oud, nieuw = (" ".join(tekst.split()) or geen for tekst in (verandering.oud, verandering.nieuw))
    return f"{naam}: {oud} → {nieuw}"


def _gevolgen(gevolgen: Gevolgen) -> Iterator[str]:
    yield _("{aantal} antwoorden gegeven; {blijven} blijven gelden zoals zij zijn.").format(
        aantal=gevolgen.antwoorden, blijven=gevolgen.blijven
    )
    for soort in Gevolgsoort:
        if aantal := gevolgen.aantal(soort):
            yield _uitleg(soort, aantal)
            for gevolg in gevolgen.per_vraag:
                if gevolg.soort == soort:
                    yield f"    {gevolg.vraag}: {gevolg.aantal} ({', '.join(gevolg.partijen)})"
    if gevolgen.elders:
        yield _("{aantal} horen bij een nog eerdere versie en blijven daar leesbaar.").format(
            aantal=gevolgen.elders
        )
    if gevolgen.nieuwe_vakken:
        yield ngettext(
            "{aantal} plaats voor een antwoord komt erbij en is overal nog leeg.",
            "{aantal} plaatsen voor een antwoord komen erbij en zijn overal nog leeg.",
            gevolgen.nieuwe_vakken,
        ).format(aantal=gevolgen.nieuwe_vakken)


def _uitleg(soort: Gevolgsoort, aantal: int) -> str:
    return {
        Gevolgsoort.PLAATS_WEG: _(
            "{aantal} op een plaats die vervalt: blijven leesbaar met hun versie, tellen niet meer mee."
        ),
        Gevolgsoort.KEUZE_WEG: _("{aantal} met een keuze die vervalt: blijven staan en vragen om nazien."),
        Gevolgsoort.PAST_NIET: _(
            "{aantal} die niet meer passen bij de soort: blijven staan en vragen om nazien."
        ),
        Gevolgsoort.VERVALT: _(
            "{aantal} op een vraag die deze partij niet meer krijgt: blijven staan, tellen niet meer mee."
        ),
    }[soort].format(aantal=aantal)


def _als_gegevens(uit: Verschil) -> dict[str, Any]:
    return {
        "oud": uit.oud.versie,
        "nieuw": uit.nieuw.versie,
        "wijzigingen": [_wijziging_als_gegevens(wijziging) for wijziging in uit.wijzigingen],
        "gevolgen": {
            "antwoorden": uit.gevolgen.antwoorden,
            "blijven": uit.gevolgen.blijven,
            "elders": uit.gevolgen.elders,
            "nieuwe_plaatsen": uit.gevolgen.nieuwe_vakken,
            "per_vraag": [
                {
                    "vraag": gevolg.vraag,
                    "soort": gevolg.soort.value,
                    "aantal": gevolg.aantal,
                    "partijen": list(gevolg.partijen),
                }
                for gevolg in uit.gevolgen.per_vraag
            ],
        },
        "losse_bronnen": [{"bron": bron, "vraag": vraag} for bron, vraag in uit.losse_bronnen],
    }


def _wijziging_als_gegevens(wijziging: Wijziging) -> dict[str, Any]:
    return {
        "soort": wijziging.soort.value,
        "vraag": wijziging.vraag,
        "hoofdstuk": wijziging.hoofdstuk,
        "tekst": wijziging.tekst,
        "veranderingen": [
            {"kenmerk": v.kenmerk, "code": v.code, "oud": v.oud, "nieuw": v.nieuw}
            for v in wijziging.veranderingen
        ],
        "plaatsen_weg": [str(vak) for vak in wijziging.vakken_weg],
        "plaatsen_erbij": [str(vak) for vak in wijziging.vakken_erbij],
        "codes_weg": list(wijziging.codes_weg),
        "lijkt_op": list(wijziging.lijkt_op),
    }
