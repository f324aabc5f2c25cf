"""What stands in a gespreksverslag, block by block: each block replaces one anchor of the house style."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import korpsmonitor_tui
from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import Anker, Stijl
from korpsmonitor_tui.word.kleuren import kleurenbalk, oordeelcel
from korpsmonitor_tui.word.opmaak import LEEG, Cel, Celwaarde, Kolom, Opmaak, Xml, run, voeg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslagdocument import Cijferregel, Verslagdocument


def blokken(document: Verslagdocument, opmaak: Opmaak) -> dict[Anker, Xml]:
    """The markup for every anchor of the body."""
    return {
        Anker.TITELBLOK: _titelblok(document, opmaak),
        Anker.DEELNEMERS: _deelnemers(document, opmaak),
        Anker.HOOFDSTUKKEN: voeg(_hoofdstukken(document, opmaak), _kaders(document, opmaak)),
        Anker.CIJFERS: _cijfers(document, opmaak),
        Anker.KLEURENBALKEN: _kleurenbalken(document, opmaak),
        Anker.ACTIES: _acties(document, opmaak),
        Anker.VASTSTELLINGEN: voeg(_replieken(document, opmaak), _vaststellingen(document, opmaak)),
        Anker.COLOFON: _colofon(document, opmaak),
    }


def noten(document: Verslagdocument, opmaak: Opmaak) -> dict[int, Xml]:
    """The footnotes by the id that passages refer to them with: the number of the passage."""
    return {
        alinea.nummer: opmaak.noottekst(alinea.noot)
        for sectie in document.secties
        for alinea in sectie.alineas
        if alinea.noot
    }


def kopteksten(document: Verslagdocument) -> dict[Anker, str]:
    """The text for every anchor of headers and footers; an empty one takes its paragraph away."""
    return {
        Anker.RUBRICERING: document.rubricering,
        Anker.DEMONSTRATIE: document.demonstratie,
        Anker.INSTRUMENT: document.instrument,
        Anker.KENMERK: _("{titel} – versie {versie} ({status})").format(
            titel=titel_van(document), versie=document.versie, status=document.status
        ),
    }


def titel_van(document: Verslagdocument) -> str:
    """Title of the document, in the file's properties too."""
    if document.hoofdstuk:
        return document.partij
    return _("Gespreksverslag {partij}").format(partij=document.partij)


