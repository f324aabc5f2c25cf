"""What ``verslag lees`` does with returned files: each read, shown, and recorded whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.cli.invoer import STDIN, lees_standaardinvoer
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Aard
from korpsmonitor_tui.domain.wederhoor import aardnaam, beschrijf
from korpsmonitor_tui.domain.woordverschil import stukken
from korpsmonitor_tui.services.datums import toon_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.teruglezing import Passagelot, Terugpunt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.terugkomst import Vastgelegd
    from korpsmonitor_tui.services.verslaglezing import Gelezen


def _punten(pad: str) -> dict[str, str]:
    return {
        f"{pad}.aard": _(
            "bijgehouden, stil, opmerking, nieuw, verwijderd, verplaatst, gesplitst, samengevoegd, gekopieerd, elders of los"
        ),
        f"{pad}.auteur": _("wie, zoals het in het bestand staat; leeg bij een stille wijziging"),
        f"{pad}.datum": _("wanneer, zoals het in het bestand staat, of null"),
        f"{pad}.oud": _("de passage zoals zij is verstuurd, of leeg"),
        f"{pad}.nieuw": _("de passage met alleen deze wijziging, of leeg"),
        f"{pad}.invoegingen[]": _("tekst die erbij kwam"),
        f"{pad}.verwijderingen[]": _("tekst die weg is"),
        f"{pad}.tekst": _("van een opmerking wat zij zegt, met de antwoorden"),
        f"{pad}.bij": _("de woorden waar zij bij staat, of waar in het document"),
        f"{pad}.na": _("nummer van de passage waarachter het staat, of null"),
        f"{pad}.opgelost": _("of de opmerking als opgelost is gemarkeerd"),
        f"{pad}.zekerheid": _("vast, of voorstel: dan bevestigt iemand de plaats"),
    }


SLEUTELS: Final = {
    "proef": _("of er alleen is gekeken"),
    "fouten[].bestand": _("bestand dat niet kon worden ingelezen"),
    "fouten[].melding": _("waarom niet"),
    "bestanden[].bestand": _("het gelezen bestand"),
    "bestanden[].sha256": _("vingerafdruk van het bestand"),
    "bestanden[].partij": _("code van de partij"),
    "bestanden[].versie": _("nummer van de versie waarop het antwoordt"),
    "bestanden[].actueel": _("of dat de versie is die het laatst is verstuurd"),
    "bestanden[].respondent": _("van wie, of leeg als dat niet is gezegd en niet blijkt"),
    "bestanden[].uitkomst": _("vastgelegd, al gelezen, akkoord voorgesteld, ongewijzigd, of proef"),
    "bestanden[].ongewijzigd": _("aantal passages waaraan niets is gedaan"),
    "bestanden[].akkoordwoorden[]": _("zinnen waarmee de respondent akkoord lijkt te gaan"),
    "bestanden[].meldingen[]": _("wat over het bestand als geheel opvalt"),
    "bestanden[].opmerkingen[]": _("kenmerken van de opmerkingen die zijn gemaakt"),
    "bestanden[].passages[].nummer": _("nummer van de passage"),
    "bestanden[].passages[].kenmerk": _("kenmerk van de passage"),
    "bestanden[].passages[].aanwezig": _("of zij nog in het bestand staat"),
    "bestanden[].passages[].ongewijzigd": _("of er niets aan is gedaan en niets over is gezegd"),
    "bestanden[].passages[].oud": _("zoals zij is verstuurd"),
    "bestanden[].passages[].nieuw": _("met alle wijzigingen aanvaard"),
    **_punten("bestanden[].passages[].punten[]"),
    **_punten("bestanden[].overig[]"),
}


@dataclass(frozen=True, slots=True)
class Bron:
    """A file to read."""

    pad: Path
    getypt: bool = False
    """Whether it holds typed remarks; ``-`` is then standard input."""


@dataclass(frozen=True, slots=True)
class Opdrachtkeuze:
    """What was asked for."""

    partij: str
    respondenten: tuple[str, ...]
    """None, one for all files, or one a file."""
    datum: date | None
    kanaal: str
    proef: bool
    als_json: bool

    def respondent(self, plaats: int) -> str:
        """Who the file at this place is said to be from; empty if nobody said."""
        namen = self.respondenten
        return namen[plaats if len(namen) > 1 else 0] if namen else ""


@met_sessie
def lees_in(sessie: Sessie, bronnen: Sequence[Bron], keuze: Opdrachtkeuze) -> int:
    """Take in every file that can be used; status 2 if one cannot."""
    dossier = sessie.dossier(keuze.partij) if keuze.partij else ""
    gedaan: list[tuple[Bron, Gelezen, Vastgelegd | None]] = []
    fouten: list[tuple[Bron, KorpsmonitorFout]] = []
    for plaats, bron in enumerate(bronnen):
        try:
            gelezen = _lees(sessie, bron, dossier, keuze.respondent(plaats))
            uitkomst = None if keuze.proef else _leg_vast(sessie, gelezen, keuze)
        except KorpsmonitorFout as fout:
            fouten.append((bron, fout))
            melding = " ".join(str(fout).split())
            naam = bron.pad.name
            zeg(
                _("Fout: {melding}").format(melding=melding if naam in melding else f"{naam}: {melding}"),
                fout=True,
            )
            continue
        gedaan.append((bron, gelezen, uitkomst))
        if not keuze.als_json:
            _toon(gelezen, uitkomst, keuze)
    if keuze.als_json:
        zeg_json(
            {
                "proef": keuze.proef,
                "fouten": [{"bestand": str(bron.pad), "melding": str(fout)} for bron, fout in fouten],
                "bestanden": [_als_gegevens(sessie, *een) for een in gedaan],
            }
        )
    return max((fout.status for _bron, fout in fouten), default=0)


def _lees(sessie: Sessie, bron: Bron, dossier: str, respondent: str) -> Gelezen:
    # Imported late: a help page need not know Word.
    from korpsmonitor_tui.services import verslaglezing
    from korpsmonitor_tui.services.bijlagen import lees_bestand

    if not bron.getypt:
        inhoud = lees_bestand(bron.pad)
        return verslaglezing.lees_terug(sessie, inhoud, bron.pad.name, dossier, respondent)
    van_invoer = str(bron.pad) == STDIN
    inhoud = lees_standaardinvoer() if van_invoer else lees_bestand(bron.pad)
    naam = _("opmerkingen.txt") if van_invoer else bron.pad.name
    return verslaglezing.lees_opmerkingentekst(sessie, inhoud, naam, dossier, respondent)


def _leg_vast(sessie: Sessie, gelezen: Gelezen, keuze: Opdrachtkeuze) -> Vastgelegd:
    from korpsmonitor_tui.services.verslaglezing import leg_vast
    from korpsmonitor_tui.services.wederhoor import Antwoord

    if not gelezen.respondent:
        namen = ", ".join(label for _wie, label in gelezen.versie.respondenten)
        raise NietGevonden(
            _(
                "{naam} is niet ingelezen: het blijkt niet van wie het is. Kies met --respondent uit {namen}."
            ).format(naam=gelezen.naam, namen=namen)
        )
    return leg_vast(sessie, gelezen, Antwoord(gelezen.respondent, keuze.kanaal, keuze.datum))


# -- for people ----------------------------------------------------------------------------------------------------------


def _toon(gelezen: Gelezen, uitkomst: Vastgelegd | None, keuze: Opdrachtkeuze) -> None:
    from korpsmonitor_tui.services.terugkomst import Lot, uitleg
    from korpsmonitor_tui.services.verslaglezing import telling

    wie = _(", van {wie}").format(wie=gelezen.respondent) if gelezen.respondent else ""
    zeg(
        _("{naam}: {partij}, versie {versie}{wie}").format(
            naam=gelezen.naam, partij=gelezen.partij, versie=gelezen.versie.nummer, wie=wie
        )
        + (_(" (proef: er is niets vastgelegd)") if keuze.proef else "")
    )
    for melding in gelezen.meldingen:
        zeg(f"  ! {melding}")
    zeg(f"  {telling(gelezen)}")
    for punt in gelezen.lezing.punten:
        zeg(f"    {_regel(punt)}")
    if uitkomst is not None:
        zeg(f"  {uitleg(uitkomst)}")
    if gelezen.voorgesteld_akkoord and (uitkomst is None or uitkomst.lot != Lot.AL_GELEZEN):
        zeg(_("  Akkoord vastleggen: korpsmonitor verslag akkoord {partij} --respondent {wie} --bewijs {naam}").format(
            partij=_aangehaald(gelezen.partij),
            wie=_aangehaald(gelezen.respondent or _("WIE")),
            naam=_aangehaald(gelezen.naam),
        ))  # fmt: skip


def _aangehaald(tekst: str) -> str:
    return f'"{tekst}"' if " " in tekst else tekst


def _regel(punt: Terugpunt) -> str:
    waar = _("passage {nummer}").format(nummer=punt.nummer) if punt.nummer else _("zonder passage")
    wie = ", ".join(filter(None, (aardnaam(punt.aard), punt.auteur, toon_moment(punt.datum))))
    return f"{waar} ({wie}): " + " / ".join(beschrijf(punt).splitlines())


# -- for programs --------------------------------------------------------------------------------------------------------


def _als_gegevens(
    sessie: Sessie, bron: Bron, gelezen: Gelezen, uitkomst: Vastgelegd | None
) -> dict[str, Any]:
    from korpsmonitor_tui.services.sessie import partij_van

    nummers = {lot.passage: lot.nummer for lot in gelezen.lezing.passages}
    return {
        "bestand": str(bron.pad),
        "sha256": gelezen.sha256,
        "partij": partij_van(gelezen.dossier),
        "versie": gelezen.versie.nummer,
        "actueel": gelezen.actueel,
        "respondent": gelezen.respondent,
        "uitkomst": uitkomst.lot.value if uitkomst else "proef",
        "ongewijzigd": gelezen.aantal_ongewijzigd,
        "akkoordwoorden": list(gelezen.lezing.akkoordwoorden),
        "meldingen": list(gelezen.meldingen),
        "opmerkingen": list(uitkomst.opmerkingen) if uitkomst else [],
        "passages": [_passage(lot, nummers) for lot in gelezen.lezing.passages],
        "overig": [_punt(punt, nummers) for punt in gelezen.lezing.overig],
    }


def _passage(lot: Passagelot, nummers: dict[str, int]) -> dict[str, Any]:
    return {
        "nummer": lot.nummer,
        "kenmerk": lot.passage,
        "aanwezig": lot.aanwezig,
        "ongewijzigd": lot.ongewijzigd,
        "oud": lot.oud,
        "nieuw": lot.nieuw,
        "punten": [_punt(punt, nummers) for punt in lot.punten],
    }


def _punt(punt: Terugpunt, nummers: dict[str, int]) -> dict[str, Any]:
    # A comment changes nothing, and what was only moved keeps its words.
    zelfde = punt.aard == Aard.OPMERKING or (punt.aard == Aard.VERPLAATST and not punt.nieuw)
    delen = () if zelfde else stukken(punt.oud, punt.nieuw)
    return {
        "aard": punt.aard.value,
        "auteur": punt.auteur,
        "datum": punt.datum,
        "oud": punt.oud,
        "nieuw": punt.nieuw,
        "invoegingen": [tekst for soort, tekst in delen if soort == "+"],
        "verwijderingen": [tekst for soort, tekst in delen if soort == "-"],
        "tekst": punt.tekst,
        "bij": punt.bij,
        "na": nummers.get(punt.na),
        "opgelost": punt.opgelost,
        "zekerheid": punt.zekerheid.value,
    }
