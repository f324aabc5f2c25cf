"""Reads a version of the questionnaire: the questions under the code of their chapter."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vragenlijst
from korpsmonitor_tui.intake.vraag import Kennis, controleer_verwijzingen, lees_vraag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.intake.tabel import Tabel


def lees_hoofdstukken(kern: Tabel, *, verplicht: bool = True) -> tuple[Hoofdstuk, ...]:
    """The ``[[hoofdstuk]]`` tables of instrument.toml, still without questions."""
    codes: dict[str, str] = {}
    nummers: dict[str, str] = {}
    hoofdstukken = []
    for tabel in kern.tabellen("hoofdstuk", verplicht=verplicht):
        hoofdstuk = Hoofdstuk(
            code=tabel.code("code"),
            nummer=tabel.geheel("nummer") or 0,
            titel=tabel.tekst("titel"),
            inleiding=tabel.tekst("inleiding", verplicht=False),
            eigen_onderdeel=tabel.code("onderdeel") if "onderdeel" in tabel else "",
        )
        tabel.eenmalig("code", hoofdstuk.code, codes)
        tabel.eenmalig("nummer", str(hoofdstuk.nummer or ""), nummers)
        tabel.sluit()
        hoofdstukken.append(hoofdstuk)
    return tuple(hoofdstukken)


def lees_vragenlijst(bestand: Tabel, hoofdstukken: Sequence[Hoofdstuk], kennis: Kennis) -> Vragenlijst:
    """The questionnaire in a definition file; ``hoofdstukken`` are those of its instrument.

    Questions of the file stand in the instrument's order of chapters. Mistakes are noted, and reading goes on.
    """
    versie, peiljaar = "", None
    kop = bestand.tabel("vragenlijst")
    if kop is not None:
        versie = kop.code("versie")
        peiljaar = kop.geheel("peiljaar", verplicht=False)
        kennis = replace(kennis, alleen_voor=kop.teksten("alleen_voor"))
        for code in kennis.alleen_voor:
            kop.verwijzing("alleen_voor", code, kennis.partijen)
        kop.sluit()
    gezien: dict[str, str] = {}
    gelezen = [
        (tabel, lees_vraag(tabel, gezien, kennis), hoofdstuk.code)
        for hoofdstuk in hoofdstukken
        if hoofdstuk.code
        for tabel in bestand.tabellen(hoofdstuk.code, verplicht=False)
    ]
    _meld_zonder_hoofdstuk(bestand, [hoofdstuk.code for hoofdstuk in hoofdstukken])
    bestand.sluit()
    if not gelezen:
        bestand.meld(_("er staat geen enkele vraag in."), _("Zet vragen onder de code van hun hoofdstuk."))
    controleer_verwijzingen([(tabel, vraag) for tabel, vraag, _code in gelezen], peiljaar)
    return Vragenlijst(
        versie=versie,
        hoofdstukken=tuple(
            replace(hoofdstuk, vragen=tuple(vraag for _t, vraag, code in gelezen if code == hoofdstuk.code))
            for hoofdstuk in hoofdstukken
            if hoofdstuk.code
        ),
        peiljaar=peiljaar,
        sha256=hashlib.sha256(bestand.brontekst.encode()).hexdigest(),
        brontekst=bestand.brontekst,
    )


def _meld_zonder_hoofdstuk(bestand: Tabel, hoofdstukken: Sequence[str]) -> None:
    """Questions under a heading that is no chapter: said with the first of them, whose place can be shown."""
    for sleutel in bestand.sleutels():
        if sleutel in hoofdstukken or not isinstance(bestand.waarde(sleutel), list):
            continue
        vragen = bestand.tabellen(sleutel, verplicht=False)
        (vragen[0] if vragen else bestand).meld(
            _('"{code}" is geen hoofdstuk; de vragen daaronder zouden aan niemand worden gesteld.').format(
                code=sleutel[:60]
            ),
            _("Hoofdstukken zijn: {codes}.").format(codes=", ".join(hoofdstukken)),
        )
