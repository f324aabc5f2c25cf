"""What a decision on a remark does to the text at once, and how that is taken back when somebody decides otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.event import KOLOMMEN, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.inpassen import Inpassing, pas_in
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Aard, Zekerheid
from korpsmonitor_tui.domain.volgorde import plaats_op
from korpsmonitor_tui.domain.wederhoor import ERBIJ, IN_TEKST
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.opmerkingen import lees_opmerkingen
from korpsmonitor_tui.services.verslagtekst import lees_passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


class TekstBotst(StapGeweigerd):
    """A change meets another one in the same words: a person says what the text becomes."""

    def __init__(self, melding: str, nu: str, nieuw: str) -> None:
        super().__init__(melding)
        self.nu = nu
        """The passage as it reads now."""
        self.nieuw = nieuw
        """The passage as it was sent, with this change only."""


def voorzie(db: Database, punt: Opmerking) -> Inpassing | None:
    """The passage as it would read if the change of this remark is taken over; None if that changes no passage."""
    wijziging = punt.punt
    if wijziging is None or wijziging.aard not in {Aard.BIJGEHOUDEN, Aard.STIL, Aard.GESPLITST}:
        return None
    rij = db.execute("SELECT tekst FROM passage WHERE id = ?", (punt.passage,)).fetchone()
    return pas_in(wijziging.oud, rij[0] or "", wijziging.nieuw) if rij else None


def gemaakte_passages(db: Database, punt: Opmerking) -> tuple[str, ...]:
    """Ids of the passages that the decision on this remark made, also of those that are gone since."""
    return tuple(event.entiteit for event in _events(db, punt.gevolgen) if event.operatie == Operatie.MAAK)


# -- doing ---------------------------------------------------------------------------------------------------------------


def zet_tekst(tx: Transactie, punt: Opmerking, tekst: str) -> None:
    """Give the passage of a remark the text that a person wrote."""
    _noteer(tx, punt, tx.zet("passage", punt.passage, "tekst", tekst))


def neem_over(
    sessie: Sessie, tx: Transactie, dossier: str, punt: Opmerking, tekst: str | None = None
) -> None:
    """Put the change of a remark into the text, if it is one that can be; ``tekst`` is that of a new passage.

    Raises TekstBotst if it meets another change, StapGeweigerd if its place is not sure, or it takes a person.
    """
    wijziging = punt.punt
    if wijziging is None or (wijziging.aard not in IN_TEKST and wijziging.aard != Aard.SAMENGEVOEGD):
        return
    if wijziging.zekerheid == Zekerheid.VOORSTEL and not punt.geplaatst:
        raise StapGeweigerd(
            _(
                "De plaats van opmerking {nummer} is een voorstel; zeg eerst over welke passage zij gaat. "
                "Er is niets vastgelegd."
            ).format(nummer=punt.aanduiding)
        )
    if wijziging.aard in ERBIJ:
        plek = _plaats(sessie, tx, dossier, punt, wijziging)
        _maak_passage(tx, dossier, punt, wijziging.nieuw if tekst is None else tekst, *plek)
        return
    eis_in_dossier(tx.bij(), "passage", punt.passage, dossier)
    _weiger_conflict(tx, punt)
    if wijziging.aard == Aard.SAMENGEVOEGD:
        raise StapGeweigerd(
            _(
                "De respondent voegde passages samen; geef de tekst van de passage op en verwijder wat vervalt. "
                "Er is niets vastgelegd."
            )
        )
    if wijziging.aard == Aard.VERWIJDERD:
        _laat_vervallen(tx, punt, wijziging)
    elif wijziging.aard == Aard.VERPLAATST:
        _verplaats(sessie, tx, dossier, punt, wijziging)
        if wijziging.nieuw:
            _pas_in(tx, punt, wijziging)
    elif wijziging.aard == Aard.GESPLITST:
        _splits(tx, dossier, punt, wijziging)
    else:
        _pas_in(tx, punt, wijziging)


def _weiger_conflict(tx: Transactie, punt: Opmerking) -> None:
    if "tekst" in tx.stand("passage", punt.passage).conflicten:
        raise StapGeweigerd(
            _("Deze passage is op twee laptops verschillend geschreven; kies eerst wat daarvan blijft.")
        )


def _samen(tx: Transactie, punt: Opmerking, wijziging: Terugpunt) -> str:
    """The text of the passage with this change in it. Raises TekstBotst."""
    nu = str(tx.waarde("passage", punt.passage, "tekst") or "")
    uitkomst = pas_in(wijziging.oud, nu, wijziging.nieuw)
    if uitkomst.tekst is None:
        raise TekstBotst(_botsing(punt, uitkomst), nu, wijziging.nieuw)
    return uitkomst.tekst


def _botsing(punt: Opmerking, uitkomst: Inpassing) -> str:
    plaatsen = "; ".join(
        _("nu “{nu}”, volgens deze opmerking “{nieuw}”").format(nu=botsing.nu, nieuw=botsing.nieuw)
        for botsing in uitkomst.botsingen
    )
    return _(
        "Opmerking {nummer} raakt woorden die al anders zijn gewijzigd: {plaatsen}. Geef zelf de tekst van de passage; "
        "er is niets vastgelegd."
    ).format(nummer=punt.aanduiding, plaatsen=plaatsen)


def _pas_in(tx: Transactie, punt: Opmerking, wijziging: Terugpunt) -> None:
    zet_tekst(tx, punt, _samen(tx, punt, wijziging))


def _splits(tx: Transactie, dossier: str, punt: Opmerking, wijziging: Terugpunt) -> None:
    """The first paragraph stays the passage; the others become passages after it."""
    if "\n" in wijziging.oud:
        raise StapGeweigerd(
            _("Waar deze passage werd gesplitst is niet zeker; splits haar zelf en geef haar tekst op.")
        )
    eerste, *rest = _samen(tx, punt, wijziging).split("\n")
    zet_tekst(tx, punt, eerste)
    na = punt.passage
    for tekst in rest:
        na = _maak_passage(tx, dossier, punt, tekst, *_plaats_na(tx, dossier, na))


def _laat_vervallen(tx: Transactie, punt: Opmerking, wijziging: Terugpunt) -> None:
    nu = str(tx.waarde("passage", punt.passage, "tekst") or "")
    if nu != wijziging.oud:
        raise TekstBotst(
            _(
                "Volgens opmerking {nummer} vervalt de passage, maar zij is sinds de verzending gewijzigd in “{nu}”. "
                "Verwijder haar zelf of geef haar tekst op; er is niets vastgelegd."
            ).format(nummer=punt.aanduiding, nu=nu),
            nu,
            "",
        )
    _noteer(tx, punt, tx.zet("passage", punt.passage, "weggelaten", 1))
    _noteer(tx, punt, tx.verwijder("passage", punt.passage))


def _verplaats(sessie: Sessie, tx: Transactie, dossier: str, punt: Opmerking, wijziging: Terugpunt) -> None:
    hoofdstuk, volgorde = _plaats(sessie, tx, dossier, punt, wijziging)
    _noteer(tx, punt, tx.zet("passage", punt.passage, "hoofdstuk", hoofdstuk))
    _noteer(tx, punt, tx.zet("passage", punt.passage, "volgorde", volgorde))


def _maak_passage(
    tx: Transactie, dossier: str, punt: Opmerking, tekst: str, hoofdstuk: str, volgorde: str
) -> str:
    id_ = tx.maak("passage", {"dossier": dossier})
    _noteer(tx, punt, tx.events[-1])
    for veld, waarde in (("hoofdstuk", hoofdstuk), ("tekst", tekst), ("volgorde", volgorde)):
        tx.zet("passage", id_, veld, waarde)
    return id_


def _noteer(tx: Transactie, punt: Opmerking, event: Event | None) -> None:
    if event is not None:
        tx.voeg_toe("opmerking", punt.id, "gevolgen", event.id)


# -- where ---------------------------------------------------------------------------------------------------------------


def _plaats(
    sessie: Sessie, tx: Transactie, dossier: str, punt: Opmerking, wijziging: Terugpunt
) -> tuple[str, str]:
    """Chapter and order key of the place that a respondent gave a passage."""
    anderen = [passage for passage in lees_passages(tx.bij(), dossier) if passage.id != punt.over]
    # Who places a new passage says after which it comes.
    na = punt.passage if wijziging.aard in ERBIJ and punt.geplaatst else wijziging.na
    voor = "" if na != wijziging.na else wijziging.voor
    if voor or not na:
        eerste = _in_volgorde(sessie, anderen)[:1]
        doel = [passage for passage in anderen if passage.id == voor] if voor else eerste
        if doel:
            reeks = _reeks(anderen, doel[0].hoofdstuk)
            return doel[0].hoofdstuk, plaats_op([p.volgorde for p in reeks], reeks.index(doel[0]))
    if all(passage.id != na for passage in anderen):
        raise StapGeweigerd(
            _(
                "De passage waarnaast opmerking {nummer} haar tekst wil, staat niet meer in het verslag. Zeg na welke "
                "passage zij komt, of voeg de tekst zelf in; er is niets vastgelegd."
            ).format(nummer=punt.aanduiding)
        )
    return _plaats_na(tx, dossier, _laatste_van(tx.db, dossier, punt, wijziging, na), zonder=punt.over)


def _in_volgorde(sessie: Sessie, passages: Sequence[Passage]) -> list[Passage]:
    plaats = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    return sorted(passages, key=lambda p: (plaats.get(p.hoofdstuk, len(plaats)), p.volgorde, p.id))


def _reeks(passages: Sequence[Passage], hoofdstuk: str) -> list[Passage]:
    return [passage for passage in passages if passage.hoofdstuk == hoofdstuk]


def _plaats_na(tx: Transactie, dossier: str, na: str, zonder: str = "") -> tuple[str, str]:
    passages = [p for p in lees_passages(tx.bij(), dossier) if p.id == na or p.id != zonder]
    deze = next(passage for passage in passages if passage.id == na)
    reeks = _reeks(passages, deze.hoofdstuk)
    return deze.hoofdstuk, plaats_op([p.volgorde for p in reeks], reeks.index(deze) + 1)


def _laatste_van(db: Database, dossier: str, punt: Opmerking, wijziging: Terugpunt, na: str) -> str:
    """The passage to stand after: of several new ones behind one passage the earlier remarks come first."""
    if wijziging.aard not in ERBIJ:
        return na
    aanwezig = {passage.id for passage in lees_passages(db, dossier)}
    for ander in lees_opmerkingen(db, dossier):
        if ander.id == punt.id:
            break
        eerder = ander.reactie == punt.reactie and ander.punt is not None and ander.punt.na == wijziging.na
        if eerder and ander.punt and ander.punt.aard in ERBIJ:
            na = next((id_ for id_ in gemaakte_passages(db, ander) if id_ in aanwezig), na)
    return na


# -- taking back ---------------------------------------------------------------------------------------------------------


def neem_terug(tx: Transactie, dossier: str, punt: Opmerking, *, laat_tekst: bool = False) -> None:
    """Take back what the decision on a remark did to the text, later changes of others left as they are.

    ``laat_tekst``: the text of its passage is written anew, so it need not be taken back first. Raises TekstBotst or
    StapGeweigerd if somebody built on it.
    """
    eerder = [
        ander
        for ander in lees_opmerkingen(tx.bij(), dossier)
        if ander.id != punt.id and ander.passage == punt.passage and _staat_erin(tx, ander)
    ]
    for event in reversed(_events(tx.db, punt.gevolgen)):
        if not (laat_tekst and (event.entiteit, event.veld) == (punt.passage, "tekst")):
            _neem_event_terug(tx, dossier, punt, event)
        tx.haal_weg("opmerking", punt.id, "gevolgen", event.id)
    weg = [ander.aanduiding for ander in eerder if not (laat_tekst or _staat_erin(tx, ander))]
    if weg:
        raise StapGeweigerd(
            _(
                "Dezelfde wijziging is ook overgenomen bij opmerking {nummers}; beslis eerst daar anders over, of geef "
                "de tekst van de passage op. Er is niets vastgelegd."
            ).format(nummers=", ".join(weg))
        )


def _staat_erin(tx: Transactie, punt: Opmerking) -> bool:
    """Whether the change of a remark that was taken over is in the text."""
    if not punt.besluit or punt.punt is None or punt.punt.aard not in {Aard.BIJGEHOUDEN, Aard.STIL}:
        return False
    nu = str(tx.waarde("passage", punt.passage, "tekst") or "")
    return nu != punt.punt.oud and pas_in(punt.punt.oud, nu, punt.punt.nieuw).tekst == nu


def _events(db: Database, ids: Sequence[str]) -> list[Event]:
    kolommen = ", ".join(KOLOMMEN)
    rijen = [db.execute(f"SELECT {kolommen} FROM event WHERE id = ?", (id_,)).fetchone() for id_ in ids]
    return sorted((van_kolommen(rij) for rij in rijen if rij), key=lambda e: (e.lamport, e.device, e.dseq))


def _waarde(db: Database, event: str) -> object:
    rij = db.execute("SELECT payload FROM event_payload WHERE event = ?", (event,)).fetchone()
    return decodeer(rij[0]) if rij else None


def _neem_event_terug(tx: Transactie, dossier: str, punt: Opmerking, event: Event) -> None:
    stand = tx.stand("passage", event.entiteit)
    if event.operatie == Operatie.VERWIJDER:
        if not stand.bestaat:
            tx.herstel("passage", event.entiteit)
    elif not stand.bestaat and event.veld != "weggelaten":
        return  # somebody took the passage out: there is nothing left to take back
    elif event.operatie == Operatie.MAAK:
        _neem_passage_terug(tx, punt, event)
    elif event.veld == "tekst":
        _neem_tekst_terug(tx, dossier, punt, event)
    elif tx.koppen("passage", event.entiteit, event.veld) == (event.id,):
        tx.zet("passage", event.entiteit, event.veld, _vorige(tx.db, event))


def _vorige(db: Database, event: Event) -> object:
    return _waarde(db, event.ouders[-1]) if event.ouders else None


def _neem_passage_terug(tx: Transactie, punt: Opmerking, event: Event) -> None:
    koppen = tx.koppen("passage", event.entiteit, "tekst")
    zelfde = tx.db.execute(
        "SELECT count(*) FROM event WHERE id IN (SELECT value FROM json_each(?)) AND handeling = ?",
        (json.dumps(koppen), event.handeling),
    ).fetchone()[0]
    if zelfde != len(koppen):
        raise StapGeweigerd(
            _(
                "De passage die met opmerking {nummer} is ingevoegd, is daarna gewijzigd; verwijder haar eerst zelf als "
                "zij moet vervallen. Er is niets vastgelegd."
            ).format(nummer=punt.aanduiding)
        )
    tx.verwijder("passage", event.entiteit)


def _neem_tekst_terug(tx: Transactie, dossier: str, punt: Opmerking, event: Event) -> None:
    _weiger_conflict(tx, punt)
    eis_in_dossier(tx.bij(), "passage", event.entiteit, dossier)
    nu, na, voor = (
        str(tekst or "")
        for tekst in (
            tx.waarde("passage", event.entiteit, "tekst"),
            _waarde(tx.db, event.id),
            _vorige(tx.db, event),
        )
    )
    uitkomst = pas_in(na, nu, voor)
    if uitkomst.tekst is None:
        raise TekstBotst(_botsing(punt, uitkomst), nu, voor)
    tx.zet("passage", event.entiteit, "tekst", uitkomst.tekst)
