"""Series: what one party stated about every question, across editions, versions and published tables."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.vragenlijstversies import vragenlijst_bij

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Vermelding
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie

    Eigenjaren = Mapping[str, frozenset[int | None]]


def lees_reeksen(sessie: Sessie, partij: str) -> dict[str, tuple[Opgave, ...]]:
    """Everything that a party stated or that was published about it, by question and then by year.

    Answers of all editions of this instrument that are in the database, this one included (``Opgave.editie``), and
    published figures. What was published for the years that this edition asks for itself is left out: that is the
    outcome of this very edition. Raises NietGevonden for an unknown party.
    """
    code = sessie.partij(partij).code
    return lees_alle_reeksen(sessie, [code])[code]


def lees_alle_reeksen(sessie: Sessie, partijen: Sequence[str]) -> dict[str, dict[str, tuple[Opgave, ...]]]:
    """As :func:`lees_reeksen`, of each of these parties (codes), with one query for the answers of all."""
    eigen = eigen_jaren(sessie.instrument.vragenlijst)
    antwoorden = _antwoorden(sessie, partijen)
    return {
        code: _op_vraag(
            (
                *antwoorden.get(code, ()),
                *_kleuren(sessie.instrument, code, eigen),
                *gepubliceerd(sessie, code, eigen),
            )
        )
        for code in partijen
    }


def _op_vraag(opgaven: Iterable[Opgave]) -> dict[str, tuple[Opgave, ...]]:
    gevonden: dict[str, list[Opgave]] = {}
    for opgave in opgaven:
        gevonden.setdefault(opgave.vraag, []).append(opgave)
    return {vraag: tuple(sorted(van, key=lambda opgave: opgave.jaar or 0)) for vraag, van in gevonden.items()}


def _antwoorden(sessie: Sessie, partijen: Iterable[str]) -> dict[str, list[Opgave]]:
    """By party what it answered in any edition."""
    namen = {
        dossier_id(editie.id, partij): (editie.id, partij)
        for editie in edities.lijst(sessie.store.lees())
        if editie.instrument == sessie.editie.instrument
        for partij in partijen
    }
    rijen = sessie.store.lees().execute(
        "SELECT dossier, vraag, rij, jaar, waarde, toelichting, versie FROM antwoord "
        "WHERE dossier IN (SELECT value FROM json_each(?)) ORDER BY dossier, id",
        (json.dumps(sorted(namen)),),
    )
    peiljaren: dict[str, int | None] = {}
    gevonden: dict[str, list[Opgave]] = {}
    for dossier, vraag, rij, jaar, waarde, toelichting, versie in rijen.fetchall():
        if not (waarde or "").strip():
            continue
        if versie not in peiljaren:
            peiljaren[versie] = _peiljaar(sessie, versie or "")
        editie, partij = namen[dossier]
        gevonden.setdefault(partij, []).append(
            Opgave(
                vraag or "",
                rij or "",
                int(jaar) if (jaar or "").isdecimal() else peiljaren[versie],
                waarde,
                toelichting or "",
                KORPS,
                _("editie {editie}, vragenlijst {versie}").format(editie=editie, versie=versie or "?"),
                editie,
            )
        )
    return gevonden


def _peiljaar(sessie: Sessie, versie: str) -> int | None:
    """The year that answers without one speak of, in the version that they were given for; None if unknown."""
    lijst = vragenlijst_bij(sessie, versie) if versie else None
    return lijst.peiljaar if lijst else None


def _kleuren(instrument: Instrument, partij: str, eigen: Eigenjaren) -> Iterator[Opgave]:
    """Published colours of questions that ask for one about a single dimension."""
    per_dimensie = {
        vraag.dimensies[0]: vraag
        for vraag in instrument.vragen.values()
        if vraag.vraagt == "kleur" and not vraag.rijen and len(vraag.dimensies) == 1
    }
    for regel in instrument.kleurenbalken:
        if regel.partij != partij:
            continue
        bronnen = dict(regel.bronnen)
        for dimensie, kleur in regel.kleuren:
            vraag = per_dimensie.get(dimensie)
            if vraag is not None and regel.jaar not in eigen[vraag.id]:
                herkomst = bronnen.get(dimensie, regel.bron)
                yield Opgave(vraag.id, "", regel.jaar, str(kleur), "", KORPS, herkomst)


def gepubliceerd(sessie: Sessie, rij: str, eigen: Eigenjaren) -> Iterator[Opgave]:
    """What was published about a row (code) for the years that this edition does not ask for itself."""
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    tabellen = {tabel.nummer: tabel for tabel in cijfers.tabellen}
    for vraag in cijfers.vragen:
        for vermelding in cijfers.vermeldingen(vraag, rij):
            jaar = vermelding.cijfer.jaar
            # A table without a year shows how things stood when it was printed.
            if (cijfers.laatste_jaar if jaar is None else jaar) not in eigen[vraag]:
                yield _als_opgave(vermelding, tabellen[vermelding.tabel])


def _als_opgave(vermelding: Vermelding, tabel: Cijfertabel) -> Opgave:
    cijfer, noten = vermelding.cijfer, dict(tabel.noten)
    nummers = dict.fromkeys(filter(None, (cijfer.noot, vermelding.kolom.noot)))
    return Opgave(
        vermelding.vraag,
        "",
        cijfer.jaar,
        cijfer.opgegeven,
        "; ".join(noten.get(nummer, nummer) for nummer in nummers),
        cijfer.bron or vermelding.kolom.bron,
        _("gepubliceerd, Tabel {nummer}").format(nummer=vermelding.tabel),
    )


def eigen_jaren(lijst: Vragenlijst) -> Eigenjaren:
    """Which years an edition with this questionnaire asks for itself, by question.

    A question that asks for no year or for one year only still belongs to an edition that covers several: the
    years that most questions ask for.
    """
    geteld = Counter(vraag.jaren for vraag in lijst.vragen.values() if vraag.jaren)
    editie = frozenset(geteld.most_common(1)[0][0] if geteld else ()) | {lijst.peiljaar}
    return defaultdict(
        lambda: editie, {vraag.id: editie.union(vraag.jaren) for vraag in lijst.vragen.values()}
    )
