"""The data of a monitor without persons, as tables for others: column by column chosen, everything else stays.

No names, notes, transcripts, verslagen, explanations or motivations: in free text anybody may be named, and what is not
there cannot leak. What leaves says of every row which edition it is of, and carries the label of a demonstration.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.openbaar import Gegevensset, Kolom, Soort, Tabel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.geldend import Geldend
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.openbare_cijfers import cijfertabel, vragentabel
from korpsmonitor_tui.services.openbare_kolommen import GEPUBLICEERD, Uitgave, gepubliceerde_editie
from korpsmonitor_tui.services.openbare_scores import eindscoretabel, partnertabel, scoretabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.sessie import Sessie


def lees_gegevensset(sessie: Sessie) -> Gegevensset:
    """Everything that may leave: all editions of this instrument in the database, and what was published before.

    Raises StapGeweigerd if it was not chosen by which rules an edition is weighed.
    """
    uitgaven = tuple(_uitgaven(sessie))
    instrument = sessie.instrument
    cijfers = cijfertabel(sessie, uitgaven)
    feiten = (
        scoretabel(instrument, uitgaven),
        eindscoretabel(instrument, uitgaven),
        partnertabel(instrument, uitgaven),
        cijfers,
    )
    labels = dict.fromkeys(u.sessie.editie.demonstratie for u in uitgaven if u.sessie.editie.demonstratie)
    return Gegevensset(
        naam=f"{instrument.code}-{sessie.editie.id}".casefold(),
        titel=sessie.editie.naam,
        uitleg=_(
            "Scores en cijfers uit korpsmonitor, zonder namen, notities, verslagen, toelichtingen en motivaties."
            " Een rij is één waarneming; lege cellen zijn ontbrekende waarden, met de reden in een eigen kolom."
        ),
        demonstratie="; ".join(labels),
        gemaakt=sessie.store.klok().astimezone(UTC).isoformat(timespec="seconds"),
        tabellen=(
            _eenheden(instrument),
            _korpsen(instrument),
            _dimensies(sessie),
            _edities(uitgaven, feiten, _publicatiejaren(sessie)),
            vragentabel(sessie, frozenset(str(v) for v in _kolom(cijfers, "vraag") if v is not None)),
            *feiten,
        ),
    )


def _uitgaven(sessie: Sessie) -> Iterable[Uitgave]:
    """The editions of this instrument, oldest id first."""
    for editie in reversed(edities.lijst(sessie.store.lees())):
        if editie.instrument != sessie.editie.instrument:
            continue
        open_ = replace(sessie, editie=editie, geldend=Geldend())
        heeft_regels = bool(sessie.instrumenten.weegversies(editie.instrument))
        korpsen = lees_matrix(open_).korpsen if heeft_regels else ()
        yield Uitgave(open_, open_.instrument.vragenlijst.peiljaar, korpsen)


def _kolom(tabel: Tabel, naam: str) -> list[object]:
    nr = next(nr for nr, kolom in enumerate(tabel.kolommen) if kolom.naam == naam)
    return [rij[nr] for rij in tabel.rijen]


def _eenheden(instrument: Instrument) -> Tabel:
    return Tabel(
        "eenheden",
        _("Eenheden"),
        _("De regionale eenheden en de Landelijke Eenheid."),
        (
            Kolom("eenheid", Soort.TEKST, _("code van de eenheid"), verplicht=True),
            Kolom("naam", Soort.TEKST, _("naam"), verplicht=True),
        ),
        ("eenheid",),
        tuple((eenheid.code, eenheid.naam) for eenheid in instrument.eenheden),
    )


def _korpsen(instrument: Instrument) -> Tabel:
    return Tabel(
        "korpsen",
        _("Korpsen"),
        _("De korpsen, in de volgorde van het rapport."),
        (
            Kolom("korps", Soort.TEKST, _("code van het korps"), verplicht=True),
            Kolom("naam", Soort.TEKST, _("naam"), verplicht=True),
            Kolom("nummer", Soort.GEHEEL, _("nummer in het rapport")),
            Kolom("eenheid", Soort.TEKST, _("eenheid waarin het opging; leeg bij geen"), verwijst="eenheden"),
            Kolom(
                "gemonitord_vanaf",
                Soort.GEHEEL,
                _("jaar van de eerste editie met dit korps; leeg als dat de allereerste is"),
            ),
        ),
        ("korps",),
        tuple(
            (p.code, p.naam, p.nummer, p.eenheid, p.gemonitord_vanaf)
            for p in instrument.partijen
            if p.gemeten
        ),
    )


def _dimensies(sessie: Sessie) -> Tabel:
    instrument = sessie.instrument
    velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    heeft_regels = bool(sessie.instrumenten.weegversies(instrument.code))
    telt_mee = frozenset(sessie.weegregels.dimensies if heeft_regels else ())
    return Tabel(
        "dimensies",
        _("Dimensies"),
        _("Waarop wordt gescoord, en de kolommen waarin korpsen partners beoordelen."),
        (
            Kolom("dimensie", Soort.TEKST, _("volledige code"), verplicht=True),
            Kolom("naam", Soort.TEKST, _("naam, uniek binnen het aandachtsveld"), verplicht=True),
            Kolom("aandachtsveld", Soort.TEKST, _("naam van het aandachtsveld"), verplicht=True),
            Kolom("telt_mee", Soort.JA_NEE, _("of zij meetelt in de eindscore"), verplicht=True),
            Kolom("definitie", Soort.TEKST, _("wat zij inhoudt")),
            Kolom("norm", Soort.TEKST, _("wanneer een korps conform norm is")),
            Kolom("bron", Soort.TEKST, _("plaats van definitie en norm in het rapport")),
        ),
        ("dimensie",),
        tuple(
            (
                *(d.code, d.naam, velden[d.aandachtsveld], d.code in telt_mee),
                *(
                    d.definitie or None,
                    d.norm or None,
                    bronvermelding(d.bron, instrument.publicaties) or None,
                ),
            )
            for d in instrument.dimensies
        ),
    )


def _edities(uitgaven: Sequence[Uitgave], feiten: Iterable[Tabel], jaren: Iterable[int | None]) -> Tabel:
    """Those in the database and every publication that a row is of."""
    eigen = {u.sessie.editie.id for u in uitgaven}
    jaar_van = {gepubliceerde_editie(jaar): jaar for jaar in jaren}
    genoemd = {str(editie) for tabel in feiten for editie in _kolom(tabel, "editie")}
    return Tabel(
        "edities",
        _("Edities"),
        _("De edities in de database, en wat van eerdere edities is gepubliceerd."),
        (
            Kolom("editie", Soort.TEKST, _("kenmerk van de editie"), verplicht=True),
            Kolom("naam", Soort.TEKST, _("naam"), verplicht=True),
            Kolom("jaar", Soort.GEHEEL, _("jaar waarover zij gaat; leeg als dat niet vaststaat")),
            Kolom(
                "herkomst",
                Soort.TEKST,
                _("waar de gegevens vandaan komen"),
                verplicht=True,
                waarden={
                    "programma": _("vastgelegd in korpsmonitor"),
                    GEPUBLICEERD: _("overgenomen uit een gepubliceerd rapport"),
                },
            ),
            Kolom("regels", Soort.TEKST, _("versie van de weegregels waarmee nu wordt gewogen")),
            Kolom(
                "demonstratie", Soort.TEKST, _("waarom dit geen echte uitkomsten zijn; leeg bij echt werk")
            ),
        ),
        ("editie",),
        (
            *(_editierij(uitgave) for uitgave in uitgaven),
            *(
                (code, _("Gepubliceerd: {jaar}").format(jaar=jaar or "?"), jaar, GEPUBLICEERD, None, None)
                for code, jaar in sorted(jaar_van.items())
                if code in genoemd - eigen
            ),
        ),
    )


def _publicatiejaren(sessie: Sessie) -> set[int | None]:
    """The years of what was published; figures are of the last report."""
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    return {regel.jaar for regel in sessie.instrument.kleurenbalken} | {cijfers.laatste_jaar}


def _editierij(uitgave: Uitgave) -> tuple[str | int | None, ...]:
    editie = uitgave.sessie.editie
    regels = uitgave.sessie.weegregels.versie if uitgave.korpsen else None
    return (editie.id, editie.naam, uitgave.jaar, "programma", regels, editie.demonstratie or None)
