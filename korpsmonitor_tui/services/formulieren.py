"""Fill-in forms of the questionnaire: what one party is asked, as a file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import VORMEN, Formulier, Formulierkop
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.domain.vragenlijst import VELDEN, Geldigheid
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Formulierbestand:
    """A form as a file."""

    naam: str
    vorm: str
    """One of ``VORMEN``."""
    inhoud: bytes
    formulier: Formulier = field(repr=False)


def vragenlijst_voor(
    vragenlijst: Vragenlijst, partij: Gesprekspartij, antwoorden: Collection[Vak] = ()
) -> Vragenlijst:
    """The chapters and questions that a party is asked; what depends on its answers stays in.

    So do questions that were answered all the same (``antwoorden``: the places that hold anything).
    """

    def gesteld(vraag_id: str) -> bool:
        vraag = vragenlijst.vragen[vraag_id]
        # Without any answer no condition on one can fail: what lapses now is not for this party.
        geldig = vragenlijst.geldigheid(vraag, lambda _vak: "", partij.code, partij.soort)
        return geldig != Geldigheid.VERVALT or any(vak in antwoorden for vak in vraag.vakken)

    hoofdstukken = [
        replace(hoofdstuk, vragen=tuple(vraag for vraag in hoofdstuk.vragen if gesteld(vraag.id)))
        for hoofdstuk in vragenlijst.hoofdstukken
    ]
    return replace(vragenlijst, hoofdstukken=tuple(h for h in hoofdstukken if h.vragen))


def stel_formulier_op(
    sessie: Sessie,
    partij: Gesprekspartij,
    vragenlijst: Vragenlijst,
    termijn: date | None = None,
    antwoorden: Mapping[Plek, str] | None = None,
) -> Formulier:
    """The form of one version of the questionnaire for one party; ``antwoorden`` are printed in it."""
    kop = Formulierkop(
        instrument=sessie.editie.instrument,
        titel=sessie.instrument.naam,
        editie=sessie.editie.id,
        versie=vragenlijst.versie,
        vingerafdruk=vragenlijst.sha256,
        partij=partij.code,
        partijnaam=partij.naam,
        termijn=termijn,
        demonstratie=sessie.editie.demonstratie,
    )
    # Everybody, and the screen, means the same question by its number, though some are not asked all of them.
    formulier = Formulier(kop, vragenlijst_voor(vragenlijst, partij), nummering=nummering(vragenlijst))
    plekken = set(formulier.velden.values())
    return replace(
        formulier, antwoorden={plek: tekst for plek, tekst in (antwoorden or {}).items() if plek in plekken}
    )


def maak_formulier(
    sessie: Sessie, partij: str, vorm: str, termijn: date | None = None, *, met_antwoorden: bool = False
) -> Formulierbestand:
    """The form for a party (name, code or alias) as a file; writes nothing and records nothing.

    Raises NietGevonden for an unknown party, OnbruikbareInvoer for an unknown format, a deadline that has passed or a
    party that is asked nothing, SjabloonFout if the house style cannot be used.
    """
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _("“{vorm}” is geen vorm van een formulier; kies uit {vormen}.").format(
                vorm=vorm, vormen=", ".join(VORMEN)
            )
        )
    if termijn is not None and termijn < sessie.vandaag():
        raise OnbruikbareInvoer(
            _("De termijn {dag} is al voorbij; er is niets gemaakt.").format(dag=termijn.strftime("%d-%m-%Y"))
        )
    gevraagd = sessie.partij(partij)
    antwoorden = lees_teksten(sessie.store.lees(), sessie.dossier(partij)) if met_antwoorden else {}
    formulier = stel_formulier_op(sessie, gevraagd, sessie.instrument.vragenlijst, termijn, antwoorden)
    if not formulier.velden:
        raise OnbruikbareInvoer(
            _("{partij} wordt in deze vragenlijst niets gevraagd; er is niets gemaakt.").format(
                partij=gevraagd.naam
            )
        )
    naam = f"vragenlijst-{sessie.editie.id}-{gevraagd.code}.{vorm}"
    return Formulierbestand(naam, vorm, schrijf(sessie, formulier, vorm), formulier)


def schrijf(sessie: Sessie, formulier: Formulier, vorm: str) -> bytes:
    """A form as a file in one of ``VORMEN``. Raises SjabloonFout if the house style cannot be used."""
    # Imported late: start-up must pay for neither Word nor spreadsheets.
    if vorm == "docx":
        from korpsmonitor_tui.word.formulier import schrijf_formulier

        return schrijf_formulier(formulier, sessie.instrumenten.sjabloon(sessie.editie.instrument))
    from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad

    return schrijf_formulierblad(formulier)


def maak_xlsform(sessie: Sessie) -> bytes:
    """The questionnaire of this edition for ODK Central or KoboToolbox, for every party. Raises OnbruikbareInvoer."""
    from korpsmonitor_tui.report.xlsform import schrijf_xlsform

    instrument = sessie.instrument
    return schrijf_xlsform(instrument.vragenlijst, instrument.naam, sessie.editie.id, instrument.partijen)


def lees_teksten(db: Database, dossier: str) -> dict[Plek, str]:
    """Everything that was answered in a dossier, by place and field; without what is empty."""
    return {
        (vak, veld): tekst
        for vak, antwoord in lees_antwoorden(db, dossier).items()
        for veld in VELDEN
        if (tekst := antwoord.tekst(veld))
    }
