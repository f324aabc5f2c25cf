"""Discussion points: what must be talked about in the interview, made of a finding or thought of by a person.

A remarkable improvement, a figure that was said otherwise than it was stated, and a measure of the previous edition that
is still open, is always one, without anybody writing it down: it follows from answers, codes and measures. It becomes an
entity as soon as a person says something about it: other words, what came of it, or why it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.signaal import VAST
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.analyse import vaste_signalen
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel
from korpsmonitor_tui.services.gesprekken import eis_hoofdstuk
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_definitief

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "bespreekpunt"
VRIJ: Final = "vrij"
"""Kind of a point that no finding gave rise to."""
WEGGELATEN: Final = "weggelaten"
"""Set of reasons for which people took a point out; it outlives the point."""


@dataclass(frozen=True, slots=True)
class Bespreekpunt:
    """One thing to talk about."""

    id: str
    soort: str
    """Kind of the finding (``Signaalsoort``), or ``VRIJ``."""
    hoofdstuk: str
    vraag: str
    """Id of the question; empty if it is about none."""
    rij: str
    jaar: str
    kenmerk: str
    """Of the finding, the same on every laptop; empty for a free one."""
    tekst: str
    uitkomst: str
    """What came of it in the interview; empty: not talked about yet."""

    @property
    def vast(self) -> bool:
        """Whether it is always talked about, unless somebody says why not."""
        return self.soort in VAST

    @property
    def besproken(self) -> bool:
        """Whether it was talked about."""
        return bool(self.uitkomst.strip())


def bespreekpunt_id(dossier: str, kenmerk: str) -> str:
    """The same point on every laptop."""
    return f"{dossier}/{SOORT}/{kenmerk}"


def lees_bespreekpunten(
    sessie: Sessie, dossier: str, signalen: Iterable[Signaal] | None = None
) -> tuple[Bespreekpunt, ...]:
    """All points in the order of the interview: by chapter, within it by question, free ones last.

    ``signalen`` are the findings of :func:`~korpsmonitor_tui.services.analyse.analyseer`, for who has them already.
    """
    punten = _geschreven(sessie, dossier)
    vaste = vaste_signalen(sessie, dossier) if signalen is None else signalen
    weg = _weggelaten(sessie, dossier)
    for signaal in vaste:
        id_ = bespreekpunt_id(dossier, signaal.kenmerk)
        if signaal.vast and id_ not in weg:
            punten.setdefault(id_, _als_punt(id_, signaal))
    hoofdstukken = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    vragen = {vraag: nr for nr, vraag in enumerate(sessie.instrument.vragen)}

    def orde(punt: Bespreekpunt) -> tuple[int, int, str]:
        return (
            hoofdstukken.get(punt.hoofdstuk, len(hoofdstukken)),
            vragen.get(punt.vraag, len(vragen)),
            punt.id,
        )

    return tuple(sorted(punten.values(), key=orde))


def _geschreven(sessie: Sessie, dossier: str) -> dict[str, Bespreekpunt]:
    """The points about which a person said something, by id."""
    rijen = sessie.store.lees().execute(
        "SELECT id, soort, hoofdstuk, vraag, rij, jaar, kenmerk, tekst, uitkomst FROM bespreekpunt WHERE dossier = ?",
        (dossier,),
    )
    return {rij[0]: Bespreekpunt(*(waarde or "" for waarde in rij)) for rij in rijen.fetchall()}


def _als_punt(id_: str, signaal: Signaal) -> Bespreekpunt:
    """A finding as the point that it is, as long as nobody said anything about it."""
    return Bespreekpunt(
        id_,
        signaal.soort.value,
        signaal.hoofdstuk,
        signaal.vraag,
        signaal.rij,
        signaal.jaar,
        signaal.kenmerk,
        signaal.tekst,
        "",
    )


def maak_bespreekpunt(sessie: Sessie, dossier: str, signaal: Signaal) -> str:
    """Make a finding a discussion point and return its id; one that is there is left as it is.

    One that was taken out comes back. Raises StapGeweigerd once the verslag is definitief.
    """
    return maak_bespreekpunten(sessie, dossier, [signaal])[0]


def maak_bespreekpunten(sessie: Sessie, dossier: str, signalen: Sequence[Signaal]) -> tuple[str, ...]:
    """As :func:`maak_bespreekpunt`, for several findings as one handeling."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        for signaal in signalen:
            _maak(tx, dossier, signaal)

    sessie.store.voer_uit(sessie.wie, taak)
    return tuple(bespreekpunt_id(dossier, signaal.kenmerk) for signaal in signalen)


def _maak(tx: Transactie, dossier: str, signaal: Signaal) -> None:
    id_ = bespreekpunt_id(dossier, signaal.kenmerk)
    stand = tx.stand(SOORT, id_)
    if stand.bestaat:
        return
    gegevens = {
        "dossier": dossier,
        "soort": signaal.soort.value,
        "hoofdstuk": signaal.hoofdstuk,
        "vraag": signaal.vraag,
        "rij": signaal.rij,
        "jaar": signaal.jaar,
        "kenmerk": signaal.kenmerk,
        # Fixed, as the other laptop found it too: what somebody makes of it is the field of that name.
        "tekst": signaal.tekst,
    }
    maak_of_herstel(tx, SOORT, gegevens, id_)
    for reden in stand.waarden(WEGGELATEN):
        tx.haal_weg(SOORT, id_, WEGGELATEN, reden)


