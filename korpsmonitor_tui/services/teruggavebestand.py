"""A file that came back: what it is, whose it is, for which version, and every text in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.archief import open_archief
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.formulieren import stel_formulier_op
from korpsmonitor_tui.services.teruggavestand import als_velden, vind_vragenlijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.formulier import Formulier, Herkenning, Ingelezen
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie

_WORD: Final = "word/"
_BLAD: Final = "xl/"
_ODF: Final = b"application/vnd.oasis.opendocument."
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Teruggekomen:
    """One return, read from a file."""

    partij: Gesprekspartij
    vorm: str
    """``docx``, ``xlsx`` or ``csv``."""
    formulier: Formulier
    """The blank form of its version and party."""
    ingelezen: Ingelezen
    sha256: str
    """Of the file, or of the submission in it: the same again is the same return."""
    meldingen: tuple[str, ...] = ()
    """What was set aside because somebody named the party."""


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """A submission that cannot be taken in, while others in the file can."""

    kenmerk: str
    fout: OnbruikbareInvoer


def lees_teruggekomen(
    sessie: Sessie, inhoud: bytes, naam: str, partij: str = ""
) -> tuple[Teruggekomen | Overgeslagen, ...]:
    """Read what came back: one form, or every submission of an export.

    ``partij`` (name, code or alias) says whose it is where the file does not; of an export only her submissions are
    then taken. Raises OnbruikbareInvoer with one line for a file that cannot be read, says nothing about itself, or
    belongs to something else; NietGevonden for an unknown party.
    """
    gevraagd = sessie.partij(partij) if partij else None
    vorm = herken_vorm(inhoud, naam)
    if vorm == "csv":
        return _lees_inzendingen(sessie, inhoud, naam, gevraagd)
    return (_lees_formulier(sessie, inhoud, naam, vorm, gevraagd),)


def herken_vorm(inhoud: bytes, naam: str) -> str:
    """``docx``, ``xlsx`` or ``csv``, by what the file holds, whatever its name.

    Raises OnbruikbareInvoer for anything else, and for an office file that is refused.
    """
    if inhoud.startswith(b"%PDF"):
        raise _onbruikbaar(naam, _("het is een PDF; vraag het formulier zelf terug"))
    # Whether text is usable text is for its own reader to say.
    if not inhoud.startswith(_ZIP) and b"\0" not in inhoud:
        return "csv"
    # Everything else that is no archive is refused by the guard, in words of its own.
    archief = open_archief(inhoud, naam)
    if archief.delen.get("mimetype", b"").startswith(_ODF):
        raise _onbruikbaar(
            naam, _("het is een OpenDocument-bestand; sla het in LibreOffice op als .docx of .xlsx")
        )
    hoofddeel = archief.hoofddeel()
    if hoofddeel.startswith(_WORD):
        return "docx"
    if hoofddeel.startswith(_BLAD):
        return "xlsx"
    raise _onbruikbaar(naam, _("het is geen Word- of rekenbladbestand"))


def _onbruikbaar(naam: str, oorzaak: str) -> OnbruikbareInvoer:
    return OnbruikbareInvoer(
        _("{naam} is niet ingelezen: {oorzaak}. Een vragenlijst komt terug als .docx, .xlsx of .csv.").format(
            naam=naam, oorzaak=oorzaak
        )
    )


# -- forms ---------------------------------------------------------------------------------------------------------------


def _lees_formulier(
    sessie: Sessie, inhoud: bytes, naam: str, vorm: str, gevraagd: Gesprekspartij | None
) -> Teruggekomen:
    lees_kenmerken, lees = _lezers(vorm)
    kenmerken = lees_kenmerken(inhoud)
    _weiger_ander_instrument(sessie, kenmerken, naam)
    meldingen: list[str] = []
    partij = _bepaal_partij(sessie, kenmerken, naam, gevraagd)
    _bepaal_editie(sessie, kenmerken, naam, gevraagd, meldingen)
    vragenlijst = _bepaal_versie(sessie, kenmerken, naam, gevraagd, meldingen)
    formulier = stel_formulier_op(sessie, partij, vragenlijst, als_datum(kenmerken.termijn))
    return Teruggekomen(
        partij,
        vorm,
        formulier,
        lees(inhoud, formulier),
        hashlib.sha256(inhoud).hexdigest(),
        tuple(meldingen),
    )


def _lezers(
    vorm: str,
) -> tuple[Callable[[bytes], Herkenning], Callable[[bytes, Formulier], Ingelezen]]:
    # Imported late: start-up must pay for neither Word nor spreadsheets.
    if vorm == "docx":
        from korpsmonitor_tui.word.formulierlezer import lees_formulier, lees_kenmerken

        return lees_kenmerken, lees_formulier
    from korpsmonitor_tui.intake import formulierblad

    return formulierblad.lees_kenmerken, formulierblad.lees_formulierblad


def _weiger_ander_instrument(sessie: Sessie, kenmerken: Herkenning, naam: str) -> None:
    if kenmerken.instrument not in {"", sessie.editie.instrument}:
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: het is een formulier van “{instrument}”, niet van “{eigen}”."
            ).format(naam=naam, instrument=kenmerken.instrument, eigen=sessie.editie.instrument)
        )


def _bepaal_partij(
    sessie: Sessie, kenmerken: Herkenning, naam: str, gevraagd: Gesprekspartij | None
) -> Gesprekspartij:
    eigen = sessie.instrument.partij(kenmerken.partij) if kenmerken.partij else None
    if gevraagd is not None:
        if eigen is not None and eigen.code != gevraagd.code:
            raise OnbruikbareInvoer(
                _("{naam} is niet ingelezen: het is het formulier van {eigen}, niet van {gevraagd}.").format(
                    naam=naam, eigen=eigen.naam, gevraagd=gevraagd.naam
                )
            )
        return gevraagd
    if eigen is None:
        oorzaak = (
            _("het is van “{partij}”, die hier niet bestaat").format(partij=kenmerken.partij)
            if kenmerken.partij
            else _("het zegt niet van wie het is")
        )
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: {oorzaak}. Zeg erbij van wie het is (--partij) als het er toch een van haar is."
            ).format(naam=naam, oorzaak=oorzaak)
        )
    return eigen


def _bepaal_editie(
    sessie: Sessie, kenmerken: Herkenning, naam: str, gevraagd: Gesprekspartij | None, meldingen: list[str]
) -> None:
    if kenmerken.editie in {"", sessie.editie.id}:
        return
    wat = _("het is een formulier van editie {editie}").format(editie=kenmerken.editie)
    _zet_opzij(
        naam, wat, gevraagd, meldingen, _("gelezen als van editie {editie}").format(editie=sessie.editie.id)
    )


def _bepaal_versie(
    sessie: Sessie, kenmerken: Herkenning, naam: str, gevraagd: Gesprekspartij | None, meldingen: list[str]
) -> Vragenlijst:
    """The questionnaire that the form was printed from, also an older one: its answers are pinned to that."""
    gevonden = vind_vragenlijst(
        sessie, sessie.store.lees(), versie=kenmerken.versie, vingerafdruk=kenmerken.vingerafdruk
    )
    if gevonden is not None:
        return gevonden
    geldend = sessie.instrument.vragenlijst
    wat = (
        _("het is van versie {versie} van de vragenlijst, die hier niet is gepubliceerd").format(
            versie=kenmerken.versie
        )
        if kenmerken.versie
        else _("het zegt niet van welke versie van de vragenlijst het is")
    )
    _zet_opzij(naam, wat, gevraagd, meldingen, _("gelezen als versie {versie}").format(versie=geldend.versie))
    return geldend


def _zet_opzij(
    naam: str, wat: str, gevraagd: Gesprekspartij | None, meldingen: list[str], daarom: str
) -> None:
    """What does not fit is refused, unless somebody said in so many words whose file this is."""
    if gevraagd is None:
        raise OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: {wat}. Zeg erbij van wie het is (--partij) om het toch te lezen."
            ).format(naam=naam, wat=wat)
        )
    meldingen.append(f"{wat[0].upper()}{wat[1:]}; {daarom}.")


# -- submissions ---------------------------------------------------------------------------------------------------------


def _lees_inzendingen(
    sessie: Sessie, inhoud: bytes, naam: str, gevraagd: Gesprekspartij | None
) -> tuple[Teruggekomen | Overgeslagen, ...]:
    from korpsmonitor_tui.intake.inzendingen import lees_inzendingen

    geldend = sessie.instrument.vragenlijst
    partijen = sessie.instrument.partijen
    gelezen = {geldend.sha256: lees_inzendingen(inhoud, geldend, partijen)}
    teruggekomen: list[Teruggekomen | Overgeslagen] = []
    for nr, inzending in enumerate(gelezen[geldend.sha256]):
        if gevraagd is not None and inzending.partij not in {"", gevraagd.code}:
            continue
        wat = _("inzending {kenmerk} in {naam}").format(kenmerk=inzending.kenmerk or nr + 1, naam=naam)
        kenmerken = inzending.ingelezen.herkenning
        meldingen: list[str] = []
        try:
            partij = _bepaal_partij(sessie, kenmerken, wat, gevraagd)
            _bepaal_editie(sessie, kenmerken, wat, gevraagd, meldingen)
            lijst = _bepaal_versie(sessie, kenmerken, wat, gevraagd, meldingen)
        except OnbruikbareInvoer as fout:
            teruggekomen.append(Overgeslagen(inzending.kenmerk, fout))
            continue
        if lijst.sha256 not in gelezen:
            gelezen[lijst.sha256] = lees_inzendingen(inhoud, lijst, partijen)
        ingelezen = gelezen[lijst.sha256][nr].ingelezen
        afdruk = json.dumps([inzending.kenmerk, als_velden(ingelezen)], ensure_ascii=True)
        teruggekomen.append(
            Teruggekomen(
                partij,
                "csv",
                stel_formulier_op(sessie, partij, lijst),
                ingelezen,
                hashlib.sha256(afdruk.encode()).hexdigest(),
                tuple(meldingen),
            )
        )
    if not teruggekomen:
        wie = gevraagd.naam if gevraagd else _("een partij")
        raise NietGevonden(_("In {naam} staat geen inzending van {wie}.").format(naam=naam, wie=wie))
    return tuple(teruggekomen)
