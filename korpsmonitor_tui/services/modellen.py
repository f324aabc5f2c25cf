"""Models that an edition learned, and which one its suggestions are made with: a person decides, on the figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.extract.meten import Meetregel, Meting
from korpsmonitor_tui.extract.model import lees_model
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.extract.model import Model
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "extractiemodel"
"""A model that was learned: its weights and figures never change."""
MEEGELEVERD: Final = "meegeleverd"
"""Names the model that came with the program."""


@dataclass(frozen=True, slots=True)
class Geleerd:
    """A model that was learned from the codes of this edition."""

    id: str
    versie: str
    """What suggestions record as their origin."""
    vorige: str
    """Id of the model in use when it was learned; empty for the one that came with the program."""
    datum: str
    """ISO 8601."""
    wie: str
    in_gebruik: bool
    zinnen: int
    """How many sentences of this edition it was learned from."""
    partijen: tuple[str, ...]
    """Codes of the parties whose sentences they are."""
    maten: tuple[Meetregel, ...]
    """Figures before and after."""


@dataclass(frozen=True, slots=True)
class Modelstand:
    """What an edition can choose from."""

    meegeleverd: str
    """Version of the model that came with the program."""
    in_gebruik: str
    """Id of the model in use; empty for the one that came with the program."""
    modellen: tuple[Geleerd, ...]
    """Oldest first."""
    conflict: bool
    """Whether two laptops chose different models; a person settles that by choosing."""


@dataclass(frozen=True, slots=True)
class Leerresultaat:
    """What the learning process gave."""

    versie: str
    tekst: str
    """The weights as JSON."""
    zinnen: int
    partijen: tuple[str, ...]
    maten: Sequence[dict[str, Any]]
    """The figures as they are stored, see ``Meetregel``."""


def lees_modellen(sessie: Sessie) -> Modelstand:
    """The models of this edition with their figures."""
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    nu = gekozen(db, sessie.editie.id)
    rijen = db.execute(
        f"SELECT id, versie, vorige, datum, door, meting FROM {SOORT} WHERE editie = ? ORDER BY datum, id",
        (sessie.editie.id,),
    ).fetchall()
    return Modelstand(
        sessie.instrumenten.model(sessie.editie.instrument).versie,
        nu,
        tuple(
            Geleerd(
                id_,
                versie or "",
                vorige or "",
                datum or "",
                namen.get(door, door or ""),
                id_ == nu,
                *_lees_meting(meting),
            )
            for id_, versie, vorige, datum, door, meting in rijen
        ),
        "model" in lees_stand(db, "editie", sessie.editie.id).conflicten,
    )


def _lees_meting(tekst: str | None) -> tuple[int, tuple[str, ...], tuple[Meetregel, ...]]:
    """Sentences, parties and figures; what another program left there and cannot be read shows as nothing."""
    try:
        inhoud = json.loads(tekst or "{}")
        maten = tuple(
            Meetregel(bool(maat["eigen"]), str(maat["wijze"]), str(maat["moment"]), Meting(**maat["meting"]))
            for maat in inhoud["maten"]
        )
        return int(inhoud["zinnen"]), tuple(str(partij) for partij in inhoud["partijen"]), maten
    except (KeyError, TypeError, ValueError, RecursionError):
        return 0, (), ()


def gekozen(db: Database, editie: str) -> str:
    """Id of the model that an edition works with; empty for the one that came with the program."""
    rij = db.execute("SELECT model FROM editie WHERE id = ?", (editie,)).fetchone()
    return str(rij[0]) if rij and rij[0] else ""


def lees_gekozen(sessie: Sessie) -> Model:
    """The model that suggestions are made with in this edition.

    Raises NietGevonden if its weights are not in this database, OnbruikbareInvoer if they are damaged: to go on with
    another model would change suggestions without a word.
    """
    id_ = gekozen(sessie.store.lees(), sessie.editie.id)
    return _lees(sessie.store.lees(), id_) if id_ else sessie.instrumenten.model(sessie.editie.instrument)


def _lees(db: Database, id_: str) -> Model:
    stand = lees_stand(db, SOORT, id_)
    tekst, sha256 = stand.vast("tekst"), stand.vast("sha256")
    if not isinstance(tekst, str):
        raise NietGevonden(
            _(
                "Het model van deze editie ({model}) is niet in deze database; kies een ander in Beheer"
                " of met `korpsmonitor model kies`."
            ).format(model=id_)
        )
    if hashlib.sha256(tekst.encode()).hexdigest() != sha256:
        raise OnbruikbareInvoer(
            _(
                "Het model van deze editie ({model}) is beschadigd; kies een ander in Beheer"
                " of met `korpsmonitor model kies`."
            ).format(model=id_)
        )
    return lees_model(tekst, id_)


def vind_versie(sessie: Sessie, versie: str) -> Geleerd | None:
    """The model of this edition with this version, if it was learned already."""
    return next((model for model in lees_modellen(sessie).modellen if model.versie == versie), None)


def leg_vast(sessie: Sessie, resultaat: Leerresultaat) -> Geleerd:
    """Keep a model with its figures; it is not in use before somebody chooses it."""
    sha256 = hashlib.sha256(resultaat.tekst.encode()).hexdigest()
    meting = {
        "zinnen": resultaat.zinnen,
        "partijen": list(resultaat.partijen),
        "maten": list(resultaat.maten),
    }
    editie = sessie.editie.id

    def taak(tx: Transactie) -> str:
        gegevens = {
            "editie": editie,
            "versie": resultaat.versie,
            "vorige": tx.waarde("editie", editie, "model") or "",
            "sha256": sha256,
            "tekst": resultaat.tekst,
            "meting": json.dumps(meting),
            "datum": tx.nu.astimezone(AMSTERDAM).date().isoformat(),
            "door": tx.wie.actor,
        }
        # The same sentences give the same model on every laptop.
        return maak_of_herstel(tx, SOORT, gegevens, f"{editie}/{SOORT}/{sha256[:16]}")

    id_ = sessie.store.voer_uit(sessie.wie, taak)
    return next(model for model in lees_modellen(sessie).modellen if model.id == id_)


def vind(sessie: Sessie, naam: str) -> str:
    """Id of the model with this number, version or id; empty for ``MEEGELEVERD``. Raises NietGevonden."""
    stand = lees_modellen(sessie)
    if naam in {MEEGELEVERD, stand.meegeleverd, "0"}:
        return ""
    for nummer, model in enumerate(stand.modellen, start=1):
        if naam in {str(nummer), model.id, model.versie}:
            return model.id
    raise NietGevonden(_("Er is geen model “{naam}”; `korpsmonitor model toon` noemt ze.").format(naam=naam))


def kies(sessie: Sessie, id_: str) -> bool:
    """Make suggestions with this model (id; empty: the one of the program) from now on; whether that is a change.

    Codes that were given keep the model that they were suggested by. Ends a conflict about the choice. Raises
    StapGeweigerd for who is not coördinator, NietGevonden or OnbruikbareInvoer for a model that cannot be used.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    if id_:
        _lees(sessie.store.lees(), id_)

    def taak(tx: Transactie) -> bool:
        return _zet(tx, sessie.editie.id, id_)

    return sessie.store.voer_uit(sessie.wie, taak)


