"""Abbreviations while minutes are taken: those of the instrument are explained, one's own are written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.sessie import SCHRIJVERS

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "afkorting"
_CODE: Final = re.compile(r"\w[\w&-]{1,19}")
"""One word: what :func:`domain.schrijfuit.woord_voor` can find."""
_LANGSTE: Final = 200


def afkorting_id(editie: str, kort: str) -> str:
    """The same abbreviation on every laptop."""
    return f"{editie}/{SOORT}/{kort}"


def lees_eigen(db: Database, editie: str) -> dict[str, str]:
    """What is written out while typing in this edition, by code, in alphabetical order."""
    rijen = db.execute(
        "SELECT kort, lang FROM afkorting WHERE editie = ? AND lang IS NOT NULL ORDER BY kort", (editie,)
    ).fetchall()
    return {kort: lang for kort, lang in rijen if kort and lang}


def bewaar(sessie: Sessie, kort: str, lang: str = "") -> str:
    """Write ``kort`` out as ``lang`` from now on, or as the instrument's list has it, and return what it becomes.

    Raises OnbruikbareInvoer if ``kort`` is not one word of 2 to 20 characters, or it is not known what it stands for.
    """
    sessie.eis_rol(*SCHRIJVERS)
    if not _CODE.fullmatch(kort):
        raise OnbruikbareInvoer(
            _("“{kort}” kan geen afkorting zijn; neem één woord van 2 tot 20 tekens.").format(kort=kort)
        )
    voluit = " ".join(lang.split()) or dict(sessie.instrument.afkortingen).get(kort, "")
    if not voluit or voluit == kort or len(voluit) > _LANGSTE:
        raise OnbruikbareInvoer(
            _(
                "Geef op waar “{kort}” voor staat, in hoogstens {langste} tekens; het staat niet in de lijst."
            ).format(kort=kort, langste=_LANGSTE)
        )

    def taak(tx: Transactie) -> str:
        id_ = afkorting_id(sessie.editie.id, kort)
        maak_of_herstel(tx, SOORT, {"dossier": "", "editie": sessie.editie.id, "kort": kort}, id_)
        tx.zet(SOORT, id_, "lang", voluit)
        return voluit

    return sessie.store.voer_uit(sessie.wie, taak)


def verwijder(sessie: Sessie, kort: str) -> None:
    """Stop writing ``kort`` out; texts stay as they are. Raises NietGevonden."""
    sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> None:
        id_ = afkorting_id(sessie.editie.id, kort)
        if not tx.stand(SOORT, id_).bestaat:
            raise NietGevonden(
                _("“{kort}” wordt niet uitgeschreven; er is niets gewijzigd.").format(kort=kort)
            )
        tx.verwijder(SOORT, id_)

    sessie.store.voer_uit(sessie.wie, taak)
