"""Asking a korps that is not conform norm for improvement measures (002): who is asked what, the letter, and what went out.

The letter is a concept for signature, made anew each time. What was sent is kept byte for byte, with what it asked.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.naam import veilige_naam
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.services import bijlagen, werkdagen
from korpsmonitor_tui.services.datums import als_datum, eis_verleden, toon
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, lees_matrix
from korpsmonitor_tui.services.maatregelen import lees_alle
from korpsmonitor_tui.services.rapportschrijvers import eis_korps, eis_rapportschrijver
from korpsmonitor_tui.services.verbeterbriefstuk import Brieftijd, niet_conform, schrijf_brief
from korpsmonitor_tui.services.versiebestanden import Bestand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.korpsweging import Korpsweging, Weegmatrix
    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "verbeterbrief"
WEKEN: Final = 6
"""Time that a korps gets unless somebody says otherwise; 002 names none."""


@dataclass(frozen=True, slots=True)
class Briefopgave:
    """What a letter says besides the scores."""

    termijn: date | None = None
    """Last day to answer; None: ``WEKEN`` after the day of the letter."""
    kenmerk: str = ""
    """Of the sender."""
    datum: date | None = None
    """Day of the letter; None: today."""


@dataclass(frozen=True, slots=True)
class Verzonden:
    """A letter that went out."""

    id: str
    dossier: str
    datum: date | None
    termijn: date | None
    kenmerk: str
    kanaal: str
    bijlage: str
    """Id of the file."""
    sha256: str
    eindscore: str
    gevraagd: tuple[str, ...]
    """Dimensions (full codes) that it named as not conform norm."""


@dataclass(frozen=True, slots=True)
class Briefstand:
    """Whether a korps must be asked, was asked, and answered."""

    weging: Korpsweging
    geen_brief: str
    """Why there is no letter to write now; empty if there is."""
    verzonden: tuple[Verzonden, ...]
    """By day, the last one last."""
    zonder_maatregel: tuple[str, ...]
    """Dimensions that the last letter asked about and for which no measure was written down."""
    te_laat: bool
    """The termijn of the last letter is over and there are such dimensions, or no measure at all."""

    @property
    def te_versturen(self) -> bool:
        """Whether a letter is due that was not sent yet."""
        return not self.geen_brief and not self.verzonden


def lees_brieven(sessie: Sessie, matrix: Weegmatrix | None = None) -> tuple[Briefstand, ...]:
    """Every korps, in the order of the instrument; ``matrix`` is the edition as it was read already."""
    korpsen = (matrix or lees_matrix(sessie)).korpsen
    verzonden = lees_verzonden(sessie.store.lees(), [weging.dossier for weging in korpsen])
    maatregelen = lees_alle(sessie, [weging.dossier for weging in korpsen])
    return tuple(
        _stand(
            weging,
            verzonden.get(weging.dossier, ()),
            maatregelen.get(weging.dossier, ()),
            sessie.vandaag(),
        )
        for weging in korpsen
    )


def lees_onbeantwoord(sessie: Sessie) -> tuple[tuple[str, Verzonden], ...]:
    """(dossier, its last letter) of every korps that did not say a measure for all that was asked."""
    korpsen = [partij for partij in sessie.instrument.partijen if partij.gemeten]
    dossiers = [sessie.dossier(partij.code) for partij in korpsen]
    verzonden = lees_verzonden(sessie.store.lees(), dossiers)
    maatregelen = lees_alle(sessie, verzonden)
    return tuple(
        (dossier, brieven[-1])
        for dossier, brieven in verzonden.items()
        if not _is_beantwoord(brieven[-1], maatregelen.get(dossier, ()))
    )


def _zonder_maatregel(brief: Verzonden, maatregelen: Sequence[Maatregel]) -> tuple[str, ...]:
    gedekt = {maatregel.dimensie for maatregel in maatregelen}
    return tuple(code for code in brief.gevraagd if code not in gedekt)


def _is_beantwoord(brief: Verzonden, maatregelen: Sequence[Maatregel]) -> bool:
    """Whether there is a measure, and one for every dimension that was asked about."""
    return bool(maatregelen) and not _zonder_maatregel(brief, maatregelen)


def _stand(
    weging: Korpsweging, verzonden: Sequence[Verzonden], maatregelen: Sequence[Maatregel], vandaag: date
) -> Briefstand:
    laatste = verzonden[-1] if verzonden else None
    zonder = _zonder_maatregel(laatste, maatregelen) if laatste else ()
    voorbij = laatste is not None and laatste.termijn is not None and vandaag > laatste.termijn
    te_laat = laatste is not None and voorbij and not _is_beantwoord(laatste, maatregelen)
    return Briefstand(weging, waarom_geen_brief(weging), tuple(verzonden), zonder, te_laat)


def lees_verzonden(db: Database, dossiers: Iterable[str]) -> dict[str, tuple[Verzonden, ...]]:
    """What went out by dossier; a dossier without a letter is absent."""
    rijen = db.execute(
        "SELECT id, dossier, datum, termijn, kenmerk, kanaal, bijlage, sha256, eindscore, gevraagd FROM verbeterbrief "
        "WHERE dossier IN (SELECT value FROM json_each(?)) ORDER BY dossier, datum, id",
        (json.dumps(list(dossiers)),),
    ).fetchall()
    uit: dict[str, list[Verzonden]] = {}
    for id_, dossier, datum, termijn, kenmerk, kanaal, bijlage, sha256, eindscore, gevraagd in rijen:
        codes: Any = json.loads(gevraagd or "[]")
        uit.setdefault(dossier, []).append(
            Verzonden(
                id_,
                dossier,
                als_datum(datum),
                als_datum(termijn),
                kenmerk or "",
                kanaal or "",
                bijlage or "",
                sha256 or "",
                eindscore or "",
                tuple(str(code) for code in codes) if isinstance(codes, list) else (),
            )
        )
    return {dossier: tuple(brieven) for dossier, brieven in uit.items()}


def waarom_geen_brief(weging: Korpsweging) -> str:
    """Why a korps is not asked for measures now; empty if it is."""
    eind, naam = weging.eind.gegeven, weging.partij.naam
    if weging.eind.botsing:
        return _(
            "De eindscore van {korps} is op twee laptops verschillend vastgesteld; kies eerst wat geldt."
        ).format(korps=naam)
    if eind is None:
        return _("De eindscore van {korps} is nog niet vastgesteld.").format(korps=naam)
    if weging.verouderd:
        return _(
            "De eindscore van {korps} is vastgesteld op andere scores dan er nu staan; stel haar opnieuw vast."
        ).format(korps=naam)
    if eind.score.conform:
        return _("{korps} is conform norm.").format(korps=naam)
    if not eind.score.tekortkoming:
        return _("Over {korps} is geen oordeel gegeven.").format(korps=naam)
    return ""


# -- writing the letter --------------------------------------------------------------------------------------------------


def schrijf_concept(sessie: Sessie, dossier: str, opgave: Briefopgave | None = None) -> Bestand:
    """The letter as a concept for signature.

    Raises StapGeweigerd with the reason if this korps is not asked now, OnbruikbareInvoer for a termijn without time or a
    mistake in the texts of the instrument, SjabloonFout if the house style cannot be used.
    """
    weging = _eis_brief(sessie, dossier)
    datum, termijn = _dagen(sessie, opgave or Briefopgave())
    return schrijf_brief(
        sessie, weging, Brieftijd(datum, termijn), (opgave or Briefopgave()).kenmerk, concept=True
    )


def _eis_brief(sessie: Sessie, dossier: str) -> Korpsweging:
    eis_korps(sessie, dossier)
    weging = lees_korpsweging(sessie, dossier)
    if reden := waarom_geen_brief(weging):
        raise StapGeweigerd(_("{reden} Er is geen brief gemaakt.").format(reden=reden))
    return weging


def _dagen(sessie: Sessie, opgave: Briefopgave) -> tuple[date, date]:
    """The day of the letter and the last day to answer."""
    datum = opgave.datum or sessie.vandaag()
    termijn = opgave.termijn or werkdagen.na_weken(datum, WEKEN)
    if termijn <= datum:
        raise OnbruikbareInvoer(
            _("{termijn} laat geen tijd om te antwoorden; kies een dag na {datum}.").format(
                termijn=toon(termijn), datum=toon(datum)
            )
        )
    return datum, termijn


# -- what went out -------------------------------------------------------------------------------------------------------


def leg_verzonden_vast(
    sessie: Sessie,
    dossier: str,
    opgave: Briefopgave,
    kanaal: str = Kanaal.POST,
    bestand: Path | None = None,
) -> Verzonden:
    """Record that the letter went out, and keep it byte for byte: ``bestand`` as it was signed, or else as we write it.

    The same file is recorded once. Raises StapGeweigerd if this korps is not asked now or by who may not,
    OnbruikbareInvoer for an unknown channel, a day to come or a file that cannot be read.
    """
    weging = _eis_brief(sessie, dossier)
    eis_rapportschrijver(sessie, [weging.partij.code])
    if kanaal not in set(Kanaal):
        raise OnbruikbareInvoer(
            _("Onbekend kanaal “{kanaal}”; kies uit {kanalen}.").format(
                kanaal=kanaal, kanalen=", ".join(Kanaal)
            )
        )
    eis_verleden(sessie, opgave.datum)
    datum, termijn = _dagen(sessie, opgave)
    if bestand is not None:
        naam, inhoud = bestand.name, bijlagen.lees_bestand(bestand)
    else:
        gemaakt = schrijf_brief(sessie, weging, Brieftijd(datum, termijn), opgave.kenmerk, concept=False)
        naam, inhoud = gemaakt.naam, gemaakt.inhoud
    sha256 = hashlib.sha256(inhoud).hexdigest()
    # Of what went out nothing is lost: two laptops that sent different letters have two.
    id_ = f"{dossier}/{SOORT}/{sha256[:32]}"
    gegevens = {
        "dossier": dossier,
        "datum": datum.isoformat(),
        "termijn": termijn.isoformat(),
        "kenmerk": opgave.kenmerk.strip(),
        "kanaal": kanaal,
        "sha256": sha256,
        "eindscore": weging.eind.gegeven.score if weging.eind.gegeven else "",
        "gevraagd": [cel.dimensie.code for cel in niet_conform(weging)],
    }

    def taak(tx: Transactie) -> None:
        if tx.stand(SOORT, id_).bestaat:
            raise StapGeweigerd(_("Deze brief is al vastgelegd als verzonden; er is niets gewijzigd."))
        nu = lees_korpsweging(sessie, dossier)
        if nu.eind.vastgelegd != weging.eind.vastgelegd or nu.scores != weging.scores:
            raise StapGeweigerd(
                _("De scores zijn intussen gewijzigd; er is niets vastgelegd. Bekijk de brief opnieuw.")
            )
        bijlage = bijlagen.bewaar(tx, dossier, naam, inhoud, f"{id_}/bestand")
        tx.maak(SOORT, {**gegevens, "bijlage": bijlage}, id_)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_verzonden(sessie, dossier, id_)


def eis_verzonden(sessie: Sessie, dossier: str, welke: str = "") -> Verzonden:
    """A letter that went out by its id or the begin of its SHA-256; without one the last. Raises NietGevonden."""
    for brief in reversed(lees_verzonden(sessie.store.lees(), [dossier]).get(dossier, ())):
        if not welke or welke == brief.id or brief.sha256.startswith(welke.casefold()):
            return brief
    raise NietGevonden(_("Er is geen verzonden brief om verbetermaatregelen bij dit korps."))


def haal_verzonden(sessie: Sessie, brief: Verzonden) -> Bestand:
    """The file that went out, byte for byte. Raises NietGevonden if it was destroyed."""
    naam, inhoud = bijlagen.haal_op(sessie, brief.bijlage)
    return Bestand(veilige_naam(naam), inhoud)
