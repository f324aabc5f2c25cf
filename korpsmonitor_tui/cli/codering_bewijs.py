"""``codering bewijs``: the evidence by dimension, and first of all on which there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.codering_plaats import (
    BESLUIT,
    PLAATS,
    besluit_als_gegevens,
    plaats_als_gegevens,
    sleutels_onder,
    verborgen_van,
)
from korpsmonitor_tui.cli.namen import met_namen_optie
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.bewijs import lees_bewijs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.bewijs import Bewijsstuk, Dimensiebewijs, Dossierbewijs
    from korpsmonitor_tui.services.sessie import Sessie

BEWIJS_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "voorlopig": _("of nog niet iedereen klaar is; dan tellen alleen uw eigen codes"),
    "open_verschillen": _("verschillen over dimensies waarover nog niet is beslist"),
    "dimensies[].code": _("volledige code van de dimensie"),
    "dimensies[].naam": _("naam"),
    "dimensies[].norm": _("de norm, of leeg"),
    "dimensies[].samenvatting": _("de oordelen in woorden, of dat er geen bewijs is"),
    "dimensies[].open_verschillen": _("plaatsen waarover nog moet worden beslist"),
    "dimensies[].eerder[].jaar": _("eerdere editie"),
    "dimensies[].eerder[].kleur": _("code van het oordeel, of blanco"),
    "dimensies[].eerder[].bron": _("waar die score is gelezen"),
    **sleutels_onder("dimensies[].bevindingen[]", PLAATS),
    "dimensies[].bevindingen[].oordeel": _("positief, neutraal, aandacht of negatief"),
    "dimensies[].bevindingen[].codeurs[]": _("wie haar bevestigden"),
    "dimensies[].bevindingen[].besluit": _("het besluit waardoor zij geldt"),
    **sleutels_onder("dimensies[].bevindingen[].besluit", BESLUIT),
    "anders_gezegd[].vraag": _("vraag waarop een ander cijfer is gezegd dan opgegeven"),
    "anders_gezegd[].jaar": _("jaar, of leeg"),
    "anders_gezegd[].opgegeven": _("wat de vragenlijst opgeeft"),
    "anders_gezegd[].gezegd": _("wat in het gesprek is gezegd"),
    "anders_gezegd[].tekst": _("het verschil in woorden"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon per dimensie het bewijs: citaten met bron, spreker en wie ze bevestigden, eerdere scores en de norm. Ook"
        " dimensies zonder bewijs staan er, en cijfers die anders zijn gezegd dan opgegeven."
    ),
)
@partij_argument()
@click.option("--dimensie", metavar="CODE", help=_("Alleen deze dimensie."))
@met_namen_optie
@json_optie(BEWIJS_SLEUTELS)
@met_sessie
def bewijs(sessie: Sessie, partij: str, dimensie: str | None, met_namen: bool, als_json: bool) -> None:
    """Show the evidence."""
    dossier = sessie.dossier(partij)
    gelezen = lees_bewijs(sessie, dossier)
    if dimensie is not None and gelezen.van(dimensie) is None:
        codes = ", ".join(deel.dimensie.code for deel in gelezen.dimensies)
        raise NietGevonden(
            _("Er is geen dimensie “{code}”; kies uit {codes}.").format(code=dimensie, codes=codes)
        )
    beeld = _Bewijsbeeld(gelezen, verborgen_van(sessie, dossier, met_namen=met_namen), dimensie)
    if als_json:
        zeg_json(beeld.als_gegevens())
    else:
        beeld.zeg(sessie.partij(partij).naam)


class _Bewijsbeeld:
    """The evidence as it is shown; of ``alleen`` only that dimension."""

    def __init__(self, bewijs: Dossierbewijs, verborgen: tuple[Deelnemer, ...], alleen: str | None) -> None:
        self._bewijs = bewijs
        self._verborgen = verborgen
        self._delen = tuple(d for d in bewijs.dimensies if alleen in {None, d.dimensie.code})
        alle = bewijs.anders_gezegd
        self._signalen = alle if alleen is None else tuple(s for d in self._delen for s in d.anders_gezegd)

    def als_gegevens(self) -> dict[str, Any]:
        """The promised keys."""
        return {
            "partij": self._bewijs.partij,
            "voorlopig": self._bewijs.voorlopig,
            "open_verschillen": self._bewijs.open_verschillen,
            "dimensies": [self._dimensie(deel) for deel in self._delen],
            "anders_gezegd": [
                {
                    "vraag": signaal.vraag,
                    "jaar": signaal.jaar,
                    "opgegeven": signaal.bewijs[0].opgegeven,
                    "gezegd": naamloos(signaal.bewijs[1].opgegeven, self._verborgen),
                    "tekst": naamloos(signaal.tekst, self._verborgen),
                }
                for signaal in self._signalen
            ],
        }

    def _dimensie(self, deel: Dimensiebewijs) -> dict[str, Any]:
        balk = deel.balk.kleuren if deel.balk else ()
        return {
            "code": deel.dimensie.code,
            "naam": deel.dimensie.naam,
            "norm": deel.dimensie.norm,
            "samenvatting": deel.samenvatting,
            "open_verschillen": deel.open_verschillen,
            "eerder": [{"jaar": jaar, "kleur": kleur, "bron": bron} for jaar, kleur, bron in balk],
            "bevindingen": [self._bevinding(stuk) for stuk in deel.stukken],
        }

    def _bevinding(self, stuk: Bewijsstuk) -> dict[str, Any]:
        bevinding = stuk.bevinding
        return {
            **plaats_als_gegevens(bevinding.codering, stuk.plaats, self._verborgen),
            "oordeel": stuk.polariteit,
            "codeurs": [self._bewijs.naam(codeur) for codeur in bevinding.codeurs],
            "besluit": besluit_als_gegevens(bevinding.besluit, dict(self._bewijs.namen)),
        }

    def zeg(self, partij: str) -> None:
        """The same for people."""
        if self._bewijs.voorlopig:
            zeg(_("{partij}: voorlopig, alleen uw eigen codes tellen tot iedereen klaar is").format(partij=partij))  # fmt: skip
        for deel in self._delen:
            zeg("\n".join(self._regels(deel)))
        for signaal in self._signalen:
            zeg(f"≠ {naamloos(signaal.tekst, self._verborgen)}")

    def _regels(self, deel: Dimensiebewijs) -> Iterator[str]:
        yield f"{deel.dimensie.code}: {deel.samenvatting}"
        if deel.open_verschillen:
            vorm = ngettext(
                "{aantal} verschil zonder besluit",
                "{aantal} verschillen zonder besluit",
                deel.open_verschillen,
            )
            yield "    " + vorm.format(aantal=deel.open_verschillen)
        if deel.balk:
            yield "    " + _("eerder: {scores}").format(
                scores=", ".join(f"{jaar} {kleur.vorm.naam}" for jaar, kleur, _bron in deel.balk.kleuren)
            )
        for stuk in deel.stukken:
            bevinding = stuk.bevinding
            wie = ", ".join(self._bewijs.naam(codeur) for codeur in bevinding.codeurs)
            tekst = citaat(naamloos(bevinding.codering.anker.citaat, self._verborgen), 200)
            waar = naamloos(stuk.plaats.tekst, self._verborgen)
            yield f"    {stuk.polariteit}: {tekst} ({waar}; {wie})"
            if bevinding.besluit:
                door = self._bewijs.naam(bevinding.besluit.door)
                yield "        " + _("besluit van {door}: {reden}").format(
                    door=door, reden=bevinding.besluit.reden
                )
