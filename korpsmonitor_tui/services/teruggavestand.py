"""Returned questionnaires as they were taken in: their texts, their doubts, and how two of them differ."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse
from korpsmonitor_tui.domain.oordeel import Bekend, basis, twijfelreden, twijfelsleutel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruggaveverschil import Verschil, vergelijk
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.geldend import SOORT, lees_tekst
from korpsmonitor_tui.services.uitzendingen import lees_uitzendingen
from korpsmonitor_tui.services.vragenlijstversies import vragenlijst_bij

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from korpsmonitor_tui.domain.oordeel import Plek, Twijfelsleutel
    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Teruggave:
    """A questionnaire that came back."""

    id: str
    nummer: int
    """In order of coming in, from 1."""
    vorm: str
    """``docx``, ``xlsx`` or ``csv``."""
    naam: str
    """Of the file."""
    sha256: str
    bijlage: str
    """Id of the file itself, kept byte for byte."""
    versie: str
    datum: date | None
    inhoud: Ingelezen
    """Every text in it, with its place in the file."""


@dataclass(frozen=True, slots=True)
class Twijfel:
    """Something in a return that a person must look at."""

    id: str
    nummer: int
    """In the dossier, from 1: the oldest return first, and within it in the order of the file."""
    teruggave: int
    """Number of the return that raised it."""
    soort: str
    """One of ``Twijfelsoort``."""
    vak: Vak | None
    """Where it belongs, or is proposed to."""
    veld: str
    tekst: str
    plaats: str
    huidig: str
    """What stood here when it came in."""
    besluit: str
    """Empty while it is open."""

    @property
    def open(self) -> bool:
        """Whether nobody decided yet."""
        return not self.besluit

    @property
    def reden(self) -> str:
        """Why a person must look, in Dutch."""
        return twijfelreden(self.soort)


def lees_teruggaven(db: Database, dossier: str) -> tuple[Teruggave, ...]:
    """What came back from a party, oldest first."""
    rijen = db.execute(
        "SELECT id, vorm, naam, sha256, bijlage, versie, datum, velden FROM teruggave WHERE dossier = ? "
        "ORDER BY nummer, datum, id",
        (dossier,),
    ).fetchall()
    # Numbered here: two laptops that worked apart both took in a first one.
    return tuple(
        Teruggave(
            id_,
            nummer,
            vorm or "",
            naam or "",
            sha256 or "",
            bijlage or "",
            versie or "",
            als_datum(datum),
            _inhoud(velden),
        )
        for nummer, (id_, vorm, naam, sha256, bijlage, versie, datum, velden) in enumerate(rijen, start=1)
    )


def als_velden(ingelezen: Ingelezen) -> list[list[str | int]]:
    """All texts of a return as they are kept: [vraag, rij, jaar, veld, tekst, plaats, zeker]; loose text has no field."""
    vast: list[list[str | int]] = [
        [*veld.vak, veld.veld, veld.tekst, veld.plaats, int(veld.zeker)] for veld in ingelezen.velden
    ]
    return vast + [[*(los.bij or Vak("")), "", los.tekst, los.plaats, 0] for los in ingelezen.los]


def _inhoud(velden: str | None) -> Ingelezen:
    rijen = [rij for rij in json.loads(velden or "[]") if _is_veld(rij)]
    return Ingelezen(
        Herkenning(),
        tuple(
            Gelezenveld(Vak(vraag, rij, jaar), veld, tekst, plaats, bool(zeker))
            for vraag, rij, jaar, veld, tekst, plaats, zeker in rijen
            if veld
        ),
        tuple(
            Losse(tekst, plaats, Vak(vraag, rij, jaar) if vraag else None)
            for vraag, rij, jaar, veld, tekst, plaats, _zeker in rijen
            if not veld
        ),
    )


def _is_veld(rij: object) -> bool:
    """Whether this is a text as :func:`als_velden` writes it, and nothing that a later program left there."""
    return isinstance(rij, list) and len(rij) == 7 and all(isinstance(deel, str) for deel in rij[:6])


# -- doubts --------------------------------------------------------------------------------------------------------------


def lees_twijfels(db: Database, dossier: str) -> tuple[Twijfel, ...]:
    """All doubts of a dossier, those decided included, in the order of their numbers."""
    nummers = {teruggave.id: teruggave.nummer for teruggave in lees_teruggaven(db, dossier)}
    rijen = db.execute(
        "SELECT id, teruggave, soort, vraag, rij, jaar, veld, tekst, plaats, huidig, besluit "
        "FROM twijfel WHERE dossier = ?",
        (dossier,),
    ).fetchall()
    rijen.sort(key=lambda rij: (nummers.get(rij[1], 0), rij[1], _plaats_in_bestand(rij[0]), rij[0]))
    return tuple(
        Twijfel(
            id_,
            nummer,
            nummers.get(teruggave, 0),
            soort or "",
            Vak(vraag, rij or "", jaar or "") if vraag else None,
            veld or "",
            tekst or "",
            plaats or "",
            huidig or "",
            besluit or "",
        )
        for nummer, (
            id_,
            teruggave,
            soort,
            vraag,
            rij,
            jaar,
            veld,
            tekst,
            plaats,
            huidig,
            besluit,
        ) in enumerate(rijen, start=1)
    )


def twijfel_id(teruggave: str, sleutel: Twijfelsleutel, plaats: int) -> str:
    """The same doubt about the same file on every laptop; ``plaats`` is that of the text in the file."""
    afdruk = hashlib.sha256(json.dumps(sleutel, ensure_ascii=True).encode()).hexdigest()[:12]
    return f"{teruggave}/{afdruk}-{plaats}"


def _plaats_in_bestand(id_: str) -> int:
    einde = id_.rpartition("-")[2]
    return int(einde) if einde.isdecimal() else 0


def open_twijfels(db: Database) -> Counter[str]:
    """How many doubts are open, by dossier."""
    rijen = db.execute("SELECT dossier, count(*) FROM twijfel WHERE coalesce(besluit, '') = '' GROUP BY 1")
    return Counter(dict(rijen.fetchall()))


def lees_bekend(db: Database, dossier: str) -> Bekend:
    """The doubts that earlier returns raised, as a new one is judged by."""
    bekend = Bekend()
    for twijfel in lees_twijfels(db, dossier):
        sleutel = twijfelsleutel(twijfel.soort, twijfel.vak, twijfel.veld, twijfel.tekst)
        (bekend.open if twijfel.open else bekend.besloten)[sleutel] += 1
    return bekend


def lees_basis(db: Database, dossier: str, bekend: Bekend) -> dict[Plek, str]:
    """What the party said last, as a new return is compared with it.

    That is its last return. What was printed in the form that was sent last counts where that return does not have a
    place and, if the form went out after it, where it was empty: the party saw that text and may empty it.
    """
    uitzendingen, teruggaven = lees_uitzendingen(db, dossier), lees_teruggaven(db, dossier)
    gedrukt = uitzendingen[-1].voorgedrukt if uitzendingen else {}
    if not teruggaven:
        return gedrukt
    gezegd = basis(teruggaven[-1].inhoud.velden, bekend.open)
    if gedrukt and _volgnummer(db, "uitzending", uitzendingen[-1].id) > _volgnummer(
        db, "teruggave", teruggaven[-1].id
    ):
        gezegd = {plek: tekst for plek, tekst in gezegd.items() if tekst or plek not in gedrukt}
    return {**gedrukt, **gezegd}


def _volgnummer(db: Database, soort: str, id_: str) -> int:
    """When something came to be here, after everything with a lower number."""
    rij = db.execute(
        "SELECT max(lamport) FROM event WHERE soort = ? AND entiteit = ? AND veld = ?", (soort, id_, BESTAAN)
    ).fetchone()
    return int(rij[0] or 0)


# -- side by side --------------------------------------------------------------------------------------------------------


def vergelijk_teruggaven(
    sessie: Sessie, dossier: str, oud: int, nieuw: int | None = None
) -> tuple[Verschil, ...]:
    """Every place in which two returns (by number) differ; without ``nieuw`` against what stands here now.

    Raises NietGevonden if there is no such return.
    """
    db = sessie.store.lees()
    teruggaven = {teruggave.nummer: teruggave for teruggave in lees_teruggaven(db, dossier)}
    links = _eis(teruggaven, oud)
    rechts = _eis(teruggaven, nieuw) if nieuw is not None else None
    vragen = vragen_van(sessie, [links.versie, rechts.versie if rechts else ""])
    return vergelijk(links.inhoud, rechts.inhoud if rechts else lees_als_inhoud(db, dossier), vragen)


def _eis(teruggaven: dict[int, Teruggave], nummer: int) -> Teruggave:
    if nummer not in teruggaven:
        raise NietGevonden(
            _("Er is geen teruggave {nummer}; deze partij heeft er {aantal}.").format(
                nummer=nummer, aantal=len(teruggaven)
            )
        )
    return teruggaven[nummer]


def lees_als_inhoud(db: Database, dossier: str) -> Ingelezen:
    """What stands here now, in the form of a return."""
    velden = [Gelezenveld(*plek, tekst, "") for plek, tekst in lees_teksten(db, dossier).items()]
    return Ingelezen(Herkenning(), tuple(velden))


def vragen_van(sessie: Sessie, versies: Iterable[str]) -> dict[str, Vraag]:
    """The questions of several versions by id; of what several versions have, the first that is named counts."""
    lijsten = [lijst for versie in versies if versie and (lijst := vragenlijst_bij(sessie, versie))]
    vragen: dict[str, Vraag] = {}
    for lijst in [*lijsten, sessie.instrument.vragenlijst]:
        for id_, vraag in lijst.vragen.items():
            vragen.setdefault(id_, vraag)
    return vragen


def vind_vragenlijst(
    sessie: Sessie, db: Database, *, versie: str = "", vingerafdruk: str = ""
) -> Vragenlijst | None:
    """The questionnaire with this fingerprint or, without one, this version; None if this database has none such."""
    if not vingerafdruk:
        return vragenlijst_bij(sessie, versie)
    geldend, code = sessie.instrument.vragenlijst, sessie.editie.instrument
    if vingerafdruk == geldend.sha256:
        return geldend
    rij = db.execute(
        f"SELECT id FROM {SOORT} WHERE instrument = ? AND sha256 = ? ORDER BY id", (code, vingerafdruk)
    ).fetchone()
    if rij is None:
        return None
    return sessie.instrumenten.bij_versie(code, rij[0], lambda: lees_tekst(db, rij[0])).vragenlijst
