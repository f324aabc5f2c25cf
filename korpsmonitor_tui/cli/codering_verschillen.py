"""``codering verschillen``: what who coded did not agree on, each in its context."""

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
from korpsmonitor_tui.cli.codering_suggesties import gegevens_als_json, gegevenstekst
from korpsmonitor_tui.cli.namen import met_namen_optie
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.codering import oordeelnaam
from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.codeerplaatsen import Plaatslezer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.codering import Codering, Verschil
    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.sessie import Sessie

VERSCHIL_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "voorlopig": _("of nog niet iedereen klaar is; dan zijn er geen verschillen te zien"),
    "verschillen[].nummer": _("nummer van het verschil, als in `codering toon`"),
    "verschillen[].soort": _("dimensie, cijfer, organisatie of toezegging"),
    "verschillen[].code": _("de code"),
    **sleutels_onder("verschillen[]", PLAATS),
    "verschillen[].codeurs[].naam": _("wie codeerde"),
    "verschillen[].codeurs[].codes[].nummer": _("nummer van een code, als in `codering toon`"),
    "verschillen[].codeurs[].codes[].beslissing": _("bevestigd of verworpen"),
    "verschillen[].codeurs[].codes[].oordeel": _("het oordeel; leeg bij wat geen dimensie is"),
    "verschillen[].codeurs[].codes[].gegevens[].naam": _("naam van een gegeven, zoals waarde"),
    "verschillen[].codeurs[].codes[].gegevens[].waarde": _("dat gegeven, of leeg"),
    "verschillen[].codeurs[].codes[].tekst": _("het citaat"),
    "verschillen[].beslist": _("of erover is beslist"),
    "verschillen[].strijdig": _("of op twee laptops verschillend is besloten"),
    "verschillen[].geldt": _("nummer van de code die geldt, of null"),
    "verschillen[].besluit": _("het besluit erover"),
    **sleutels_onder("verschillen[].besluit", BESLUIT),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon waarover wie onafhankelijk codeerden het niet eens zijn, met ieders code naast elkaar en de tekst waarin zij"
        " staat. `codering beslis` beslist erover."
    ),
)
@partij_argument()
@click.option("--open", "alleen_open", is_flag=True, help=_("Alleen waarover nog niet is beslist."))
@met_namen_optie
@json_optie(VERSCHIL_SLEUTELS)
@met_sessie
def verschillen(sessie: Sessie, partij: str, alleen_open: bool, met_namen: bool, als_json: bool) -> None:
    """Show differences."""
    dossier = sessie.dossier(partij)
    beeld = _Verschillenbeeld(
        sessie, dossier, verborgen_van(sessie, dossier, met_namen=met_namen), alleen_open
    )
    if als_json:
        zeg_json({"partij": sessie.partij(partij).code, **beeld.als_gegevens()})
    else:
        beeld.zeg()


class _Verschillenbeeld:
    """The differences as they are shown, with the numbers of ``codering toon``."""

    def __init__(
        self, sessie: Sessie, dossier: str, verborgen: tuple[Deelnemer, ...], alleen_open: bool
    ) -> None:
        self._uitkomst = lees_uitkomst(sessie, dossier)
        self._verborgen = verborgen
        self._namen = medewerkers.namen(sessie.store.lees())
        self._lezer = Plaatslezer(sessie, dossier, self._uitkomst.gelezen.bronnen)
        self._nummers = {c.id: nr for nr, c in enumerate(self._uitkomst.gelezen.coderingen, 1)}
        self._verschillen = [
            (nr, verschil)
            for nr, verschil in enumerate(self._uitkomst.samen.verschillen, 1)
            if verschil.open or not alleen_open
        ]

    def als_gegevens(self) -> dict[str, Any]:
        """The promised keys."""
        return {
            "voorlopig": self._uitkomst.voorlopig,
            "verschillen": [self._verschil(nr, verschil) for nr, verschil in self._verschillen],
        }

    def _verschil(self, nummer: int, verschil: Verschil) -> dict[str, Any]:
        eerste, besluit = verschil.eerste, verschil.besluit
        return {
            "nummer": nummer,
            "soort": eerste.soort,
            "code": eerste.code,
            **plaats_als_gegevens(
                eerste, self._lezer.plaats(*(c.anker for c in verschil.alle)), self._verborgen
            ),
            "codeurs": [
                {"naam": self._namen.get(wie, wie), "codes": [self._code(c) for c in gegeven]}
                for wie, gegeven in verschil.per_codeur
            ],
            "beslist": not verschil.open,
            "strijdig": besluit is not None and besluit.strijdig,
            "geldt": self._nummers.get(besluit.codering) if besluit and not verschil.open else None,
            "besluit": besluit_als_gegevens(besluit, self._namen),
        }

    def _code(self, codering: Codering) -> dict[str, Any]:
        return {
            "nummer": self._nummers[codering.id],
            "beslissing": codering.oordeel,
            "oordeel": codering.polariteit,
            "gegevens": gegevens_als_json(codering.gegevens),
            "tekst": naamloos(codering.anker.citaat, self._verborgen),
        }

    def zeg(self) -> None:
        """The same for people."""
        if self._uitkomst.voorlopig:
            zeg(_("Nog niet iedereen heeft zijn codering afgerond; verschillen zijn er daarna pas."))
        elif not self._verschillen:
            zeg(_("Er is geen verschil waarover moet worden beslist."))
        for nummer, verschil in self._verschillen:
            zeg("\n".join(self._regels(nummer, verschil)))

    def _regels(self, nummer: int, verschil: Verschil) -> Iterator[str]:
        plaats = self._lezer.plaats(*(c.anker for c in verschil.alle))
        yield f"{nummer} {verschil.eerste.code} ({naamloos(plaats.tekst, self._verborgen)})"
        yield f"    {citaat(naamloos(plaats.omgeving, self._verborgen), 300)}"
        for wie, gegeven in verschil.per_codeur:
            codes = "; ".join(self._codetekst(codering) for codering in gegeven) or _("geen code")
            yield f"    {self._namen.get(wie, wie)}: {codes}"
        besluit = verschil.besluit
        if besluit is None:
            yield "    " + _("nog niet beslist")
        elif besluit.strijdig:
            yield "    " + _("op twee laptops verschillend besloten; beslis opnieuw")
        else:
            geldt = self._nummers.get(besluit.codering)
            wat = _("code {nummer} geldt").format(nummer=geldt) if geldt else _("geen code geldt")
            door = self._namen.get(besluit.door, besluit.door)
            yield "    " + _("{wat}: {reden} ({door})").format(wat=wat, reden=besluit.reden, door=door)

    def _codetekst(self, codering: Codering) -> str:
        delen = (oordeelnaam(codering.oordeel), codering.polariteit, gegevenstekst(codering.gegevens))
        return f"{self._nummers[codering.id]} {' · '.join(filter(None, delen))}"
