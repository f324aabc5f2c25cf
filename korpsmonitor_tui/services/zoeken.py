"""Finding texts in one edition: notes, transcripts, passages, answers, remarks and reactions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.store import zoek as register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.zoek import Treffer

BEGIN: Final = "\x02"
EIND: Final = "\x03"
"""Around the words found in a fragment."""

MEESTE: Final = 200
"""Results that one search gives at most."""

_HOOFDSTUK: Final = {
    "notitie": "SELECT id, hoofdstuk FROM notitie WHERE id IN (SELECT value FROM json_each(?))",
    "passage": "SELECT id, hoofdstuk FROM passage WHERE id IN (SELECT value FROM json_each(?))",
    "antwoord": "SELECT id, vraag FROM antwoord WHERE id IN (SELECT value FROM json_each(?))",
    "opmerking": (
        "SELECT o.id, p.hoofdstuk FROM opmerking o JOIN passage p ON p.id = o.passage "
        "WHERE o.id IN (SELECT value FROM json_each(?))"
    ),
}


@dataclass(frozen=True, slots=True)
class Zoekresultaat:
    """One text that was found."""

    soort: str
    """``notitie``, ``passage``, ``antwoord``, ``opmerking``, ``reactie`` or ``transcript``."""
    entiteit: str
    dossier: str
    partij: str
    """Name of the korps or ketenpartner."""
    hoofdstuk: str
    """Title of the chapter; empty for what belongs to none."""
    fragment: str
    """The text around what was found, which stands between ``BEGIN`` and ``EIND``; safe to show otherwise."""

    @property
    def soortnaam(self) -> str:
        """What was found, for people."""
        return {
            "notitie": _("notitie"),
            "passage": _("passage"),
            "antwoord": _("antwoord"),
            "opmerking": _("opmerking"),
            "reactie": _("reactie"),
            "transcript": _("transcript"),
        }.get(self.soort, self.soort)

    @property
    def delen(self) -> tuple[tuple[str, bool], ...]:
        """The fragment in pieces: (text, whether it was found)."""
        stukken = [stuk.partition(EIND) for stuk in self.fragment.split(BEGIN)]
        voor = ((stukken[0][0] + stukken[0][2], False),)
        rest = tuple(deel for raak, _eind, na in stukken[1:] for deel in ((raak, True), (na, False)))
        return tuple(deel for deel in (*voor, *rest) if deel[0])


def zoek(sessie: Sessie, tekst: str, dossier: str = "") -> tuple[Zoekresultaat, ...]:
    """Find all words of ``tekst`` in this edition, or in one dossier of it; best first, at most ``MEESTE``.

    The last word may be the beginning of a word. What is typed is always text: signs have no meaning.
    """
    db = sessie.store.lees()
    # Other editions in the same database are left out afterwards: they must not take the places of this one.
    eigen = dossier or len(edities.lijst(db)) == 1
    gevonden = register.zoek(db, tekst, dossier=dossier, hoogstens=MEESTE if eigen else 10 * MEESTE)
    begin = f"{sessie.editie.id}/"
    treffers = [treffer for treffer in gevonden if treffer.dossier.startswith(begin)][:MEESTE]
    hoofdstukken = _hoofdstukken(sessie, db, treffers)
    return tuple(
        Zoekresultaat(
            treffer.soort,
            treffer.entiteit,
            treffer.dossier,
            _partijnaam(sessie, treffer.dossier),
            hoofdstukken.get((treffer.soort, treffer.entiteit), ""),
            _veilig(treffer.fragment),
        )
        for treffer in treffers
    )


def _partijnaam(sessie: Sessie, dossier: str) -> str:
    partij = sessie.instrument.partij(partij_van(dossier))
    return partij.naam if partij else partij_van(dossier)


def _veilig(fragment: str) -> str:
    return "".join(teken if teken in {BEGIN, EIND} else maak_zichtbaar(teken) for teken in fragment)


def _hoofdstukken(sessie: Sessie, db: Database, treffers: Iterable[Treffer]) -> dict[tuple[str, str], str]:
    """Titles of the chapters of what was found, by (soort, id)."""
    per_soort: dict[str, list[str]] = {}
    for treffer in treffers:
        per_soort.setdefault(treffer.soort, []).append(treffer.entiteit)
    titels = {hoofdstuk.code: hoofdstuk.titel for hoofdstuk in sessie.instrument.hoofdstukken}
    van_vraag = {
        vraag.id: hoofdstuk.code for hoofdstuk in sessie.instrument.hoofdstukken for vraag in hoofdstuk.vragen
    }
    uitkomst = {}
    for soort, ids in per_soort.items():
        if soort not in _HOOFDSTUK:
            continue
        for id_, code in db.execute(_HOOFDSTUK[soort], (json.dumps(ids),)).fetchall():
            hoofdstuk = van_vraag.get(code, "") if soort == "antwoord" else code or ""
            uitkomst[(soort, id_)] = titels.get(hoofdstuk, hoofdstuk)
    return uitkomst
