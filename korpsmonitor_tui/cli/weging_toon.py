"""``weging toon``: the scores of all korpsen, or everything about those of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import ingesprongen, zeg, zeg_json
from korpsmonitor_tui.cli.weegtekst import (
    BEWIJS_SLEUTELS,
    BOTSING,
    GEGEVEN_SLEUTELS,
    bewijs_als_gegevens,
    bewijsregel,
    gegeven_als_gegevens,
    vastgelegd_als_gegevens,
)
from korpsmonitor_tui.cli.weging_matrix import matrix
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, lees_matrix, leg_uit
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.scoreinvoer import eis_korps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie

_CEL: Final = {
    "code": _("volledige code van de dimensie"),
    **{sleutel: uitleg for sleutel, uitleg in GEGEVEN_SLEUTELS.items() if sleutel != "bewijs[]"},
    "score": _("code van het oordeel, blanco of nvt; null: nog niet gescoord, of een botsing"),
    "motivatie": _("waarom, of null zonder score"),
    "sessie": _("naam van de weegsessie, of null"),
    "wie": _("wie dit vastlegde, of null"),
    "tijd": _("wanneer (UTC), of null"),
    **{f"bewijs[].{sleutel}": uitleg for sleutel, uitleg in BEWIJS_SLEUTELS.items()},
    "bewijs[].lot": _("geldt, heropend, nieuwe versie, gewijzigd of vervallen"),
    "bewijs[].uitleg": _("wat er sindsdien veranderde, of leeg"),
    "botsing[].score": _("een van de scores die op twee apparaten zijn gegeven"),
    "botsing[].motivatie": _("waarom"),
    "eerder[].jaar": _("eerdere editie"),
    "eerder[].kleur": _("code van het oordeel, of blanco"),
    "eerder[].bron": _("waar die score is gelezen"),
}
_EIND: Final = {
    "score": _("code van het oordeel, of blanco"),
    "motivatie": _("waarom, of leeg als de regels er één lieten"),
    "open_reden": _("waarom het kon hoewel niet alles was gescoord, of leeg"),
    "sessie": _("naam van de weegsessie"),
    "onthouden[]": _("wie zich onthield"),
    "regels": _("versie van de weegregels"),
    "toegestaan[]": _("wat die toen toelieten"),
    "wijkt_af": _("of het een andere is dan die toelieten"),
    "verouderd": _("of er sindsdien een score is gewijzigd"),
    "wie": _("wie dit vastlegde"),
    "tijd": _("wanneer (UTC)"),
}
SLEUTELS: Final = {
    "regels": _("versie van de weegregels van deze editie"),
    "korpsen[].partij": _("code van het korps"),
    "korpsen[].naam": _("naam"),
    "korpsen[].compleet": _("of elke dimensie is gescoord, zonder botsing"),
    "korpsen[].toegestaan[]": _("eindscores die de regels bij deze scores toelaten, beste eerst"),
    "korpsen[].eindscore": _("de vastgestelde eindscore, of null"),
    **{f"korpsen[].eindscore.{sleutel}": uitleg for sleutel, uitleg in _EIND.items()},
    "korpsen[].eindbotsing[]": _("eindscores die op twee apparaten zijn vastgesteld"),
    "korpsen[].eind_eerder[].jaar": _("eerdere editie"),
    "korpsen[].eind_eerder[].kleur": _("eindscore van toen"),
    "korpsen[].eind_eerder[].bron": _("waar die is gelezen"),
    **{f"korpsen[].dimensies[].{sleutel}": uitleg for sleutel, uitleg in _CEL.items()},
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de scores van alle korpsen als matrix, of van één korps alles: motivatie, bewijs, weegsessie, onthoudingen,"
        " eerdere edities en wat de weegregels ervan maken. Korpsen staan op nummer, nooit op score."
    ),
)
@click.argument("korps", required=False, help=_("Naam, code of alias van een korps; standaard alle."))
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, korps: str | None, met_namen: bool, als_json: bool) -> None:
    """Show scores."""
    if korps:
        dossier = sessie.dossier(korps)
        eis_korps(sessie, dossier)
        korpsen: tuple[Korpsweging, ...] = (lees_korpsweging(sessie, dossier),)
    else:
        korpsen = lees_matrix(sessie).korpsen
    beeld = _Beeld(sessie, met_namen=met_namen)
    if als_json:
        zeg_json(
            {"regels": sessie.weegregels.versie, "korpsen": [beeld.als_gegevens(een) for een in korpsen]}
        )
    elif korps:
        zeg("\n".join(beeld.regels(korpsen[0])))
    else:
        zeg(matrix(korpsen))


class _Beeld:
    """Scores with names for ids, and roles for the names of participants."""

    def __init__(self, sessie: Sessie, *, met_namen: bool) -> None:
        self._sessie = sessie
        self._mensen = medewerkers.namen(sessie.store.lees())
        self._sessies = {weegsessie.id: weegsessie.naam for weegsessie in weegsessies.lees(sessie)}
        self._met_namen = met_namen

    def als_gegevens(self, korps: Korpsweging) -> dict[str, Any]:
        """The promised keys of one korps."""
        verborgen = te_verbergen(self._sessie, korps.dossier, met_namen=self._met_namen)
        return {
            "partij": korps.partij.code,
            "naam": korps.partij.naam,
            "compleet": korps.compleet,
            "toegestaan": list(korps.weging.toegestaan),
            "eindscore": verberg(self._eind(korps), verborgen),
            "eindbotsing": [oordeel.score for oordeel in korps.eind.botsing],
            "eind_eerder": _eerder(korps.eind.eerder),
            "dimensies": [verberg(self._cel(cel), verborgen) for cel in korps.cellen],
        }

    def _eind(self, korps: Korpsweging) -> dict[str, Any] | None:
        oordeel = korps.eind.gegeven
        if oordeel is None:
            return None
        return {
            "score": oordeel.score,
            "motivatie": oordeel.motivatie,
            "open_reden": oordeel.open_reden,
            "sessie": self._sessies.get(oordeel.sessie, oordeel.sessie),
            "onthouden": [self._mensen.get(id_, id_) for id_ in oordeel.onthouden],
            "regels": oordeel.regels,
            "toegestaan": list(oordeel.toegestaan),
            "wijkt_af": oordeel.wijkt_af,
            "verouderd": korps.verouderd,
            **vastgelegd_als_gegevens(korps.eind.vastgelegd, self._mensen),
        }

    def _cel(self, cel: Cel) -> dict[str, Any]:
        leeg: dict[str, Any] = {
            "score": None,
            "motivatie": None,
            "sessie": None,
            "onthouden": [],
            "blind": [],
        }
        gegeven = cel.gegeven
        return {
            "code": cel.dimensie.code,
            **(gegeven_als_gegevens(gegeven, self._mensen, self._sessies) if gegeven else leeg),
            **vastgelegd_als_gegevens(cel.vastgelegd if gegeven else None, self._mensen),
            "bewijs": [
                {**bewijs_als_gegevens(stand.bewijs), "lot": stand.lot.value, "uitleg": stand.uitleg}
                for stand in cel.bewijs
            ],
            "botsing": [{"score": een.score, "motivatie": een.motivatie} for een in cel.botsing],
            "eerder": _eerder(cel.eerder),
        }

    def regels(self, korps: Korpsweging) -> Iterator[str]:
        """Everything about one korps, for people."""
        verborgen = te_verbergen(self._sessie, korps.dossier, met_namen=self._met_namen)
        for cel in korps.cellen:
            yield from (ingesprongen(verberg(regel, verborgen)) for regel in self._celregels(cel))
        yield from (ingesprongen(verberg(regel, verborgen)) for regel in self._eindregels(korps))
        for reden, uitleg in leg_uit(self._sessie.instrument, korps):
            if reden.regel != korps.regels.ongescoord:
                yield verberg(f"- {uitleg} [{reden.regel.code}; {reden.regel.bron}]", verborgen)

    def _celregels(self, cel: Cel) -> Iterator[str]:
        if cel.botsing:
            yield _("{dimensie}: {merk} op twee apparaten verschillend; `korpsmonitor conflict kies`").format(
                dimensie=cel.dimensie.code, merk=BOTSING
            )
            for een in cel.botsing:
                yield f"    {scorewoord(een.score)}: {een.motivatie}"
        elif cel.gegeven is None:
            yield _("{dimensie}: nog niet gescoord").format(dimensie=cel.dimensie.code)
        else:
            yield f"{cel.dimensie.code}: {cel.gegeven.score.vorm.schermletter} {scorewoord(cel.gegeven.score)}"
            yield f"    {cel.gegeven.motivatie}"
            yield from (f"    {bewijsregel(stand, self._mensen)}" for stand in cel.bewijs)
            yield f"    {self._herkomst(cel)}"
        if cel.eerder:
            yield "    " + _("eerder: {scores}").format(scores=_balktekst(cel.eerder))

    def _herkomst(self, cel: Cel) -> str:
        gegeven = cel.gegeven
        if gegeven is None:
            return ""
        delen = [self._sessies.get(gegeven.sessie, gegeven.sessie)]
        if cel.vastgelegd:
            delen.append(self._mensen.get(cel.vastgelegd.wie, cel.vastgelegd.wie))
        for ids, vorm in (
            (gegeven.onthouden, _("onthouden: {namen}")),
            (gegeven.blind, _("blind gescoord door {namen}")),
        ):
            if ids:
                delen.append(vorm.format(namen=", ".join(self._mensen.get(id_, id_) for id_ in ids)))
        return "; ".join(delen)

    def _eindregels(self, korps: Korpsweging) -> Iterator[str]:
        oordeel = korps.eind.gegeven
        if korps.eind.botsing:
            yield _("eindscore: {merk} op twee apparaten verschillend; `korpsmonitor conflict kies`").format(
                merk=BOTSING
            )
        elif oordeel is None:
            yield _("eindscore: nog niet vastgesteld")
        else:
            yield _("eindscore: {letter} {score} ({sessie}, weegregels {regels})").format(
                letter=oordeel.score.vorm.schermletter,
                score=scorewoord(oordeel.score),
                sessie=self._sessies.get(oordeel.sessie, oordeel.sessie),
                regels=oordeel.regels,
            )
            yield from (f"    {tekst}" for tekst in (oordeel.motivatie, oordeel.open_reden) if tekst)
            if oordeel.wijkt_af:
                yield "    " + _("≠ wijkt af: de weegregels lieten {scores} toe").format(
                    scores=scorereeks(oordeel.toegestaan)
                )
            if korps.verouderd:
                yield "    " + _("↺ na het vaststellen is een score gewijzigd")
        if korps.eind.eerder:
            yield "    " + _("eerder: {scores}").format(scores=_balktekst(korps.eind.eerder))
        yield _("weegregels {versie} laten toe: {scores}").format(
            versie=korps.regels.versie, scores=scorereeks(korps.weging.toegestaan)
        )


def _eerder(balk: Balk | None) -> list[dict[str, Any]]:
    kleuren = balk.kleuren if balk else ()
    return [{"jaar": jaar, "kleur": kleur, "bron": bron} for jaar, kleur, bron in kleuren]


def _balktekst(balk: Balk) -> str:
    return ", ".join(f"{jaar} {kleur.vorm.naam}" for jaar, kleur, _bron in balk.kleuren)
