"""The gespreksverslag as a document: everything of a dossier that goes onto paper."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.lees import lees_bytes
from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Tag
from korpsmonitor_tui.domain.passagekeuze import schrijf_nummers
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Status, statusnaam
from korpsmonitor_tui.domain.verslagbron import afspraken_van
from korpsmonitor_tui.domain.verslagdocument import (
    Actieregel,
    Alinea,
    Deelnemerregel,
    Repliekregel,
    Sectie,
    Vaststelling,
    Verslagdocument,
)
from korpsmonitor_tui.services import bijlagen, medewerkers
from korpsmonitor_tui.services.documentcijfers import kleurenbalken, lees_cijfers
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_deelnemers, lees_status
from korpsmonitor_tui.services.hoofdstukdelen import geinterviewden, hoofdstuktitel, is_hoofdstuk, kaders
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.noten import lees_noten, noten_van
from korpsmonitor_tui.services.replieken import lees_replieken
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.services.verslagstand import (
    lees_kop,
    lees_stand,
    lees_vaststellingen,
    lees_versienummer,
)
from korpsmonitor_tui.services.verslagtekst import Passage, genummerd, lees_passages

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Besluit
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie
    from korpsmonitor_tui.word.verslag import Verslagbestand

RUBRICERING = "Vertrouwelijk"
_LANGSTE_RUBRICERING: Final = 60
"""Characters that fit on one line of the head of a page."""


def stel_op(
    sessie: Sessie, db: Database, dossier: str, alleen: frozenset[str] | None = None
) -> Verslagdocument:
    """The present state of a verslag as a document, or of it only these passages (ids) and what belongs to them.

    Raises NietGevonden without a gesprek.
    """
    gesprek, hoofdstuk = eis_gesprek(db, dossier), is_hoofdstuk(sessie, dossier)
    namen = medewerkers.namen(db)
    status = lees_status(db, dossier)
    alle = genummerd(sessie, lees_passages(db, dossier))
    passages = alle if alleen is None else [paar for paar in alle if paar[1].id in alleen]
    cijfers = lees_cijfers(sessie, db, dossier, _na_te_gaan(passages))
    if alleen is not None:
        over = {passage.vraag for _nr, passage in passages}
        # The code of a figure is that of its question, with its row behind it.
        cijfers = tuple(cijfer for cijfer in cijfers if cijfer.vraag.partition("/")[0] in over)
    return Verslagdocument(
        instrument=sessie.instrument.naam,
        editie=sessie.editie.naam,
        partij=hoofdstuktitel(sessie, dossier) if hoofdstuk else sessie.partij(partij_van(dossier)).naam,
        verslag=dossier,
        versie=lees_versienummer(db, dossier),
        status=_status(status),
        kop=lees_kop(db, dossier),
        rubricering=lees_rubricering(db, dossier),
        datum=gesprek.datum,
        plaats=gesprek.plaats,
        notulist=namen.get(gesprek.notulist, ""),
        auditors=tuple(namen.get(auditor, auditor) for auditor in gesprek.auditors),
        deelnemers=_deelnemers(sessie, db, dossier, hoofdstuk=hoofdstuk),
        secties=_secties(sessie, db, dossier, passages),
        cijfers=cijfers,
        kleurenbalken=kleurenbalken(sessie, partij_van(dossier)) if alleen is None else (),
        acties=tuple(
            Actieregel(afspraak.tekst, afspraak.wie, afspraak.wanneer, nummer)
            for nummer, passage in passages
            for afspraak in afspraken_van(passage.tekst, passage.tags, passage.afspraken)
        ),
        vaststellingen=tuple(
            Vaststelling(v.besluit, v.datum or sessie.vandaag(), v.door, _toelichting(v))
            for v in lees_vaststellingen(db, dossier)
        ),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
        termijn=lees_stand(sessie, db, dossier).termijn if status == Status.TER_VERIFICATIE else None,
        bijhouden=status == Status.TER_VERIFICATIE,
        replieken=_replieken(sessie, db, dossier) if alleen is None else (),
        keuze="" if alleen is None else schrijf_nummers(nummer for nummer, _passage in passages),
        hoofdstuk=hoofdstuk,
        kaders=kaders(sessie, dossier) if hoofdstuk and alleen is None else (),
    )


def _deelnemers(sessie: Sessie, db: Database, dossier: str, *, hoofdstuk: bool) -> tuple[Deelnemerregel, ...]:
    """Without names: which person has which role stays in the database."""
    alle = lees_deelnemers(db, dossier)
    if hoofdstuk:
        return geinterviewden(sessie, dossier, alle)
    return tuple(Deelnemerregel(d.rol, d.organisatie, _aanwezigheid(d.aanwezig)) for d in alle)


def _replieken(sessie: Sessie, db: Database, dossier: str) -> tuple[Repliekregel, ...]:
    """What the partner of this dossier said, by column and korps, each beside the judgement as it was put to them."""
    replieken = lees_replieken(db, dossier)
    namen = {d.code: d.naam for d in sessie.instrument.dimensies}
    kolommen, korpsen = list(namen), [partij.code for partij in sessie.instrument.partijen]
    eigen = lees_namen(db, dossier) if replieken else {}
    regels = []
    for repliek in sorted(
        replieken, key=lambda r: (kolommen.index(r.dimensie), korpsen.index(r.korps), r.id)
    ):
        verborgen = lees_namen(db, dossier_id(sessie.editie.id, repliek.korps)) | eigen
        kop, _scheiding, rest = repliek.oordeel.partition(": ")
        kleur = sessie.instrument.schaal.kleur(kop)
        regels.append(
            Repliekregel(
                sessie.partij(repliek.korps).naam,
                namen[repliek.dimensie],
                kleur,
                verberg(rest if kleur else repliek.oordeel, verborgen),
                verberg(repliek.tekst, verborgen),
            )
        )
    return tuple(regels)


def lees_rubricering(db: Database, dossier: str) -> str:
    """The confidentiality marking of a verslag."""
    rij = db.execute("SELECT rubricering FROM verslag WHERE id = ?", (dossier,)).fetchone()
    return (rij[0] if rij else None) or RUBRICERING


def zet_rubricering(sessie: Sessie, dossier: str, rubricering: str) -> str:
    """Give the verslag another confidentiality marking, and return it; an empty one is the usual one again.

    Raises OnbruikbareInvoer for one of several lines or that does not fit, StapGeweigerd if the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    nieuw = rubricering.strip()
    if len(nieuw) > _LANGSTE_RUBRICERING or not nieuw.isprintable():
        raise OnbruikbareInvoer(
            _("Een rubricering is één regel van hooguit {aantal} tekens; er is niets gewijzigd.").format(
                aantal=_LANGSTE_RUBRICERING
            )
        )

    def taak(tx: Transactie) -> str:
        eis_gesprek(tx.bij(), dossier)
        weiger_bevroren(tx.db, dossier)
        if nieuw != (tx.waarde("verslag", dossier, "rubricering") or ""):
            tx.zet("verslag", dossier, "rubricering", nieuw)
        return lees_rubricering(tx.bij(), dossier)

    return sessie.store.voer_uit(sessie.wie, taak)


