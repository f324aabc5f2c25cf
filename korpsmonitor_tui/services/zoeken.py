"""Finding texts in one edition: whatever people wrote in it, and codes."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Bronsoort, beurt_id
from korpsmonitor_tui.domain.codering import lees_anker
from korpsmonitor_tui.domain.gesprek import vind_namen
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.transcript import maak_beurten
from korpsmonitor_tui.services.bewerkingstekst import soortnaam
from korpsmonitor_tui.services.codeerstand import lees_codeerstand
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.transcriptstand import lees_cues
from korpsmonitor_tui.services.zoekplaatsen import lees_plaatsen
from korpsmonitor_tui.store import zoek as register

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.transcript import Beurt, Cue
    from korpsmonitor_tui.services.codeerstand import Codeerstand
    from korpsmonitor_tui.services.sessie import Sessie

BEGIN: Final = "\x02"
EIND: Final = "\x03"
"""Around the words found in a fragment."""

MEESTE: Final = 200
"""Results that one search gives at most."""


@dataclass(frozen=True, slots=True)
class Zoekresultaat:
    """One text that was found."""

    soort: str
    """Soort of the entity, such as ``notitie``, ``planactie`` or ``codering``."""
    entiteit: str
    dossier: str
    """Empty for what belongs to none, such as an action of a plan."""
    partij: str
    """Name of the korps or ketenpartner; empty without a dossier."""
    hoofdstuk: str
    """Where it stands in that: title of the chapter, dimension, number of the action; empty for what has no place."""
    fragment: str
    """The text around what was found, which stands between ``BEGIN`` and ``EIND``; safe to show otherwise."""
    ruw: str = field(default="", repr=False)
    """The same as it stands in the text, to find its place: participants may be called by name in it."""

    @property
    def soortnaam(self) -> str:
        """What was found, for people."""
        return {
            "score": _("motivatie van een score"),
            "eindscore": _("motivatie van de eindscore"),
            "rapporttekst": _("tekst van het rapport"),
        }.get(self.soort) or soortnaam(self.soort)

    @property
    def delen(self) -> tuple[tuple[str, bool], ...]:
        """The fragment in pieces: (text, whether it was found)."""
        stukken = [stuk.partition(EIND) for stuk in self.fragment.split(BEGIN)]
        voor = ((stukken[0][0] + stukken[0][2], False),)
        rest = tuple(deel for raak, _eind, na in stukken[1:] for deel in ((raak, True), (na, False)))
        return tuple(deel for deel in (*voor, *rest) if deel[0])


def zoek(
    sessie: Sessie, tekst: str, dossier: str = "", *, met_namen: bool = False
) -> tuple[Zoekresultaat, ...]:
    """Find all words of ``tekst`` in this edition, or in one dossier of it; best first, at most ``MEESTE``.

    The last word may be the beginning of a word. What is typed is always text: signs have no meaning. Codes that may be
    seen come last. Participants are shown by role, unless ``met_namen``.
    """
    db = sessie.store.lees()
    treffers = register.zoek(db, tekst, editie=sessie.editie.id, dossier=dossier, hoogstens=MEESTE)
    hoofdstukken = lees_plaatsen(sessie, db, treffers)
    namen = {treffer.dossier: {} if met_namen else lees_namen(db, treffer.dossier) for treffer in treffers}
    teksten = tuple(
        Zoekresultaat(
            treffer.soort,
            treffer.entiteit,
            treffer.dossier,
            _partijnaam(sessie, treffer.dossier),
            hoofdstukken.get((treffer.soort, treffer.entiteit), ""),
            _veilig(_zonder_namen(treffer.fragment, namen[treffer.dossier])),
            treffer.fragment,
        )
        for treffer in treffers
    )
    codes = _zoek_codes(sessie, tekst, dossier, hoogstens=MEESTE - len(teksten), met_namen=met_namen)
    return (*teksten, *codes)


# -- what is found -------------------------------------------------------------------------------------------------------


def _partijnaam(sessie: Sessie, dossier: str) -> str:
    partij = sessie.instrument.partij(partij_van(dossier))
    return partij.naam if partij else partij_van(dossier)


def _veilig(fragment: str) -> str:
    return "".join(teken if teken in {BEGIN, EIND} else maak_zichtbaar(teken) for teken in fragment)


def _zonder_namen(fragment: str, namen: Mapping[str, str]) -> str:
    """The fragment with roles for names; a role stands for what was found if any of the name did."""
    tekens: list[str] = []
    raak: list[bool] = []
    binnen = False
    for teken in fragment:
        if teken in {BEGIN, EIND}:
            binnen = teken == BEGIN
        else:
            tekens.append(teken)
            raak.append(binnen)
    gevonden_namen = vind_namen("".join(tekens), namen)
    if not gevonden_namen:
        return fragment
    for begin, eind, wie in reversed(gevonden_namen):
        tekens[begin:eind], raak[begin:eind] = list(wie), [any(raak[begin:eind])] * len(wie)
    delen = groupby(zip(tekens, raak, strict=True), key=lambda paar: paar[1])
    return "".join(
        f"{BEGIN}{tekst}{EIND}" if gevonden else tekst
        for gevonden, paren in delen
        if (tekst := "".join(teken for teken, _raak in paren))
    )


def _zoek_codes(
    sessie: Sessie, tekst: str, dossier: str, *, hoogstens: int, met_namen: bool
) -> tuple[Zoekresultaat, ...]:
    """Confirmed codes whose dimension or explanation holds all words: one's own, and those of others once these show."""
    woorden = [woord for woord in map(opzoeknaam, tekst.split()) if woord]
    if not woorden or hoogstens <= 0:
        return ()
    db = sessie.store.lees()
    begin = f"{sessie.editie.id}/"
    rijen = db.execute(
        "SELECT id, dossier, codeur, code, anker, toelichting FROM codering "
        "WHERE oordeel = 'bevestigd' AND substr(dossier, 1, ?) = ? AND (? = '' OR dossier = ?) ORDER BY dossier, id",
        (len(begin), begin, dossier, dossier),
    ).fetchall()
    namen_van_code = {dimensie.code: dimensie.naam for dimensie in sessie.instrument.dimensies}
    standen: dict[str, Codeerstand] = {}
    namen: dict[str, dict[str, str]] = {}
    uit: list[Zoekresultaat] = []
    for id_, in_dossier, codeur, code, anker, toelichting in rijen:
        naam = namen_van_code.get(code or "", "")
        doorzocht = opzoeknaam(f"{code} {naam} {toelichting or ''}")
        if not all(woord in doorzocht for woord in woorden):
            continue
        if in_dossier not in standen:
            standen[in_dossier] = lees_codeerstand(sessie, in_dossier, db)
            namen[in_dossier] = {} if met_namen else lees_namen(db, in_dossier)
        if codeur != standen[in_dossier].wie and not standen[in_dossier].zichtbaar:
            continue
        gelezen = lees_anker(_als_gegevens(anker))
        waarop = f"“{gelezen.citaat}”" if gelezen else ""
        fragment = verberg(" ".join(filter(None, (waarop, toelichting))), namen[in_dossier])
        uit.append(
            Zoekresultaat(
                "codering",
                id_,
                in_dossier,
                _partijnaam(sessie, in_dossier),
                naam or code or "",
                _veilig(fragment),
            )
        )
        if len(uit) == hoogstens:
            break
    return tuple(uit)


