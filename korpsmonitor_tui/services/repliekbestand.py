"""A waarderingstabel that a ketenpartner filled in and returned: every repliek in its place, everything else listed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingslezing import (
    Gelezen,
    Uitkomst,
    beoordeel,
    lees_rijen,
    niet_gedrukt,
    vlak,
)
from korpsmonitor_tui.domain.waarderingstabel import REPLIEK
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.replieken import (
    Repliekplaats,
    repliek_id,
    schrijf_repliek,
)
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_velden
from korpsmonitor_tui.services.waardering import lees_waardering
from korpsmonitor_tui.services.waarderingstabel import (
    lees_voorleggingen,
    plaatsen_nu,
    schrijf_waardering,
    stel_waardering_op,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from korpsmonitor_tui.domain.waarderingslezing import Rij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

OVERGENOMEN: Final = frozenset({Uitkomst.NIEUW, Uitkomst.GEWIJZIGD})
VOOR_EEN_MENS: Final = frozenset({Uitkomst.LEEGGEMAAKT, Uitkomst.BOTSING})


@dataclass(frozen=True, slots=True)
class Regel:
    """What a partner wrote beside one judgement, and what becomes of it."""

    plaats: Repliekplaats
    tekst: str
    hier: Veld
    """What stood here: a text that somebody changed meanwhile is kept beside what is written."""
    uitkomst: Uitkomst
    actueel: bool
    """Whether the korps still gives the judgement that was in the file."""


@dataclass(frozen=True, slots=True)
class Repliekbestand:
    """What one returned file came to."""

    sha256: str
    regels: tuple[Regel, ...]
    """Of every judgement that the file has, or had when it went out, with a text in it or here."""
    niet_geplaatst: tuple[tuple[str, str], ...]
    """Every text that was not printed in it and is no repliek: (place in the file, text)."""
    ontbrekend: tuple[Repliekplaats, ...]
    """Judgements that were printed in it and are not in it any more."""

    @property
    def open(self) -> bool:
        """Whether a person must look at something."""
        return bool(self.niet_geplaatst) or any(r.uitkomst in VOOR_EEN_MENS for r in self.regels)


def lees_repliekbestand(sessie: Sessie, dossier: str, pad: Path, *, proef: bool = False) -> Repliekbestand:
    """Read a returned table into the dossier of its partner; with ``proef`` only tell what would become of it.

    All that can be taken is one handeling, and the file is kept byte for byte; once taken in it adds nothing a second
    time. Raises OnbruikbareInvoer or ArchiefFout for a file that cannot be read or has no judgement of this partner.
    """
    eis_schrijver(sessie, dossier)
    inhoud = bijlagen.lees_bestand(pad)
    vorm = pad.suffix.lower().removeprefix(".")
    rijen = _rijen(inhoud, vorm, pad.name)
    vorm = "docx" if vorm == "odt" else vorm
    nu = plaatsen_nu(lees_waardering(sessie, dossier), dossier)
    gedrukt, plaatsen = _gedrukt(sessie, dossier, rijen, vorm, nu)
    gelezen = lees_rijen(rijen, plaatsen)
    if not gelezen.replieken:
        raise OnbruikbareInvoer(
            _(
                "{naam} bevat geen oordelen over {partner} zoals die zijn of waren voorgelegd; er is niets vastgelegd. "
                "Controleer of dit de tabel van deze ketenpartner is en of de kolom met codes er nog in staat."
            ).format(naam=pad.name, partner=lees_waardering(sessie, dossier).partner.naam)
        )
    hier = lees_velden(sessie.store.lees(), "repliek", dossier)
    bestand = Repliekbestand(
        sha256=hashlib.sha256(inhoud).hexdigest(),
        regels=tuple(
            _regel(_plaats(dossier, plaatsen[code]), tekst, gedrukt.replieken.get(code, ""), hier, code in nu)
            for code, tekst in gelezen.replieken.items()
        ),
        niet_geplaatst=niet_gedrukt(gelezen, gedrukt),
        ontbrekend=tuple(
            _plaats(dossier, plaatsen[code]) for code in gedrukt.replieken if code not in gelezen.replieken
        ),
    )
    if not proef:
        _leg_vast(sessie, dossier, pad.name, inhoud, bestand)
    return bestand


def _rijen(inhoud: bytes, vorm: str, naam: str) -> tuple[Rij, ...]:
    # Imported late: start-up must pay neither for Word nor for workbooks.
    if vorm == "xlsx":
        from korpsmonitor_tui.intake.waarderingsrijen import lees_rijen_werkmap

        return lees_rijen_werkmap(inhoud, naam)
    if vorm in {"docx", "odt"}:
        from korpsmonitor_tui.word.waarderingsrijen import lees_rijen_word

        return lees_rijen_word(inhoud, naam)
    raise OnbruikbareInvoer(
        _("{naam} is geen .docx, .odt of .xlsx; er is niets vastgelegd.").format(naam=naam)
    )


def _gedrukt(
    sessie: Sessie, dossier: str, rijen: tuple[Rij, ...], vorm: str, nu: Mapping[str, tuple[str, str, str]]
) -> tuple[Gelezen, Mapping[str, tuple[str, str, str]]]:
    """What was printed in the file, and what its codes stand for.

    That is the table that was put to the partner and has most of its codes, of equal ones the last; a file that was
    handed over without being recorded is compared with the table as it is now.
    """
    voorleggingen = lees_voorleggingen(sessie.store.lees(), dossier)
    alle = dict(nu)
    for voorlegging in voorleggingen:
        alle |= voorlegging.plaatsen
    codes = lees_rijen(rijen, alle).replieken.keys()
    gelijk = [v for v in voorleggingen if v.vorm == vorm and codes & v.plaatsen.keys()]
    for voorlegging in sorted(gelijk, key=lambda v: (len(codes & v.plaatsen.keys()), v.id), reverse=True):
        try:
            naam, inhoud = bijlagen.haal_op(sessie, voorlegging.bijlage)
        except NietGevonden:
            continue  # destroyed by law
        return lees_rijen(_rijen(inhoud, vorm, naam), alle), alle
    met_repliek = any(vlak(cel) == REPLIEK for rij in rijen if rij.tabel is not None for cel in rij.cellen)
    tabel = stel_waardering_op(sessie, dossier, met_repliek=met_repliek)
    inhoud, _meldingen = schrijf_waardering(sessie, tabel, vorm)
    return lees_rijen(_rijen(inhoud, vorm, vorm), alle), alle


def _plaats(dossier: str, plaats: tuple[str, str, str]) -> Repliekplaats:
    return Repliekplaats(repliek_id(dossier, *plaats), *plaats)


def _regel(
    plaats: Repliekplaats, terug: str, gedrukt: str, hier: Mapping[Plaats, Veld], actueel: bool
) -> Regel:
    staat = hier.get(Plaats("repliek", plaats.id, "tekst"), Veld())
    uitkomst = Uitkomst.BOTSING if staat.conflict else beoordeel(gedrukt, terug, staat.tekst)
    return Regel(plaats, terug, staat, uitkomst, actueel)


def _leg_vast(sessie: Sessie, dossier: str, naam: str, inhoud: bytes, bestand: Repliekbestand) -> None:
    def taak(tx: Transactie) -> None:
        bijlagen.bewaar(tx, dossier, naam, inhoud, f"{dossier}/repliekbestand/{bestand.sha256}")
        for regel in bestand.regels:
            if regel.uitkomst in OVERGENOMEN:
                schrijf_repliek(tx, dossier, regel.plaats, regel.tekst, op=regel.hier.koppen)

    sessie.store.voer_uit(sessie.wie, taak)