def _titelblok(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    gesprek: list[tuple[str, Celwaarde]] = [
        (_("Gesprekspartij"), document.partij or None),
        (_("Datum gesprek"), datumtekst(document.datum) if document.datum else None),
        (_("Plaats"), document.plaats or None),
    ]
    kenmerken: list[tuple[str, Celwaarde]] = [
        *([] if document.hoofdstuk else gesprek),
        (_("Schrijver") if document.hoofdstuk else _("Notulist"), document.notulist or None),
        (_("Auditors"), ", ".join(document.auditors) or None),
        (_("Versie"), _("{versie} ({status})").format(versie=document.versie, status=document.status)),
        (_("Rubricering"), document.rubricering or None),
    ]
    if document.termijn:
        kenmerken.append((_("Reactie uiterlijk"), datumtekst(document.termijn)))
    return voeg(
        opmaak.tekst(Stijl.TITEL, titel_van(document)),
        opmaak.tekst(
            Stijl.ONDERTITEL,
            _("{instrument}, editie {editie}").format(instrument=document.instrument, editie=document.editie),
        ),
        opmaak.kenmerktabel(_("Gegevens van het gesprek en van deze versie"), kenmerken),
        _verzoek(opmaak) if document.bijhouden else LEEG,
        _beperking(document.keuze, opmaak) if document.keuze else LEEG,
    )


def _beperking(keuze: str, opmaak: Opmaak) -> Xml:
    """That this is not the whole verslag, and what of it this is."""
    return opmaak.tekst(
        Stijl.KADER,
        _(
            "Dit is een deel van het verslag, met alleen deze passages: {keuze}. De nummers zijn die van het hele "
            "verslag; cijfers en afspraken staan er alleen bij deze passages. Het definitieve verslag is volledig."
        ).format(keuze=keuze),
    )


def _verzoek(opmaak: Opmaak) -> Xml:
    """What is asked of the reader of a version that goes out, in a frame."""
    return opmaak.tekst(
        Stijl.KADER,
        _(
            "Wilt u dit concept op feitelijke juistheid controleren? Wat u in de tekst wijzigt, wordt bijgehouden; "
            "een opmerking in de kantlijn is ook welkom. Laat de nummers voor de passages staan: daaraan herkennen "
            "wij waar uw reactie bij hoort."
        ),
    )


def _deelnemers(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if document.hoofdstuk:
        return _geinterviewden(document, opmaak)
    kop = opmaak.tekst(Stijl.KOP1, _("Deelnemers"))
    if not document.deelnemers:
        return voeg(kop, _afwezig(opmaak, _("Er zijn geen deelnemers vastgelegd.")))
    kolommen = [Kolom(_("Rol"), 30), Kolom(_("Organisatie"), 35), Kolom(_("Aanwezigheid"), 35)]
    rijen: list[list[Celwaarde]] = [
        [deelnemer.rol, deelnemer.organisatie, deelnemer.aanwezigheid or None]
        for deelnemer in document.deelnemers
    ]
    if any(deelnemer.naam for deelnemer in document.deelnemers):
        kolommen.insert(0, Kolom(_("Naam"), 30))
        for rij, deelnemer in zip(rijen, document.deelnemers, strict=True):
            rij.insert(0, deelnemer.naam)
    return voeg(kop, opmaak.tabel(_("Deelnemers aan het gesprek met hun rol"), kolommen, rijen))


def _geinterviewden(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    """Who was interviewed for a chapter: by function, and never by name."""
    kop = opmaak.tekst(Stijl.KOP1, _("Geïnterviewden"))
    if not document.deelnemers:
        return voeg(kop, _afwezig(opmaak, _("Er zijn nog geen geïnterviewden opgenomen.")))
    kolommen = [Kolom(_("Functie"), 45), Kolom(_("Organisatie"), 33), Kolom(_("Interview"), 22)]
    rijen: list[list[Celwaarde]] = [
        [deelnemer.rol, deelnemer.organisatie or None, deelnemer.aanwezigheid or None]
        for deelnemer in document.deelnemers
    ]
    return voeg(kop, opmaak.tabel(_("Wie is geïnterviewd, met functie en organisatie"), kolommen, rijen))


def _kaders(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    """Recommendations, each in a box."""
    if not document.kaders:
        return LEEG
    delen = [opmaak.tekst(Stijl.KOP1, _("Aanbevelingen"))]
    for nr, kader in enumerate(document.kaders):
        if nr:
            # Two frames without anything between them would be drawn as one.
            delen.append(opmaak.alinea(Stijl.LEGENDA))
        delen.append(opmaak.tekst(Stijl.KADER, f"{kader.titel}\n{kader.tekst}"))
    return voeg(*delen)


def _hoofdstukken(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    delen: list[Xml] = []
    for sectie in document.secties:
        delen.append(opmaak.tekst(Stijl.KOP1, sectie.titel))
        if sectie.alineas:
            delen += map(opmaak.passage, sectie.alineas)
        else:
            delen.append(_afwezig(opmaak, _("Over dit onderwerp is niets vastgelegd.")))
    return voeg(*delen)


def _cijfers(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if not document.cijfers:
        return LEEG
    kolommen = [
        Kolom(_("Omschrijving"), 40),
        Kolom(_("Jaar"), 7),
        Kolom(_("Opgegeven"), 15),
        Kolom(_("Bron"), 20),
        Kolom(_("Toelichting"), 18),
    ]
    vorige: Cijferregel | None = None
    rijen: list[list[Celwaarde]] = []
    for cijfer in document.cijfers:
        vervolg = vorige is not None and (vorige.vraag, vorige.omschrijving) == (
            cijfer.vraag,
            cijfer.omschrijving,
        )
        rijen.append(
            [
                _omschrijving(opmaak, cijfer, vervolg=vervolg),
                cijfer.jaar,
                _opgegeven(opmaak, cijfer),
                cijfer.bron,
                cijfer.toelichting,
            ]
        )
        vorige = cijfer
    return voeg(
        opmaak.tekst(Stijl.KOP1, _("Opgegeven cijfers")),
        opmaak.alinea_voor_tabel(
            Stijl.TEKST,
            run(_("De cijfers staan er zoals zij zijn opgegeven; een leeg antwoord is geen nul.")),
        ),
        opmaak.tabel(_("Cijfers zoals opgegeven, per vraag en jaar"), kolommen, rijen),
    )


def _opgegeven(opmaak: Opmaak, cijfer: Cijferregel) -> Celwaarde:
    """As stated, to the letter; that it is still to be verified stands behind it in another style."""
    if not (cijfer.opgegeven and cijfer.na_te_gaan):
        return cijfer.opgegeven or None
    merk = opmaak.run(" " + _("(te verifiëren)"), Stijl.NIET_INGEVULD)
    return Cel(voeg(run(cijfer.opgegeven), merk))


def _omschrijving(opmaak: Opmaak, cijfer: Cijferregel, *, vervolg: bool) -> Cel:
    """The question once, over the rows of all its years; its id is what a reaction can refer to."""
    if vervolg:
        return Cel(LEEG, samen="continue")
    id_ = opmaak.run(f" ({cijfer.vraag})", Stijl.PASSAGENUMMER) if cijfer.vraag else LEEG
    return Cel(voeg(run(cijfer.omschrijving), id_), samen="restart")


def _kleurenbalken(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if not document.kleurenbalken:
        return LEEG
    return voeg(
        opmaak.tekst(Stijl.KOP1, _("Kleurenbalken")),
        *(kleurenbalk(opmaak, balk) for balk in document.kleurenbalken),
    )


def _acties(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if document.hoofdstuk and not document.acties:
        return LEEG
    kop = opmaak.tekst(Stijl.KOP1, _("Afspraken en acties"))
    if not document.acties:
        return voeg(kop, _afwezig(opmaak, _("Er zijn geen afspraken of acties vastgelegd.")))
    kolommen = [
        Kolom(_("Afspraak of actie"), 50),
        Kolom(_("Wie"), 19),
        Kolom(_("Wanneer"), 19),
        Kolom(_("Passage"), 12),
    ]
    rijen = [
        [actie.tekst, actie.wie or None, actie.wanneer or None, str(actie.nummer or "")]
        for actie in document.acties
    ]
    return voeg(kop, opmaak.tabel(_("Afspraken en acties uit het gesprek"), kolommen, rijen))


def _replieken(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if not document.replieken:
        return LEEG
    kolommen = [
        Kolom(_("Korps"), 18),
        Kolom(_("Oordeel"), 20),
        Kolom(_("Toelichting van het korps"), 31),
        Kolom(_("Repliek"), 31),
    ]
    delen = [
        opmaak.tekst(Stijl.KOP1, _("Bijlage: oordelen van korpsen en repliek")),
        opmaak.tekst(
            Stijl.TEKST,
            _(
                "Naast het oordeel zoals het is voorgelegd staat wat {partij} ervan zei. Een repliek verandert kleur noch "
                "het verslag van het korps. Deze bijlage hoort niet tot de tekst van deze versie en valt buiten haar kop."
            ).format(partij=document.partij),
        ),
    ]
    for onderwerp, regels in groupby(document.replieken, key=lambda regel: regel.onderwerp):
        rijen: list[list[Celwaarde]] = [
            [
                regel.korps,
                oordeelcel(regel.kleur) if regel.kleur is not None else _("geen kleur"),
                regel.toelichting or "–",
                regel.repliek,
            ]
            for regel in regels
        ]
        delen += [
            opmaak.tekst(Stijl.KOP2, onderwerp),
            opmaak.tabel(_("Oordelen en repliek: {onderwerp}").format(onderwerp=onderwerp), kolommen, rijen),
        ]
    return voeg(*delen)


def _vaststellingen(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    if not document.vaststellingen:
        return LEEG
    kolommen = [
        Kolom(_("Besluit"), 26),
        Kolom(_("Datum"), 21),
        Kolom(_("Door"), 19),
        Kolom(_("Toelichting"), 34),
    ]
    rijen = [
        [vaststelling.besluit, datumtekst(vaststelling.datum), vaststelling.door, vaststelling.toelichting]
        for vaststelling in document.vaststellingen
    ]
    return voeg(
        opmaak.tekst(Stijl.KOP1, _("Vaststelling")),
        opmaak.tabel(_("Hoe deze versie is vastgesteld"), kolommen, rijen),
    )


def _colofon(document: Verslagdocument, opmaak: Opmaak) -> Xml:
    kenmerken: list[tuple[str, Celwaarde]] = [
        (_("Verslag"), document.verslag),
        (_("Versie"), _("{versie} ({status})").format(versie=document.versie, status=document.status)),
        (_("Opgemaakt op"), datumtekst(document.opgemaakt) if document.opgemaakt else None),
        (_("Kop (SHA-256)"), document.kop or None),
        (_("Opgemaakt met"), f"korpsmonitor_tui {korpsmonitor_tui.__version__}"),
    ]
    return voeg(
        opmaak.tekst(Stijl.KOP1, _("Colofon")),
        opmaak.kenmerktabel(_("Gegevens waaraan deze versie te herkennen is"), kenmerken),
        opmaak.tekst(
            Stijl.LEGENDA,
            _(
                "De kop is berekend over alles wat in deze versie staat; een andere inhoud geeft een andere kop."
            ),
        ),
    )


def _afwezig(opmaak: Opmaak, tekst: str) -> Xml:
    return opmaak.alinea(Stijl.TEKST, opmaak.run(tekst, Stijl.NIET_INGEVULD))
