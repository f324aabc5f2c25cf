"""Which questionnaire an edition is worked with: the one that was published for it, not a file that may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.instrumentdefinitie import leg_uit_dat_het_ontbreekt
from korpsmonitor_tui.services.partijrijen import lees_partijrijen, vul_aan
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.services.partijrijen import Partijrij
    from korpsmonitor_tui.services.sessie import Editie, Instrumenten
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.store import Store

SOORT: Final = "vragenlijstversie"
"""A published version: its attributes never change."""


class _Aangevuld(NamedTuple):
    """An instrument with the parties that were added to it: the same object for as long as those are the same."""

    kaal: Instrument
    rijen: tuple[Partijrij, ...]
    instrument: Instrument


class _Bewaard(NamedTuple):
    stand: int
    store: Store
    instrumenten: Instrumenten
    editie: str
    instrument: Instrument


class Geldend:
    """The instrument of an edition with its published questionnaire and the parties that were added while working.

    It is kept until something is written. What another process published on the same file is seen after the next write here, or when it is opened again:
    asking the database each time would cost more than the answer, and an answer is pinned to what was shown.
    """

    def __init__(self) -> None:
        self._bewaard: _Bewaard | None = None
        self._aangevuld: _Aangevuld | None = None

    def instrument(self, store: Store, instrumenten: Instrumenten, editie: Editie) -> Instrument:
        """The instrument as it is now. Raises KorpsmonitorFout if its files or the published text cannot be read."""
        # One assignment of one tuple: threads see the old or the new one. The number is read before the database, so
        # that a write in between is at worst looked at once more.
        stand, bewaard = store.stand, self._bewaard
        if bewaard is None or bewaard[:4] != (stand, store, instrumenten, editie.id):
            instrument = self._vul_aan(
                store.lees(), lees_instrument(store.lees(), instrumenten, editie), editie
            )
            bewaard = self._bewaard = _Bewaard(stand, store, instrumenten, editie.id, instrument)
        return bewaard.instrument

    def _vul_aan(self, db: Database, instrument: Instrument, editie: Editie) -> Instrument:
        rijen, aangevuld = lees_partijrijen(db, editie.id), self._aangevuld
        if aangevuld is None or aangevuld.kaal is not instrument or aangevuld.rijen != rijen:
            aangevuld = self._aangevuld = _Aangevuld(instrument, rijen, vul_aan(instrument, rijen))
        return aangevuld.instrument


def lees_instrument(db: Database, instrumenten: Instrumenten, editie: Editie) -> Instrument:
    """The instrument with the questionnaire that was published for the edition; without one that of its file.

    Raises NietGevonden, with how to get it, if this laptop has no such instrument; KorpsmonitorFout.
    """
    try:
        instrument = instrumenten(editie.instrument)
    except NietGevonden as fout:
        raise NietGevonden(leg_uit_dat_het_ontbreekt(db, editie.id, editie.instrument)) from fout
    versie, sha256 = db.execute(
        "SELECT e.vragenlijst, v.sha256 FROM (SELECT 1) LEFT JOIN editie e ON e.id = ? "
        f"LEFT JOIN {SOORT} v ON v.id = e.vragenlijst",
        (editie.id,),
    ).fetchone()
    eigen = instrument.vragenlijst.sha256
    # A questionnaire that stands in no file was put together by the caller, and is meant.
    if not versie or not eigen or sha256 == eigen:
        return instrument
    return instrumenten.bij_versie(editie.instrument, versie, lambda: lees_tekst(db, versie))


def lees_tekst(db: Database, versie: str) -> str:
    """The definition of a published version (by id), also of one that was taken back. Raises NietGevonden."""
    tekst = lees_stand(db, SOORT, versie).vast("tekst")
    if not isinstance(tekst, str):
        raise NietGevonden(
            _("De vragenlijst “{versie}” is niet in deze database; er is niets gewijzigd.").format(
                versie=versie
            )
        )
    return tekst


def lees_weegregels(db: Database, instrumenten: Instrumenten, editie: Editie) -> Weegregels:
    """The weighing rules of an edition.

    An edition from before they were chosen has those of the only file. Raises StapGeweigerd if there are several: a
    file that somebody adds must not decide.
    """
    tekst = gekozen_weegtekst(db, editie.id)
    if tekst:
        return instrumenten.bij_weegtekst(
            editie.instrument, _("weegregels van editie {editie}").format(editie=editie.id), tekst
        )
    versies = instrumenten.weegversies(editie.instrument)
    if len(versies) > 1:
        raise StapGeweigerd(
            _(
                "Voor de editie {editie} is niet gekozen welke weegregels gelden (er zijn {versies}); een coördinator"
                " kiest ze met `korpsmonitor weging kies-regels VERSIE`."
            ).format(editie=editie.id, versies=", ".join(versies))
        )
    return instrumenten.weegregels(editie.instrument)


def gekozen_weegtekst(db: Database, editie: str) -> str:
    """The definition of the rules that were chosen for an edition; empty if nobody chose."""
    rij = db.execute("SELECT weegregels FROM editie WHERE id = ?", (editie,)).fetchone()
    return str(rij[0]) if rij and rij[0] else ""
