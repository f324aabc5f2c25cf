"""Remarks of respondents: kinds, decisions and what each asks for (000, 2.1.3; the kinds and rules are our own)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt, Zekerheid
from korpsmonitor_tui.domain.verslag import Rol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Soort(StrEnum):
    """What a remark is about."""

    FEITELIJK = "feitelijke onjuistheid"
    AANVULLING = "aanvulling"
    NUANCERING = "nuancering"
    REDACTIONEEL = "redactioneel"
    VERTROUWELIJK = "vertrouwelijk"
    OVERIG = "overig"


class Besluit(StrEnum):
    """What is decided on a remark of a respondent."""

    OVERGENOMEN = "overgenomen"
    GEDEELTELIJK = "gedeeltelijk overgenomen"
    NIET = "niet overgenomen"
    CONTEXT = "juist geciteerd, context toegevoegd"
    """It was said so, but stood out of context: the words stay, and what belongs with them is added."""


class Ronde(StrEnum):
    """With whom hoor en wederhoor is held; each has its own rounds."""

    AMBTELIJK = "ambtelijk"
    BESTUURLIJK = "bestuurlijk"


MET_REDEN: Final = frozenset({Besluit.GEDEELTELIJK, Besluit.NIET})
"""Decisions that the respondent gets a reason for."""

BEVESTIGERS: Final = (Rol.AUDITOR, Rol.COORDINATOR)
"""Who may confirm a rejection of somebody else; in a team with one auditor the coördinator."""

IN_TEKST: Final = frozenset(
    {Aard.BIJGEHOUDEN, Aard.STIL, Aard.NIEUW, Aard.GEKOPIEERD, Aard.VERWIJDERD, Aard.VERPLAATST, Aard.GESPLITST}
)  # fmt: skip
"""What is put into the text at once when it is taken over; the rest a person writes."""

ERBIJ: Final = frozenset({Aard.NIEUW, Aard.GEKOPIEERD})
"""A passage that comes beside the others."""


_LAATSTE_WOORD: Final = re.compile(r"\S*\s*\Z")
_EERSTE_WOORD: Final = re.compile(r"\A\s*\S*")
_LANG: Final = 6_000
"""Characters beyond which a text is not compared word by word to describe a change."""


def lees_soort(tekst: str) -> Soort:
    """A kind by its name. Raises OnbruikbareInvoer for an unknown one."""
    if tekst in set(Soort):
        return Soort(tekst)
    raise OnbruikbareInvoer(
        _("Onbekende soort “{soort}”; kies uit {soorten}.").format(soort=tekst, soorten=", ".join(Soort))
    )


def lees_besluit(tekst: str, reden: str) -> Besluit:
    """A decision by its name. Raises OnbruikbareInvoer for an unknown one, or one that lacks its reason."""
    if tekst not in set(Besluit):
        raise OnbruikbareInvoer(
            _("Onbekend besluit “{besluit}”; kies uit {besluiten}.").format(
                besluit=tekst, besluiten=", ".join(Besluit)
            )
        )
    besluit = Besluit(tekst)
    if besluit in MET_REDEN and not reden.strip():
        raise OnbruikbareInvoer(
            _("Geef een reden op als een opmerking niet of niet geheel wordt overgenomen.")
        )
    return besluit


def eis_passende_tekst(besluit: Besluit, nu: str, nieuw: str | None) -> None:
    """What a decision may do to the text of a passage, if anything. Raises OnbruikbareInvoer."""
    # Imported late, here and below: the first screen counts remarks and compares no texts.
    from korpsmonitor_tui.domain.inpassen import voegt_alleen_toe

    if besluit == Besluit.NIET and nieuw not in {None, nu}:
        raise OnbruikbareInvoer(
            _("Een opmerking die niet wordt overgenomen, verandert de tekst niet; er is niets vastgelegd.")
        )
    if besluit == Besluit.CONTEXT and (nieuw is None or not voegt_alleen_toe(nu, nieuw)):
        raise OnbruikbareInvoer(
            _(
                "Bij “juist geciteerd” blijft staan wat er staat en komt er context bij; geef de hele passage met die "
                "toevoeging. Er is niets vastgelegd."
            )
        )


def voorgestelde_soort(punt: Terugpunt | None) -> Soort | None:
    """The kind that needs no person to see it; None for every other."""
    from korpsmonitor_tui.domain.redactie import is_redactioneel

    wijzigt = punt is not None and punt.aard in {Aard.BIJGEHOUDEN, Aard.STIL}
    return Soort.REDACTIONEEL if punt and wijzigt and is_redactioneel(punt.oud, punt.nieuw) else None


# -- a change as a remark keeps it ---------------------------------------------------------------------------------------


def lees_punt(gegevens: Mapping[str, Any] | None, passage: str, tekst: str) -> Terugpunt | None:
    """The change of which a remark was made (``Terugpunt.als_gegevens``).

    None if it has none, or one of a later version of this program: then its text is what there is.
    """
    if not gegevens or gegevens.get("aard") not in set(Aard):
        return None
    nummer = gegevens.get("nummer")
    zekerheid = gegevens.get("zekerheid")
    return Terugpunt(
        aard=Aard(gegevens["aard"]),
        passage=passage,
        nummer=nummer if isinstance(nummer, int) else None,
        auteur=_tekst(gegevens, "auteur"),
        datum=_tekst(gegevens, "datum") or None,
        oud=_tekst(gegevens, "oud"),
        nieuw=_tekst(gegevens, "nieuw"),
        tekst=tekst,
        bij=_tekst(gegevens, "bij"),
        na=_tekst(gegevens, "na"),
        voor=_tekst(gegevens, "voor"),
        opgelost=bool(gegevens.get("opgelost")),
        # What is not known to be certain is for a person.
        zekerheid=Zekerheid.VAST if zekerheid == Zekerheid.VAST else Zekerheid.VOORSTEL,
    )


def _tekst(gegevens: Mapping[str, Any], naam: str) -> str:
    waarde = gegevens.get(naam)
    return waarde if isinstance(waarde, str) else ""


def beschrijf(punt: Terugpunt) -> str:
    """What a respondent did, for people; of a comment what it says."""
    regels = [regel for regel in (_wat(punt), _toevoeging(punt), punt.tekst.strip()) if regel]
    if punt.opgelost:
        regels.append(_("(in het bestand als opgelost gemarkeerd)"))
    return "\n".join(regels) or aardnaam(punt.aard)


def _wat(punt: Terugpunt) -> str:
    if punt.aard == Aard.OPMERKING:
        return ""
    if punt.aard in {Aard.BIJGEHOUDEN, Aard.STIL, Aard.ELDERS}:
        return "; ".join(_veranderingen(punt.oud, punt.nieuw))
    tekst = punt.oud if punt.aard == Aard.VERWIJDERD else punt.nieuw or punt.oud
    return f"{aardnaam(punt.aard)}: “{tekst}”" if tekst else aardnaam(punt.aard)


def _toevoeging(punt: Terugpunt) -> str:
    if not punt.bij:
        return ""
    return (_("in {plaats}") if punt.aard == Aard.ELDERS else _("bij “{plaats}”")).format(
        plaats=kort(punt.bij, 200)
    )


def _veranderingen(oud: str, nieuw: str) -> Iterator[str]:
    """The words that changed, each with what came for them; of very long texts how both begin."""
    from korpsmonitor_tui.domain.woordverschil import stukken

    if max(len(oud), len(nieuw)) > _LANG:
        yield _("“{weg}” wordt “{erbij}”").format(weg=kort(oud, 200), erbij=kort(nieuw, 200))
        return
    weg = erbij = voor = ""
    for soort, tekst in (*stukken(oud, nieuw), ("=", "")):
        if soort == "-":
            weg = tekst
        elif soort == "+":
            erbij = tekst
        else:
            if weg or erbij:
                yield _verandering(voor, weg, erbij, tekst)
            weg, erbij, voor = "", "", tekst


def _verandering(voor: str, weg: str, erbij: str, na: str) -> str:
    """One change; of spaces, which say nothing by themselves, with the words that they stand between."""
    if not (weg + erbij).strip():
        links, rechts = _LAATSTE_WOORD.findall(voor)[0], _EERSTE_WOORD.findall(na)[0]
        weg, erbij = f"{links}{weg}{rechts}", f"{links}{erbij}{rechts}"
    else:
        weg, erbij = weg.strip(), erbij.strip()
    if not erbij:
        return _("weg: “{weg}”").format(weg=weg)
    return (_("“{weg}” wordt “{erbij}”") if weg else _("erbij: “{erbij}”")).format(weg=weg, erbij=erbij)


def aardnaam(aard: Aard) -> str:
    """In what way something was said, for people."""
    return {
        Aard.BIJGEHOUDEN: _("wijziging"),
        Aard.STIL: _("wijziging zonder spoor"),
        Aard.OPMERKING: _("kanttekening"),
        Aard.NIEUW: _("nieuwe passage"),
        Aard.VERWIJDERD: _("passage verwijderd"),
        Aard.VERPLAATST: _("passage verplaatst"),
        Aard.GESPLITST: _("passage gesplitst"),
        Aard.SAMENGEVOEGD: _("passage samengevoegd"),
        Aard.GEKOPIEERD: _("passage gekopieerd"),
        Aard.ELDERS: _("buiten de passages"),
        Aard.LOS: _("tekst zonder plaats"),
    }[aard]