def _zet(tx: Transactie, editie: str, id_: str) -> bool:
    # Never chosen is the same as the one of the program.
    if not id_ and not tx.koppen("editie", editie, "model"):
        return False
    return tx.zet("editie", editie, "model", id_) is not None


def terug(sessie: Sessie) -> str:
    """Go back to the model that was in use when the present one was learned; its id, empty for that of the program.

    Raises StapGeweigerd if the model of the program is in use already, or two laptops chose different models; else as
    :func:`kies`.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    stand = lees_modellen(sessie)
    if stand.conflict:
        raise StapGeweigerd(
            _(
                "Op twee laptops is een ander model gekozen; kies eerst welk model geldt. Er is niets gewijzigd."
            )
        )
    if not stand.in_gebruik:
        raise StapGeweigerd(_("Het meegeleverde model is al in gebruik; er is niets gewijzigd."))
    vorige = str(lees_stand(sessie.store.lees(), SOORT, stand.in_gebruik).vast("vorige") or "")
    kies(sessie, vorige)
    return vorige


def modeltekst(db: Database, id_: object) -> str:
    """A model by id, for people who choose between two."""
    if not isinstance(id_, str) or not id_:
        return _("het meegeleverde model")
    versie = lees_stand(db, SOORT, id_).vast("versie")
    return _("model {versie}").format(versie=versie) if versie else id_