def _weggelaten(sessie: Sessie, dossier: str) -> set[str]:
    """Points that a person took out, as against those that were undone."""
    rijen = sessie.store.lees().execute(
        "SELECT DISTINCT k.entiteit FROM entiteit e JOIN kop k ON k.soort = e.soort AND k.entiteit = e.id "
        "WHERE e.dossier = ? AND e.soort = ? AND k.veld = ?",
        (dossier, SOORT, WEGGELATEN),
    )
    return {rij[0] for rij in rijen.fetchall()}


def voeg_toe(sessie: Sessie, dossier: str, hoofdstuk: str, tekst: str, vraag: str = "") -> str:
    """Add a point that somebody thought of, and return its id.

    Raises NietGevonden for an unknown chapter or question, OnbruikbareInvoer for an empty text or a question of
    another chapter, StapGeweigerd once the verslag is definitief.
    """
    eis_schrijver(sessie, dossier)
    eis_hoofdstuk(sessie, hoofdstuk)
    if vraag:
        _eis_vraag(sessie, hoofdstuk, vraag)
    _eis_tekst(tekst)

    def taak(tx: Transactie) -> str:
        weiger_definitief(tx, dossier)
        gegevens = {"dossier": dossier, "soort": VRIJ, "hoofdstuk": hoofdstuk, "vraag": vraag}
        id_ = tx.maak(SOORT, gegevens, bespreekpunt_id(dossier, tx.nieuw_id()))
        tx.zet(SOORT, id_, "tekst", tekst)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def wijzig_tekst(
    sessie: Sessie, dossier: str, punt: str, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Say in other words what must be talked about, made on the heads ``op``. Raises as :func:`voeg_toe`."""
    _eis_tekst(tekst)
    _zet(sessie, dossier, punt, "tekst", tekst, op)


def zet_uitkomst(
    sessie: Sessie, dossier: str, punt: str, uitkomst: str, op: Sequence[str] | None = None
) -> None:
    """Write what came of a point; empty: not talked about after all. Raises as :func:`voeg_toe`."""
    _zet(sessie, dossier, punt, "uitkomst", uitkomst, op)


def verwijder(sessie: Sessie, dossier: str, punt: str, reden: str = "") -> None:
    """Take a point out.

    Raises OnbruikbareInvoer if a reason is needed and none is given: some points are always talked about,
    unless somebody says why not. Raises NietGevonden if it is gone, StapGeweigerd once the verslag is definitief.
    """
    eis_schrijver(sessie, dossier)
    gevonden = next((p for p in lees_bespreekpunten(sessie, dossier) if p.id == punt), None)
    if gevonden is not None and gevonden.vast and not reden.strip():
        raise OnbruikbareInvoer(_("Dit punt wordt altijd besproken; geef een reden om het weg te laten."))
    signaal = _ongeschreven(sessie, dossier, punt)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        _eis_punt(tx, dossier, punt, signaal)
        tx.voeg_toe(SOORT, punt, WEGGELATEN, reden.strip())
        tx.verwijder(SOORT, punt)

    sessie.store.voer_uit(sessie.wie, taak)


def _zet(sessie: Sessie, dossier: str, punt: str, veld: str, tekst: str, op: Sequence[str] | None) -> None:
    eis_schrijver(sessie, dossier)
    signaal = _ongeschreven(sessie, dossier, punt)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        _eis_punt(tx, dossier, punt, signaal)
        tx.zet(SOORT, punt, veld, tekst, op=op)

    sessie.store.voer_uit(sessie.wie, taak)


def _ongeschreven(sessie: Sessie, dossier: str, punt: str) -> Signaal | None:
    """The finding that is this point, while nobody said anything about it and it was not taken out."""
    if punt in _geschreven(sessie, dossier) or punt in _weggelaten(sessie, dossier):
        return None
    vaste = vaste_signalen(sessie, dossier)
    return next((signaal for signaal in vaste if bespreekpunt_id(dossier, signaal.kenmerk) == punt), None)


def _eis_punt(tx: Transactie, dossier: str, punt: str, signaal: Signaal | None) -> None:
    """Have the point as an entity. Raises NietGevonden if there is none."""
    if signaal is not None:
        _maak(tx, dossier, signaal)
    eis_in_dossier(tx.bij(), SOORT, punt, dossier)


def _eis_tekst(tekst: str) -> None:
    if not tekst.strip():
        raise OnbruikbareInvoer(_("Een bespreekpunt heeft tekst nodig; er is niets gewijzigd."))


def _eis_vraag(sessie: Sessie, hoofdstuk: str, vraag: str) -> None:
    eigen = sessie.instrument.vragenlijst.hoofdstuk_van(vraag)
    if eigen is None:
        raise NietGevonden(_("Er is geen vraag “{vraag}” in deze vragenlijst.").format(vraag=vraag))
    if eigen.code != hoofdstuk:
        raise OnbruikbareInvoer(
            _("Vraag {vraag} hoort bij het hoofdstuk {eigen}, niet bij {hoofdstuk}.").format(
                vraag=vraag, eigen=eigen.code, hoofdstuk=hoofdstuk
            )
        )
