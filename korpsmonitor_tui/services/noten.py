"""What passages lean on: setting it, and telling it as the notes of a document do."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.noten import Noot, Nootsoort, Vermelding, lees_noot, schrijf_noten
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.aanvullingen import lees_aanvullingen
from korpsmonitor_tui.services.deskbronnen import Deskbron, lees_bronnen
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, zet_reeks
from korpsmonitor_tui.services.gespreksoverzicht import Afname, lees_gehouden
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.services.gespreksoverzicht import Gehouden
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

Vermeldingen = dict[tuple[Nootsoort, str], Vermelding]


def lees_noten(db: Database, dossier: str) -> dict[str, tuple[Noot, ...]]:
    """What each passage of a dossier leans on, in the order in which it was named; a passage without any is absent."""
    rijen = db.execute(
        "SELECT id, noten FROM passage WHERE dossier = ? AND noten IS NOT NULL", (dossier,)
    ).fetchall()
    return {
        id_: gelezen
        for id_, noten in rijen
        if (gelezen := tuple(filter(None, map(lees_noot, json.loads(noten)))))
    }


def zet_noten(sessie: Sessie, dossier: str, passage: str, noten: Sequence[Noot]) -> None:
    """Make a passage lean on exactly these, in this order.

    Raises NietGevonden for a passage or something to lean on that is not there, StapGeweigerd while the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    for noot in noten:
        eis_noot(sessie, noot)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        zet_reeks(tx, "passage", passage, "noten", [str(noot) for noot in noten])

    sessie.store.voer_uit(sessie.wie, taak)


def eis_noot(sessie: Sessie, noot: Noot) -> None:
    """Raise NietGevonden for something to lean on that is not there, OnbruikbareInvoer for what itself is a chapter."""
    soort = {
        Nootsoort.GESPREK: "gesprek",
        Nootsoort.AANVULLING: "aanvulling",
        Nootsoort.DESKBRON: "deskbron",
        Nootsoort.ANTWOORD: "antwoord",
    }[noot.soort]
    if not lees_stand(sessie.store.lees(), soort, noot.id).bestaat:
        partij = sessie.instrument.partij(partij_van(noot.id))
        raise NietGevonden(
            _("Er is geen {soort} “{naam}” om naar te verwijzen; er is niets gewijzigd.").format(
                soort=soortnaam(noot.soort), naam=partij.naam if partij is not None else noot.id
            )
        )
    if noot.soort is Nootsoort.GESPREK and is_hoofdstuk(sessie, noot.id):
        raise OnbruikbareInvoer(
            _(
                "Over {partij} is er een hoofdstuk en geen interview; verwijs naar wie is gehoord. Er is niets gewijzigd."
            ).format(partij=sessie.partij(partij_van(noot.id)).naam)
        )


def soortnaam(soort: Nootsoort) -> str:
    """What is leaned on, for people."""
    return {
        Nootsoort.GESPREK: _("gesprek"),
        Nootsoort.AANVULLING: _("aanvulling"),
        Nootsoort.DESKBRON: _("bron"),
        Nootsoort.ANTWOORD: _("antwoord"),
    }[soort]


def vind_noot(sessie: Sessie, tekst: str, over: str = "") -> Noot:
    """What a person means: ``gesprek PARTIJ``, ``aanvulling PARTIJ NUMMER`` or ``bron NUMMER``, with ``, p. 5`` behind it.

    ``over`` is the code of the measured party whose sources are numbered. Also the stored form. Raises
    OnbruikbareInvoer for anything else, NietGevonden for what is not there.
    """
    opgeslagen = lees_noot(tekst)
    if opgeslagen is not None:
        eis_noot(sessie, opgeslagen)
        return opgeslagen
    wat, _komma, plaats = (deel.strip() for deel in tekst.partition(","))
    woord, _spatie, rest = wat.partition(" ")
    if rest.strip() and woord.casefold() == Nootsoort.GESPREK:
        noot = Noot(Nootsoort.GESPREK, sessie.dossier(rest), plaats)
    elif rest.strip() and woord.casefold() == Nootsoort.AANVULLING:
        noot = _vind_aanvulling(sessie, rest, plaats)
    elif rest.strip() and woord.casefold() in {"bron", Nootsoort.DESKBRON}:
        noot = Noot(Nootsoort.DESKBRON, _vind_bron(sessie, rest.strip(), over).id, plaats)
    else:
        raise OnbruikbareInvoer(
            _(
                "“{tekst}” is geen verwijzing; schrijf “gesprek PARTIJ”, “aanvulling PARTIJ NUMMER” of “bron NUMMER”, zo"
                " nodig met “, p. 5” erachter. Er is niets gewijzigd."
            ).format(tekst=tekst)
        )
    eis_noot(sessie, noot)
    return noot


def _vind_aanvulling(sessie: Sessie, rest: str, plaats: str) -> Noot:
    naam, _spatie, nummer = rest.strip().rpartition(" ")
    if not (nummer.isdecimal() and naam):
        naam, nummer = rest, "1"
    for aanvulling in lees_aanvullingen(sessie, sessie.dossier(naam)):
        if str(aanvulling.nummer) == nummer:
            return Noot(Nootsoort.AANVULLING, aanvulling.id, plaats)
    raise NietGevonden(
        _("Er is geen aanvulling {nummer} van {partij}; er is niets gewijzigd.").format(
            nummer=nummer, partij=naam
        )
    )


