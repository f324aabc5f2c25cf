"""``korpsmonitor gesprek importeer``: take in the transcript of an interview."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.duur import spreker_optie
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.anker import Lot as Codelot
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.transcript import soortnaam
from korpsmonitor_tui.domain.transcriptverschil import Lot
from korpsmonitor_tui.domain.transcriptvlaggen import vlagnaam
from korpsmonitor_tui.services import transcripten
from korpsmonitor_tui.services.namen import verberg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.transcriptverschil import Regel, Transcriptverschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcripten import Transcriptimport
    from korpsmonitor_tui.services.transcriptgevolgen import Codegevolgen

SLEUTELS: Final = {
    "nummer": _("nummer van het transcript in dit dossier"),
    "kenmerk": _("kenmerk van het transcript"),
    "vorm": _("vtt, srt, docx of txt"),
    "naam": _("naam van het bestand"),
    "sha256": _("SHA-256 van het bestand"),
    "opname": _("kenmerk van de opname, of leeg"),
    "eerder": _("of dit bestand al was ingelezen; er is dan niets gewijzigd"),
    "proef": _("of er niets is vastgelegd"),
    "vervangt": _("nummer van het transcript dat hiermee is verbeterd, of null"),
    "cues": _("aantal cues"),
    "beurten": _("aantal beurten"),
    "sprekers[].naam": _("naam in het bestand"),
    "sprekers[].wie": _("wie dat is (rol), of leeg"),
    "sprekers[].beurten": _("aantal beurten"),
    "vlaggen[].soort": _("wat er vreemd is: overlap, volgorde, tijd, dubbel, herhaling, leeg of lang"),
    "vlaggen[].aantal": _("bij hoeveel cues"),
    "overgeslagen[].regel": _("regel in het bestand (in Word: alinea), vanaf 1"),
    "overgeslagen[].tekst": _("wat er staat en in geen cue staat"),
    "overgeslagen[].soort": _("kop, opmerking, opmaak, kenmerk of tijd"),
    "meldingen[]": _("opmerkingen over het bestand"),
    "verschil": _("hoe de tekst verschilt van die van het vervangen transcript, of null"),
    "verschil.gelijk": _("aantal beurten met dezelfde tekst"),
    "verschil.gewijzigd": _("aantal beurten met een andere tekst"),
    "verschil.weg": _("aantal beurten dat er niet meer is"),
    "verschil.nieuw": _("aantal nieuwe beurten"),
    "verschil.regels[].lot": _("gewijzigd, weg of nieuw"),
    "verschil.regels[].oud": _("nummer van de beurt in het oude transcript, of null"),
    "verschil.regels[].nieuw": _("nummer van de beurt in het nieuwe transcript, of null"),
    "verschil.regels[].oude_tekst": _("tekst in het oude transcript, of leeg"),
    "verschil.regels[].nieuwe_tekst": _("tekst in het nieuwe transcript, of leeg"),
    "codes": _("wat er met de codes in het vervangen transcript gebeurt, of null"),
    "codes.behouden": _("aantal codes dat blijft staan"),
    "codes.te_bekijken": _("aantal codes waarvan de tekst is gewijzigd"),
    "codes.los": _("aantal codes dat niet is teruggevonden"),
    "codes.alle": _("of de codes van iedereen zijn geteld; anders alleen de eigen"),
}
_MEESTE_REGELS: Final = 20
"""Lines of a kind beyond which only their number is said; ``--json`` gives all."""


@click.command(
    cls=Opdracht,
    help=_(
        "Lees het transcript van een opname in (vtt, srt, docx of platte tekst; de vorm blijkt uit de inhoud). Het bestand"
        " wordt ongewijzigd bewaard. Een verbeterd transcript komt naast het vorige, met wat er is veranderd."
    ),
)
@partij_argument()
@click.argument("bestand", type=click.Path(path_type=Path), help=_("Het transcript."))
@click.option("--opname", default="", metavar="NR", help=_("Van welke opname, zie `opname toon`."))
@click.option(
    "--vervangt",
    default="",
    metavar="NR",
    help=_("Welk transcript hiermee is verbeterd; standaard blijkt dat uit de tekst."),
)
@spreker_optie
@click.option("--proef", is_flag=True, help=_("Laat zien wat er zou gebeuren en leg niets vast."))
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def importeer(
    sessie: Sessie,
    partij: str,
    bestand: Path,
    opname: str,
    vervangt: str,
    sprekers: dict[str, str],
    proef: bool,
    met_namen: bool,
    als_json: bool,
) -> None:
    """Take in a transcript."""
    dossier = sessie.dossier(partij)
    uitkomst = transcripten.importeer(
        sessie,
        dossier,
        bestand,
        opname=opname,
        sprekers=sprekers,
        vervangt=vervangt,
        proef=proef,
    )
    namen = te_verbergen(sessie, dossier, met_namen=met_namen)
    if als_json:
        zeg_json(verberg(_als_gegevens(uitkomst), namen))
    else:
        _toon(uitkomst, namen)


def _als_gegevens(uitkomst: Transcriptimport) -> dict[str, Any]:
    transcript, gelezen = uitkomst.transcript, uitkomst.gelezen
    per_spreker = Counter(beurt.spreker for beurt in uitkomst.beurten)
    return {
        "nummer": transcript.nummer,
        "kenmerk": transcript.id,
        "vorm": transcript.vorm,
        "naam": transcript.naam,
        "sha256": transcript.sha256,
        "opname": transcript.opname,
        "eerder": uitkomst.eerder,
        "proef": uitkomst.proef,
        "vervangt": uitkomst.vorige.nummer if uitkomst.vorige else None,
        "cues": len(gelezen.cues),
        "beurten": len(uitkomst.beurten),
        "sprekers": [
            {"naam": naam, "wie": wie, "beurten": per_spreker[naam]}
            for naam, wie in uitkomst.sprekers.items()
        ],
        "vlaggen": [{"soort": vlag.value, "aantal": aantal} for vlag, aantal in uitkomst.vlaggen.items()],
        "overgeslagen": [deel._asdict() for deel in gelezen.overgeslagen],
        "meldingen": list(gelezen.meldingen),
        "verschil": _verschil(uitkomst.verschil) if uitkomst.verschil else None,
        "codes": _codes(uitkomst.gevolgen) if uitkomst.gevolgen else None,
    }


def _codes(gevolgen: Codegevolgen) -> dict[str, Any]:
    return {
        "behouden": len(gevolgen.behouden),
        "te_bekijken": len(gevolgen.met(Codelot.GEWIJZIGD)),
        "los": len(gevolgen.met(Codelot.LOS)),
        "alle": gevolgen.alle,
    }


def _verschil(verschil: Transcriptverschil) -> dict[str, Any]:
    return {
        **{lot.value: len(verschil.met(lot)) for lot in Lot},
        "regels": [
            {
                "lot": regel.lot.value,
                "oud": regel.oud.nummer if regel.oud else None,
                "nieuw": regel.nieuw.nummer if regel.nieuw else None,
                "oude_tekst": regel.oud.tekst if regel.oud else "",
                "nieuwe_tekst": regel.nieuw.tekst if regel.nieuw else "",
            }
            for regel in verschil.regels
            if regel.lot != Lot.GELIJK
        ],
    }


def _toon(uitkomst: Transcriptimport, namen: Mapping[str, str]) -> None:
    transcript = uitkomst.transcript
    if uitkomst.eerder:
        zeg(
            _("Dit bestand was al ingelezen als transcript {nummer} ({naam}); er is niets gewijzigd.").format(
                nummer=transcript.nummer, naam=transcript.naam
            )
        )
        return
    wat = _("Zou worden: transcript {nummer}") if uitkomst.proef else _("Ingelezen: transcript {nummer}")
    zeg(
        _("{wat}, {naam} ({vorm}): {cues} cues in {beurten} beurten.").format(
            wat=wat.format(nummer=transcript.nummer),
            naam=transcript.naam,
            vorm=transcript.vorm,
            cues=len(uitkomst.gelezen.cues),
            beurten=len(uitkomst.beurten),
        )
    )
    zeg(f"SHA-256 {transcript.sha256}")
    for melding in uitkomst.gelezen.meldingen:
        zeg(melding)
    _toon_sprekers(uitkomst, namen)
    _toon_vreemd(uitkomst, namen)
    if uitkomst.vorige and uitkomst.verschil:
        _toon_verschil(uitkomst.vorige.nummer, uitkomst.verschil, namen)
    if uitkomst.gevolgen is not None:
        _toon_codes(uitkomst.gevolgen)


def _toon_sprekers(uitkomst: Transcriptimport, namen: Mapping[str, str]) -> None:
    zeg()
    if not uitkomst.sprekers:
        zeg(_("Het bestand noemt geen sprekers."))
        return
    aantallen = Counter(beurt.spreker for beurt in uitkomst.beurten)
    rijen = [
        (verberg(naam, namen), wie or _("nog niet gezegd"), aantallen[naam])
        for naam, wie in uitkomst.sprekers.items()
    ]
    zeg(tabel((_("spreker"), _("wie"), _("beurten")), rijen, rechts=(2,)))


def _toon_vreemd(uitkomst: Transcriptimport, namen: Mapping[str, str]) -> None:
    """What is odd in the file, and what of it stands in no cue."""
    overgeslagen = uitkomst.gelezen.overgeslagen
    if not uitkomst.vlaggen and not overgeslagen:
        return
    zeg()
    for vlag, aantal in uitkomst.vlaggen.items():
        zeg(
            ngettext("{aantal} cue {wat}", "{aantal} cues: {wat}", aantal).format(
                aantal=aantal, wat=vlagnaam(vlag)
            )
        )
    for deel in overgeslagen[:_MEESTE_REGELS]:
        zeg(
            _("niet in een cue: regel {regel}, {soort}: “{tekst}”").format(
                regel=deel.regel, soort=soortnaam(deel.soort), tekst=kort(verberg(deel.tekst, namen))
            )
        )
    _zeg_meer(len(overgeslagen))


def _toon_verschil(vorige: int, verschil: Transcriptverschil, namen: Mapping[str, str]) -> None:
    zeg()
    zeg(
        _(
            "Verbetert transcript {vorige}: {gelijk} beurten gelijk, {gewijzigd} gewijzigd, {weg} weg, {nieuw} nieuw."
        ).format(vorige=vorige, **{lot.value: len(verschil.met(lot)) for lot in Lot})
    )
    anders = verschil.met(Lot.GEWIJZIGD, Lot.WEG, Lot.NIEUW)
    for regel in anders[:_MEESTE_REGELS]:
        zeg(_regel(regel, namen))
    _zeg_meer(len(anders))


def _toon_codes(gevolgen: Codegevolgen) -> None:
    zeg()
    zeg(
        _("Codes: {behouden} blijven staan, {gewijzigd} te bekijken, {los} niet teruggevonden.").format(
            behouden=len(gevolgen.behouden),
            gewijzigd=len(gevolgen.met(Codelot.GEWIJZIGD)),
            los=len(gevolgen.met(Codelot.LOS)),
        )
    )
    if not gevolgen.alle:
        zeg(_("Alleen uw eigen codes zijn geteld: anderen coderen nog onafhankelijk."))


def _regel(regel: Regel, verborgen: Mapping[str, str]) -> str:
    oud = f"{regel.oud.nummer}: “{kort(verberg(regel.oud.tekst, verborgen))}”" if regel.oud else ""
    nieuw = f"{regel.nieuw.nummer}: “{kort(verberg(regel.nieuw.tekst, verborgen))}”" if regel.nieuw else ""
    namen = {Lot.GEWIJZIGD: _("gewijzigd"), Lot.WEG: _("weg"), Lot.NIEUW: _("nieuw")}
    return f"{namen[regel.lot]} {' → '.join(filter(None, (oud, nieuw)))}"


def _zeg_meer(aantal: int) -> None:
    if aantal > _MEESTE_REGELS:
        zeg(_("… en nog {aantal}; --json geeft alles.").format(aantal=aantal - _MEESTE_REGELS))
