"""``korpsmonitor gesprek transcript`` and ``gesprek beurten``: transcripts, their speakers, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.duur import Duur, spreker_optie
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.gesprek import verplaats, vervang, vind_namen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.domain.transcriptvlaggen import vlagnaam
from korpsmonitor_tui.services import transcripten
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.transcriptstand import (
    eis_transcript,
    lees_beurten,
    lees_transcripten,
    sprekerlabels,
)
from korpsmonitor_tui.services.uitlijning import lijn_uit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcriptstand import Transcript
    from korpsmonitor_tui.services.uitlijning import Lijn

TRANSCRIPTSLEUTELS: Final = {
    "[].nummer": _("nummer van het transcript in dit dossier"),
    "[].kenmerk": _("kenmerk van het transcript"),
    "[].vorm": _("vtt, srt, docx of txt"),
    "[].naam": _("naam van het bestand"),
    "[].sha256": _("SHA-256 van het bestand"),
    "[].datum": _("dag van inlezen"),
    "[].opname": _("kenmerk van de opname, of leeg"),
    "[].vervangt": _("kenmerk van het transcript dat hiermee is verbeterd, of leeg"),
    "[].vervangen": _("of er een verbeterd transcript van is"),
    "[].verschuiving_ms": _(
        "wat bij de tijd sinds het begin van het gesprek komt om die in de opname te krijgen"
    ),
    "[].sprekers[].naam": _("naam in het bestand; van een deelnemer alleen met --met-namen, anders de rol"),
    "[].sprekers[].wie": _("wie dat is (rol)"),
}
BEURTSLEUTELS: Final = {
    "transcript": _("nummer van het transcript"),
    "beurten[].nummer": _("plaats in het gesprek, vanaf 1"),
    "beurten[].spreker": _(
        "naam in het bestand, of leeg; van een deelnemer alleen met --met-namen, anders de rol"
    ),
    "beurten[].wie": _("wie dat is (rol), of leeg"),
    "beurten[].begin_ms": _("begin in de opname, of null"),
    "beurten[].eind_ms": _("einde in de opname, of null"),
    "beurten[].tekst": _("wat er is gezegd"),
    "beurten[].vlaggen[]": _("wat er vreemd aan is: overlap, volgorde, tijd, dubbel, herhaling of lang"),
    "beurten[].cues[].nummer": _("plaats van de cue in het bestand, vanaf 1"),
    "beurten[].cues[].begin": _("waar de cue in de tekst begint, in tekens vanaf 0"),
    "beurten[].cues[].eind": _("waar de cue in de tekst eindigt"),
    "notities[].kenmerk": _("kenmerk van de notitie"),
    "notities[].verstreken_ms": _("hoe ver het gesprek was toen de notitie werd begonnen, of null"),
    "notities[].beurten[]": _("nummers van de beurten die toen werden gesproken"),
}

_nummer_argument: Final = click.argument(
    "nr", default="", help=_("Nummer van het transcript; niet nodig als er maar één geldt.")
)


@click.command(
    cls=Opdracht,
    help=_("Toon de transcripten van een gesprek, of zeg van één wie er spreken en wanneer de opname begon."),
)
@partij_argument()
@_nummer_argument
@spreker_optie
@click.option(
    "--verschuiving",
    type=Duur(teken=True),
    metavar="[-]DUUR",
    help=_(
        "Wat bij de tijd sinds het begin van het gesprek komt om die in de opname te krijgen, zoals -0:05:00."
    ),
)
@met_namen_optie
@json_optie(TRANSCRIPTSLEUTELS)
@met_sessie
def transcript(
    sessie: Sessie, partij: str, nr: str, sprekers: dict[str, str], verschuiving: int | None, met_namen: bool,
    als_json: bool
) -> None:  # fmt: skip
    """Show transcripts, or say something about one."""
    dossier, db = sessie.dossier(partij), sessie.store.lees()
    if sprekers or verschuiving is not None or nr:
        id_ = eis_transcript(db, dossier, nr).id
        if sprekers:
            transcripten.koppel_sprekers(sessie, dossier, id_, sprekers)
        if verschuiving is not None:
            transcripten.zet_verschuiving(sessie, dossier, id_, verschuiving)
        lijst = [eis_transcript(db, dossier, id_)]
    else:
        lijst = list(lees_transcripten(db, dossier))
    namen = te_verbergen(sessie, dossier, met_namen=met_namen)
    if als_json:
        zeg_json(verberg([_als_gegevens(sessie, dossier, een) for een in lijst], namen))
        return
    for een in lijst:
        zeg(verberg(_regels(sessie, dossier, een), namen))
    if not lijst:
        zeg(_("Er is nog geen transcript van dit gesprek; `gesprek importeer` leest er een in."))


def _als_gegevens(sessie: Sessie, dossier: str, een: Transcript) -> dict[str, Any]:
    labels = sprekerlabels(sessie.store.lees(), dossier, een.sprekers)
    return {
        "nummer": een.nummer,
        "kenmerk": een.id,
        "vorm": een.vorm,
        "naam": een.naam,
        "sha256": een.sha256,
        "datum": datumcode(een.datum),
        "opname": een.opname,
        "vervangt": een.vorige,
        "vervangen": een.vervangen,
        "verschuiving_ms": een.verschuiving,
        "sprekers": [{"naam": naam, "wie": wie} for naam, wie in labels.items()],
    }


def _regels(sessie: Sessie, dossier: str, een: Transcript) -> str:
    kop = _("{nummer}. {naam} ({vorm}), ingelezen op {dag}").format(
        nummer=een.nummer, naam=een.naam, vorm=een.vorm, dag=datumtekst(een.datum)
    )
    regels = [kop + (_(", vervangen door een verbeterd transcript") if een.vervangen else "")]
    if een.verschuiving:
        regels.append(_("   verschuiving: {duur}").format(duur=toon_tijd(een.verschuiving)))
    labels = sprekerlabels(sessie.store.lees(), dossier, een.sprekers)
    regels += [f"   {naam} = {wie}" for naam, wie in labels.items()]
    return "\n".join(regels)


@click.command(
    cls=Opdracht,
    help=_("Toon wie wat zei in een transcript, of met --notities wat er bij elke notitie werd gezegd."),
)
@partij_argument()
@_nummer_argument
@click.option("--notities", "bij_notities", is_flag=True, help=_("Toon per notitie wat er toen werd gezegd."))
@met_namen_optie
@json_optie(BEURTSLEUTELS)
@met_sessie
def beurten(
    sessie: Sessie, partij: str, nr: str, bij_notities: bool, met_namen: bool, als_json: bool
) -> None:
    """Show the turns of a transcript."""
    dossier, db = sessie.dossier(partij), sessie.store.lees()
    een = eis_transcript(db, dossier, nr)
    labels = sprekerlabels(db, dossier, een.sprekers)
    gesproken = lees_beurten(sessie, een.id)
    lijnen = lijn_uit(sessie, dossier) if als_json or bij_notities else ()
    namen = te_verbergen(sessie, dossier, met_namen=met_namen)
    if als_json:
        zeg_json(
            {
                "transcript": een.nummer,
                "beurten": [_beurt(beurt, labels, namen) for beurt in gesproken],
                "notities": [_notitie(lijn, een.id) for lijn in lijnen],
            }
        )
    elif bij_notities:
        for lijn in lijnen:
            zeg(_notitieregels(lijn, een.id, labels, namen))
    else:
        koppen = (_("nr"), _("tijd"), _("wie"), _("tekst"), "")
        rijen = [verberg(_rij(beurt, labels), namen) for beurt in gesproken]
        zeg(tabel(koppen, rijen, rechts=(0, 1)))


def _beurt(beurt: Beurt, labels: dict[str, str], namen: Mapping[str, str]) -> dict[str, Any]:
    vervangingen = vind_namen(beurt.tekst, namen)
    return {
        "nummer": beurt.nummer,
        "spreker": verberg(beurt.spreker, namen),
        "wie": labels.get(beurt.spreker, ""),
        "begin_ms": beurt.begin_ms,
        "eind_ms": beurt.eind_ms,
        "tekst": vervang(beurt.tekst, vervangingen),
        "vlaggen": [vlag.value for vlag in beurt.vlaggen],
        "cues": [
            {
                "nummer": deel.cue + 1,
                "begin": verplaats(deel.begin, vervangingen),
                "eind": verplaats(deel.eind, vervangingen),
            }
            for deel in beurt.delen
        ],
    }


def _notitie(lijn: Lijn, transcript: str) -> dict[str, Any]:
    return {
        "kenmerk": lijn.notitie.id,
        "verstreken_ms": lijn.verstreken,
        "beurten": [deel.beurt.nummer for deel in lijn.gesproken if deel.transcript == transcript],
    }


def _wie(beurt: Beurt, labels: dict[str, str]) -> str:
    return labels.get(beurt.spreker) or beurt.spreker or "?"


def _rij(beurt: Beurt, labels: dict[str, str]) -> list[object]:
    vlaggen = ", ".join(vlagnaam(vlag) for vlag in beurt.vlaggen)
    return [beurt.nummer, toon_tijd(beurt.begin_ms), _wie(beurt, labels), beurt.tekst, vlaggen]


def _notitieregels(lijn: Lijn, transcript: str, labels: dict[str, str], namen: Mapping[str, str]) -> str:
    # Names go before a text is cut short: half a name is still a name.
    tekst = kort(verberg(lijn.notitie.tekst, namen))
    kop = f"[{lijn.notitie.hoofdstuk}] {toon_tijd(lijn.verstreken)} {tekst}"
    return "\n".join(
        [
            kop,
            *(
                f"   {deel.beurt.nummer}. {toon_tijd(deel.beurt.begin_ms)} {verberg(_wie(deel.beurt, labels), namen)}: "
                f"{kort(verberg(deel.beurt.tekst, namen), 200)}"
                for deel in lijn.gesproken
                if deel.transcript == transcript
            ),
        ]
    )
