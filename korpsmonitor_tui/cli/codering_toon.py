"""``codering toon/beslis``: codes, what coders made of them together, and deciding on differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.codering_suggesties import gegevens_als_json, gegevenstekst
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.vinden import kies_genoemde
from korpsmonitor_tui.domain.anker import lotnaam
from korpsmonitor_tui.domain.codering import oordeelnaam
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import codeerbesluiten, medewerkers
from korpsmonitor_tui.services.gezegd import lees_anders_gezegd
from korpsmonitor_tui.services.namen import verberg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.codering import Codering, Verschil
    from korpsmonitor_tui.services.sessie import Sessie

TOON_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "voorlopig": _("of nog niet iedereen klaar is; dan staan er alleen uw eigen codes"),
    "codeurs[].naam": _("wie codeerde"),
    "codeurs[].afgerond": _("wanneer die klaar was (UTC), of leeg"),
    "coderingen[].nummer": _("nummer in deze lijst"),
    "coderingen[].id": _("vast kenmerk van de code"),
    "coderingen[].codeur": _("naam van wie de code gaf"),
    "coderingen[].tijd": _("wanneer er het eerst over is beslist (UTC)"),
    "coderingen[].soort": _("dimensie, cijfer, organisatie of toezegging"),
    "coderingen[].code": _("de code"),
    "coderingen[].beslissing": _("bevestigd of verworpen"),
    "coderingen[].oordeel": _("positief, neutraal, aandacht of negatief; leeg bij wat geen dimensie is"),
    "coderingen[].gegevens[].naam": _("naam van een gegeven, zoals waarde of eenheid"),
    "coderingen[].gegevens[].waarde": _("dat gegeven, of leeg"),
    "coderingen[].vraag": _("vraag die een cijfer beantwoordt, of leeg"),
    "coderingen[].toelichting": _("toelichting, of leeg"),
    "coderingen[].tekst": _("het citaat in de tekst van nu"),
    "coderingen[].bron": _("notitie, beurt of passage"),
    "coderingen[].entiteit": _("kenmerk van die bron"),
    "coderingen[].begin": _("eerste teken van het citaat in de bron, vanaf 0"),
    "coderingen[].eind": _("teken achter het citaat"),
    "coderingen[].verankering": _("gelijk, verplaatst, gewijzigd of los"),
    "coderingen[].zekerheid": _("zekerheid van het voorstel, of leeg"),
    "coderingen[].model": _("model dat het voorstelde; leeg bij een code met de hand"),
    "coderingen[].gewijzigd": _("of anders is bevestigd dan voorgesteld"),
    "bevindingen[].nummer": _("nummer van de code die geldt"),
    "bevindingen[].codeurs[]": _("wie haar bevestigden"),
    "bevindingen[].besluit": _("of zij geldt door een besluit over een verschil"),
    "verschillen[].nummer": _("nummer van het verschil"),
    "verschillen[].coderingen[]": _("nummers van de codes die het betreft"),
    "verschillen[].beslist": _("of erover is beslist"),
    "verschillen[].geldt": _("nummer van de code die geldt, of null"),
    "verschillen[].reden": _("reden van het besluit, of leeg"),
    "anders_gezegd[].vraag": _("vraag waarop een ander cijfer is gezegd dan opgegeven"),
    "anders_gezegd[].jaar": _("jaar, of leeg"),
    "anders_gezegd[].tekst": _("het verschil in woorden"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de codes van een dossier. Zolang niet iedereen klaar is alleen uw eigen; daarna ook die van anderen, wat"
        " er samen van is gemaakt en wat er anders is gezegd dan opgegeven."
    ),
)
@partij_argument()
@met_namen_optie
@json_optie(TOON_SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str, met_namen: bool, als_json: bool) -> None:
    """Show codes, bevindingen and differences."""
    dossier = sessie.dossier(partij)
    beeld = _Beeld(sessie, dossier, te_verbergen(sessie, dossier, met_namen=met_namen))
    if als_json:
        zeg_json({"partij": sessie.partij(partij).code, **beeld.als_gegevens()})
    else:
        beeld.zeg()


@click.command(
    cls=Opdracht,
    help=_(
        "Beslis over een verschil: VERSCHIL is zijn nummer in `codering toon`, CODE het nummer van de code die geldt, of"
        " “geen”. Wat wie codeerden gaven blijft staan."
    ),
)
@partij_argument()
@click.argument("verschil", help=_("Nummer van het verschil."))
@click.argument("code", help=_("Nummer van de code die geldt, of geen."))
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def beslis(sessie: Sessie, partij: str, verschil: str, code: str, reden: str) -> None:
    """Decide on a difference."""
    dossier = sessie.dossier(partij)
    beeld = _Beeld(sessie, dossier, {})
    verschillen = beeld.uitkomst.samen.verschillen
    gekozen = kies_genoemde(verschillen, [v.kenmerk for v in verschillen], verschil, _("verschil"))
    geldt = None if code == "geen" else beeld.kies(code).id
    if geldt is not None and geldt not in {c.id for c in gekozen.bevestigd}:
        raise OnbruikbareInvoer(_("Code {code} hoort niet bij dit verschil; er is niets vastgelegd.").format(code=code))  # fmt: skip
    codeerbesluiten.besluit_verschil(sessie, dossier, gekozen.kenmerk, geldt, reden)
    zeg(_("Besluit vastgelegd."))


class _Beeld:
    """What is shown of a dossier, with the numbers by which people name codes."""

    def __init__(self, sessie: Sessie, dossier: str, verborgen: Mapping[str, str]) -> None:
        self._verborgen = verborgen
        self.uitkomst = codeerbesluiten.lees_uitkomst(sessie, dossier)
        self._signalen = lees_anders_gezegd(sessie, dossier)
        self._namen = medewerkers.namen(sessie.store.lees())
        self._coderingen = self.uitkomst.gelezen.coderingen
        self._nummers = {codering.id: nr for nr, codering in enumerate(self._coderingen, 1)}

    def kies(self, naam: str) -> Codering:
        """The code with this number or id. Raises NietGevonden."""
        return kies_genoemde(self._coderingen, list(self._nummers), naam, _("code"))

    def _naam(self, codeur: str) -> str:
        return self._namen.get(codeur, codeur)

    def als_gegevens(self) -> dict[str, Any]:
        """The promised keys."""
        samen, stand = self.uitkomst.samen, self.uitkomst.gelezen.stand
        return {
            "voorlopig": self.uitkomst.voorlopig,
            "codeurs": [
                {"naam": self._naam(codeur), "afgerond": stand.afgerond.get(codeur, "")}
                for codeur in stand.codeurs
            ],
            "coderingen": [self._codering(codering) for codering in self._coderingen],
            "bevindingen": [
                {
                    "nummer": self._nummers[bevinding.codering.id],
                    "codeurs": [self._naam(codeur) for codeur in bevinding.codeurs],
                    "besluit": bevinding.besluit is not None,
                }
                for bevinding in samen.bevindingen
            ],
            "verschillen": [self._verschil(nr, verschil) for nr, verschil in enumerate(samen.verschillen, 1)],
            "anders_gezegd": [
                {
                    "vraag": signaal.vraag,
                    "jaar": signaal.jaar,
                    "tekst": verberg(signaal.tekst, self._verborgen),
                }
                for signaal in self._signalen
            ],
        }

    def _codering(self, codering: Codering) -> dict[str, Any]:
        anker = codering.anker
        return {
            "nummer": self._nummers[codering.id],
            "id": codering.id,
            "codeur": self._naam(codering.codeur),
            "tijd": codering.tijd,
            "soort": codering.soort,
            "code": codering.code,
            "beslissing": codering.oordeel,
            "oordeel": codering.polariteit,
            "gegevens": verberg(gegevens_als_json(codering.gegevens), self._verborgen),
            "vraag": codering.vraag,
            "toelichting": verberg(codering.toelichting, self._verborgen),
            "tekst": verberg(anker.citaat, self._verborgen),
            "bron": anker.soort,
            "entiteit": anker.entiteit,
            "begin": anker.begin,
            "eind": anker.eind,
            "verankering": codering.verankering.lot.value,
            "zekerheid": str(codering.voorstel.get("zekerheid") or ""),
            "model": str(codering.voorstel.get("model") or ""),
            "gewijzigd": codering.gewijzigd,
        }

    def _verschil(self, nummer: int, verschil: Verschil) -> dict[str, Any]:
        besluit = verschil.besluit
        return {
            "nummer": nummer,
            "coderingen": [self._nummers[c.id] for _codeur, gegeven in verschil.per_codeur for c in gegeven],
            "beslist": besluit is not None,
            "geldt": self._nummers.get(besluit.codering) if besluit else None,
            "reden": verberg(besluit.reden, self._verborgen) if besluit else "",
        }

    def zeg(self) -> None:
        """The same for people."""
        stand = self.uitkomst.gelezen.stand
        for codeur in stand.codeurs:
            staat = _("klaar") if codeur in stand.afgerond else _("bezig")
            zeg(f"{self._naam(codeur)}: {staat}")
        for codering in self._coderingen:
            zeg(self._regel(codering))
        for nr, verschil in enumerate(self.uitkomst.samen.verschillen, 1):
            zeg(self._verschilregel(nr, verschil))
        for signaal in self._signalen:
            zeg(verberg(signaal.tekst, self._verborgen))
        if not self._coderingen:
            zeg(_("Er zijn geen codes die u kunt zien."))

    def _regel(self, codering: Codering) -> str:
        delen = (
            self._naam(codering.codeur),
            oordeelnaam(codering.oordeel),
            codering.code,
            codering.polariteit,
            verberg(gegevenstekst(codering.gegevens), self._verborgen),
            codering.vraag,
            lotnaam(codering.verankering.lot),
        )
        kop = " · ".join(filter(None, delen))
        tekst = citaat(verberg(codering.anker.citaat, self._verborgen), 200)
        return f"{self._nummers[codering.id]} {kop}\n    {tekst}"

    def _verschilregel(self, nummer: int, verschil: Verschil) -> str:
        gegevens = self._verschil(nummer, verschil)
        nummers = ", ".join(str(nr) for nr in gegevens["coderingen"])
        kop = _("verschil {nummer}: {code} (codes {nummers})").format(
            nummer=nummer, code=verschil.eerste.code, nummers=nummers
        )
        if verschil.besluit is None:
            return f"{kop} · {_('nog niet beslist')}"
        geldt = (
            _("code {nummer} geldt").format(nummer=gegevens["geldt"])
            if gegevens["geldt"]
            else _("geen code geldt")
        )
        return f"{kop} · {geldt}: {verberg(verschil.besluit.reden, self._verborgen)}"