def _als_gegevens(tekst: str | None) -> object:
    """A stored value; None for what another program may have left there."""
    try:
        return json.loads(tekst or "null")
    except ValueError:
        return None


# -- where it stands -----------------------------------------------------------------------------------------------------


def zoek_beurt(sessie: Sessie, resultaat: Zoekresultaat) -> Beurt | None:
    """The turn in which the words found in a transcript stand; None if the fragment is not in its text (any more)."""
    return beurt_bij(lees_cues(sessie.store.lees(), resultaat.entiteit), resultaat.ruw)


def beurt_bij(cues: Sequence[Cue], fragment: str) -> Beurt | None:
    """The turn in which the first words found in a fragment of these cues stand."""
    # The index holds texts in a form of its own; letters and figures are the same in both.
    teksten = [opzoeknaam(cue.tekst) for cue in cues]
    plaats = "".join(teksten).find(opzoeknaam(fragment))
    if plaats < 0 or not teksten:
        return None
    voor, _begin, _rest = fragment.partition(BEGIN)
    cue = bisect_right(list(accumulate(map(len, teksten))), plaats + len(opzoeknaam(voor)))
    return next(
        (beurt for beurt in maak_beurten(cues, {}) if any(deel.cue == cue for deel in beurt.delen)), None
    )


def plaats_van(sessie: Sessie, resultaat: Zoekresultaat) -> tuple[str, str]:
    """Kind and id of what to show for a result: of a transcript the turn, else what was found itself."""
    if resultaat.soort != "transcript":
        return resultaat.soort, resultaat.entiteit
    beurt = zoek_beurt(sessie, resultaat)
    return Bronsoort.BEURT, beurt_id(resultaat.entiteit, beurt.nummer if beurt else 1)