def _vind_bron(sessie: Sessie, nummer: str, over: str) -> Deskbron:
    for bron in lees_bronnen(sessie, over):
        if nummer in {str(bron.nummer), bron.id}:
            return bron
    raise NietGevonden(
        _("Er is geen bron “{nummer}” in de deskstudie; er is niets gewijzigd.").format(nummer=nummer)
    )


# -- telling -------------------------------------------------------------------------------------------------------------


def lees_vermeldingen(sessie: Sessie) -> Vermeldingen:
    """How everything that can be leaned on in this edition is told."""
    uit: Vermeldingen = {}
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    for dossier, gehouden in lees_gehouden(sessie).items():
        uit[Nootsoort.GESPREK, dossier] = _vermeld_gesprek(gehouden, _naam(namen, dossier))
    for aanvulling in lees_aanvullingen(sessie):
        tekst = _("aanvullende informatie {partij}, {datum}").format(
            partij=_naam(namen, aanvulling.dossier),
            datum=datumtekst(aanvulling.datum) if aanvulling.datum else _("zonder datum"),
        )
        uit[Nootsoort.AANVULLING, aanvulling.id] = Vermelding(tekst, tekst)
    bronnen = lees_bronnen(sessie)
    korten = Counter(_kort(bron) for bron in bronnen)
    for bron in bronnen:
        kort = _kort(bron)
        uit[Nootsoort.DESKBRON, bron.id] = Vermelding(
            _voluit(bron), kort if korten[kort] == 1 else f"{kort}, {bron.titel}"
        )
    uit.update(_vermeld_antwoorden(sessie, namen))
    return uit


def _naam(namen: Mapping[str, str], dossier: str) -> str:
    code = partij_van(dossier)
    return namen.get(code, code)


def _vermeld_gesprek(gehouden: Gehouden, naam: str) -> Vermelding:
    """As 001 does: the organisation and the day, never a person."""
    dag = datumtekst(gehouden.datum) if gehouden.datum else gehouden.jaar or _("zonder datum")
    if gehouden.afname is Afname.SCHRIFTELIJK:
        voluit = _("vragenlijst, ingevuld door {partij}, {datum}").format(partij=naam, datum=dag)
        return Vermelding(voluit, _("vragenlijst {partij}").format(partij=naam), hierna=True)
    vorm = (
        _("telefonisch interview met {partij}, {datum}")
        if gehouden.afname is Afname.TELEFONISCH
        else _("interview met {partij}, {datum}")
    )
    return Vermelding(
        vorm.format(partij=naam, datum=dag), _("interview {partij}").format(partij=naam), hierna=True
    )


def _voluit(bron: Deskbron) -> str:
    # “27 oktober 2011” says the year already; in an address it says nothing.
    genoemd = bron.jaar and re.search(rf"(?<![\w./-]){re.escape(bron.jaar)}(?![\w/-])", bron.vindplaats)
    delen = (bron.auteur, bron.titel, "" if genoemd else bron.jaar, bron.vindplaats)
    tekst = ", ".join(filter(None, delen))
    if bron.geraadpleegd:
        tekst += _(" (geraadpleegd {datum})").format(datum=datumtekst(bron.geraadpleegd))
    return tekst


def _kort(bron: Deskbron) -> str:
    """Author and year, as a list of literature has it; without an author the title."""
    return " ".join(filter(None, (bron.auteur or bron.titel, bron.jaar)))


def _vermeld_antwoorden(
    sessie: Sessie, namen: Mapping[str, str]
) -> Iterator[tuple[tuple[Nootsoort, str], Vermelding]]:
    vragen = {
        vraag: hoofdstuk
        for hoofdstuk in sessie.instrument.hoofdstukken
        for vraag in (v.id for v in hoofdstuk.vragen)
    }
    rijen = sessie.store.lees().execute(
        "SELECT id, dossier, vraag FROM antwoord WHERE dossier LIKE ? || '/%'", (sessie.editie.id,)
    )
    for id_, dossier, vraag in rijen.fetchall():
        hoofdstuk = vragen.get(vraag)
        waar = _(", hoofdstuk {nummer}").format(nummer=hoofdstuk.nummer) if hoofdstuk else ""
        tekst = _("vragenlijst {partij}").format(partij=_naam(namen, dossier)) + waar
        yield (Nootsoort.ANTWOORD, id_), Vermelding(tekst, tekst)


def noten_van(
    sessie: Sessie, reeksen: Sequence[Sequence[Noot]], vermeldingen: Vermeldingen | None = None
) -> tuple[str, ...]:
    """The text of the note of every passage, in the order of the document; empty for one that leans on nothing."""
    if not any(reeksen):
        return tuple("" for _reeks in reeksen)
    return schrijf_noten(reeksen, lees_vermeldingen(sessie) if vermeldingen is None else vermeldingen)