def schrijf(
    sessie: Sessie, db: Database, dossier: str, alleen: frozenset[str] | None = None
) -> Verslagbestand:
    """As :func:`stel_op`, as a Word file. Raises NietGevonden or SjabloonFout."""
    # Imported late: start-up must not pay for Word.
    from korpsmonitor_tui.word.verslag import schrijf_verslag

    return schrijf_verslag(
        stel_op(sessie, db, dossier, alleen), sessie.instrumenten.sjabloon(sessie.editie.instrument)
    )


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A Word file that was written."""

    pad: Path
    sha256: str
    meldingen: tuple[str, ...]


def bewaar_verslag(
    sessie: Sessie, dossier: str, doel: Path, *, overschrijf: bool = False, gelijk_mag: bool = False
) -> Bewaard:
    """Write the verslag to ``doel``; a folder gets a file name of ours. Changes nothing in the database.

    With ``gelijk_mag`` a file in the way that is exactly this one is left there: it was written before. While its text can change this is the present concept; a version that was sent or laid down is the very file that
    was frozen, byte for byte. Raises NietGevonden without a gesprek, BestandFout if it cannot be written.
    """
    db = sessie.store.lees()
    nummer = lees_versienummer(db, dossier)
    if doel.is_dir():
        doel = doel / bestandsnaam(sessie, dossier, nummer)
    bevroren = _bevroren_bestand(sessie, db, dossier)
    if bevroren is None:
        bestand = schrijf(sessie, db, dossier)
        inhoud, sha256, meldingen = bestand.inhoud, bestand.sha256, bestand.meldingen
    else:
        inhoud, sha256, meldingen = bevroren, hashlib.sha256(bevroren).hexdigest(), ()
    if not (gelijk_mag and _staat_er_al(doel, sha256)):
        schrijf_bestand(doel, inhoud, overschrijf=overschrijf)
    return Bewaard(doel, sha256, meldingen)


def _staat_er_al(doel: Path, sha256: str) -> bool:
    with suppress(OSError):
        return hashlib.sha256(lees_bytes(doel, bijlagen.GROOTSTE)).hexdigest() == sha256
    return False


def _bevroren_bestand(sessie: Sessie, db: Database, dossier: str) -> bytes | None:
    """The file of the version that was frozen last, if the text cannot change now."""
    if lees_status(db, dossier) in BEWERKBAAR | {Status.EERSTE_CHECK}:
        return None
    rij = db.execute(
        "SELECT bestand FROM versie WHERE dossier = ? ORDER BY nummer DESC, id DESC LIMIT 1", (dossier,)
    ).fetchone()
    return bijlagen.haal_op(sessie, rij[0])[1] if rij and rij[0] else None


def bestandsnaam(sessie: Sessie, dossier: str, versie: int) -> str:
    """A file name that tells party, edition and version."""
    soort = "hoofdstuk" if is_hoofdstuk(sessie, dossier) else "gespreksverslag"
    return f"{soort}-{sessie.editie.id}-{partij_van(dossier)}-v{versie}.docx"


def _status(status: Status) -> str:
    concept = {Status.GEPLAND, Status.IN_OPMAAK, Status.EERSTE_CHECK, Status.RETOUR, Status.IN_VERWERKING}
    return _("concept") if status in concept else statusnaam(status)


def _toelichting(besluit: Besluit) -> str:
    """Why a version was laid down so, and who had not answered."""
    zwijgers = ", ".join(besluit.zonder_antwoord)
    return "\n".join(
        filter(None, (besluit.reden, _("Niet geantwoord: {wie}.").format(wie=zwijgers) if zwijgers else ""))
    )


def _aanwezigheid(aanwezig: str) -> str:
    namen: dict[str, str] = {
        Aanwezigheid.GEHEEL: _("geheel"),
        Aanwezigheid.GEDEELTELIJK: _("gedeeltelijk"),
        Aanwezigheid.AFWEZIG: _("afwezig"),
    }
    return namen.get(aanwezig, aanwezig)


def _secties(
    sessie: Sessie, db: Database, dossier: str, passages: list[tuple[int, Passage]]
) -> tuple[Sectie, ...]:
    per_hoofdstuk: dict[str, list[Alinea]] = {}
    gesteund = lees_noten(db, dossier)
    noten = noten_van(sessie, [gesteund.get(passage.id, ()) for _nummer, passage in passages])
    for (nummer, passage), noot in zip(passages, noten, strict=True):
        alinea = Alinea(nummer, passage.id, passage.tekst, noot)
        per_hoofdstuk.setdefault(passage.hoofdstuk, []).append(alinea)
    titels = {hoofdstuk.code: hoofdstuk.titel for hoofdstuk in sessie.instrument.hoofdstukken}
    volgorde = [*titels, *(code for code in per_hoofdstuk if code not in titels)]
    return tuple(
        Sectie(code, titels.get(code, code), tuple(per_hoofdstuk[code]))
        for code in volgorde
        if code in per_hoofdstuk
    )


def _na_te_gaan(passages: list[tuple[int, Passage]]) -> frozenset[str]:
    """Questions of which a passage says that their figure is still to be verified.

    Only what belongs to the version counts, so that a file never says something else than the version it was made of.
    """
    return frozenset(
        passage.vraag for _nr, passage in passages if passage.vraag and Tag.NAGAAN in passage.tags
    )
