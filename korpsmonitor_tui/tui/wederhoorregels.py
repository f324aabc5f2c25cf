"""How remarks stand in the tab Wederhoor: a line each, and one in full with what its author made of the passage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.teruglezing import Aard
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wederhoor import ERBIJ, Besluit, Soort, aardnaam
from korpsmonitor_tui.services.datums import toon_moment
from korpsmonitor_tui.services.opmerkingen import EERSTE_CHECK
from korpsmonitor_tui.services.opmerkingenlijst import herkomstnaam
from korpsmonitor_tui.tui.woorden import woordverschil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from korpsmonitor_tui.services.opmerkingenlijst import Regel, Wie
    from korpsmonitor_tui.tui.wederhoorinhoud import Wederhoorinhoud

Deel = str | tuple[str, str]

_TEKENS: Final = {
    Besluit.OVERGENOMEN: ("o", "$text-success"),
    Besluit.GEDEELTELIJK: ("g", "$text-warning"),
    Besluit.NIET: ("n", "$text-error"),
    Besluit.CONTEXT: ("j", "$text-success"),
}
_SOORTEN: Final = {
    Soort.FEITELIJK: _("feit"),
    Soort.AANVULLING: _("aanv."),
    Soort.NUANCERING: _("nuance"),
    Soort.REDACTIONEEL: _("redact."),
    Soort.VERTROUWELIJK: _("vertr."),
    Soort.OVERIG: _("overig"),
}
_BREED: Final = 13


class Groep(StrEnum):
    """Which remarks are listed."""

    ALLE = "alle"
    OPEN = "open"
    REDACTIONEEL = "redactioneel"
    TE_PLAATSEN = "te_plaatsen"
    ONBEVESTIGD = "te_bevestigen"

    @property
    def opschrift(self) -> str:
        """What the group is called on the screen."""
        return _OPSCHRIFTEN[self]


_OPSCHRIFTEN: Final = {
    Groep.ALLE: _("alle"),
    Groep.OPEN: _("open"),
    Groep.REDACTIONEEL: _("redactioneel"),
    Groep.TE_PLAATSEN: _("te plaatsen"),
    Groep.ONBEVESTIGD: _("te bevestigen"),
}

TOETSEN: Final = {
    Groep.ALLE: "A",
    Groep.OPEN: "O",
    Groep.REDACTIONEEL: "R",
    Groep.TE_PLAATSEN: "P",
    Groep.ONBEVESTIGD: "B",
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is listed: a group, of one respondent or round, with words in it."""

    groep: Groep = Groep.ALLE
    van: str = ""
    """Who made them: a respondent, or the first check."""
    ronde: str = ""
    woorden: str = ""

    def past(self, inhoud: Wederhoorinhoud, regel: Regel) -> bool:
        """Whether a remark is one of these."""
        tekst = f"{regel.opmerking.aanduiding} {regel.opmerking.tekst} {regel.soort} {herkomstnaam(regel)}".casefold()
        return (
            _in_groep(inhoud, regel, self.groep)
            and self.van in {"", herkomstnaam(regel)}
            and self.ronde in {"", regel.ronde}
            and all(woord in tekst for woord in self.woorden.casefold().split())
        )

    @property
    def verfijnd(self) -> bool:
        """Whether more than a group was chosen."""
        return self != Keuze(self.groep)


def _in_groep(inhoud: Wederhoorinhoud, regel: Regel, groep: Groep) -> bool:
    return {
        Groep.ALLE: True,
        Groep.OPEN: regel.opmerking.open,
        Groep.REDACTIONEEL: regel.opmerking.id in inhoud.redactioneel,
        Groep.TE_PLAATSEN: regel.te_plaatsen,
        Groep.ONBEVESTIGD: regel.opmerking.onbevestigd,
    }[groep]


def aantal_in(inhoud: Wederhoorinhoud, keuze: Keuze, groep: Groep) -> int:
    """How many remarks a group has, within what else was chosen."""
    return sum(replace(keuze, groep=groep).past(inhoud, regel) for regel in inhoud.regels)


def opties(inhoud: Wederhoorinhoud, keuze: Keuze) -> list[Option]:
    """The remarks that are listed, a line each; from whom and of what kind only where that differs."""
    regels = [regel for regel in inhoud.regels if keuze.past(inhoud, regel)]
    met_wie = len({herkomstnaam(regel) for regel in regels}) > 1
    met_soort = any(regel.soort for regel in regels)
    return [
        Option(_lijn(regel, met_wie=met_wie, met_soort=met_soort), id=regel.opmerking.id) for regel in regels
    ]


def _lijn(regel: Regel, *, met_wie: bool, met_soort: bool) -> Content:
    punt = regel.opmerking
    teken, stijl = merk(punt)
    delen: list[Deel] = [
        (f" {teken}{_erbij(punt)}", f"bold {stijl}"),
        (f"{punt.aanduiding:>3} ", "bold"),
        (f"p.{regel.passage or '–'}{'?' if regel.te_plaatsen else ''}".ljust(6), "$text-muted"),
    ]
    if met_wie:
        delen.append((f"{kort(herkomstnaam(regel), _BREED - 1):<{_BREED}}", "$text-muted"))
    if met_soort:
        soort = _SOORTEN.get(Soort(regel.soort), "") if regel.soort in set(Soort) else regel.soort
        delen.append((f"{soort:<8}", "$text-accent"))
    delen.append(kort(punt.tekst, 200))
    if punt.open and punt.voorstel:
        delen.append((f"  → {punt.voorstel.besluit}?", "$text-accent"))
    return Content.assemble(*delen)


def _erbij(punt: Opmerking) -> str:
    """Behind the mark: whether it waits for a second person, or for who follows a proposal."""
    if punt.onbevestigd:
        return "!"
    return "→" if punt.open and punt.voorstel else " "


def merk(punt: Opmerking) -> tuple[str, str]:
    """The mark of a remark and its style: ``?`` open, ``o``/``g``/``n``/``j`` decided, ``b`` answered."""
    if punt.besluit in set(Besluit) and not punt.open:
        return _TEKENS[Besluit(punt.besluit)]
    return ("?", "$text-warning") if punt.open else ("b", "$text-success")


# -- one in full ---------------------------------------------------------------------------------------------------------


def details(inhoud: Wederhoorinhoud, regel: Regel) -> Content:
    """One remark: what was done to the passage by words, how it reads now, and what was decided."""
    punt = regel.opmerking
    nummer, nu = inhoud.passages.get(punt.over, (0, ""))
    delen: list[Deel] = [*_kop(regel, _waar(inhoud, regel))]
    if punt.punt is not None:
        delen += _wijziging(punt, punt.punt)
    else:
        delen.append(f"{maak_zichtbaar(punt.tekst)}\n")
    if nummer and (punt.punt is None or nu != punt.punt.oud):
        delen += [(_("Nu staat er: "), "bold"), f"{maak_zichtbaar(nu)}\n"]
    if inhoud.inpasbaar.get(punt.id, "") is None and punt.open:
        delen.append((_("! Deze wijziging raakt woorden die al anders zijn gewijzigd.\n"), "$text-warning"))
    delen += _besluiten(regel)
    if wat := _wat_nu(inhoud, regel):
        delen.append((wat, "$text-warning"))
    return Content.assemble(*delen)


def _waar(inhoud: Wederhoorinhoud, regel: Regel) -> str:
    """What a remark is about; a new passage stands beside another."""
    punt = regel.opmerking
    if punt.punt is not None and punt.punt.aard in ERBIJ:
        na = punt.passage if punt.geplaatst else punt.punt.na
        nummer, _tekst = inhoud.passages.get(na, (0, ""))
        return (
            _("een nieuwe passage na {nummer}").format(nummer=nummer) if nummer else _("een nieuwe passage")
        )
    if regel.passage:
        return _("passage {nummer}").format(nummer=regel.passage)
    return _("geen passage") if regel.te_plaatsen else _("het hele verslag")


def _kop(regel: Regel, waar: str) -> Iterator[Deel]:
    punt = regel.opmerking
    yield (
        _("{wie} over {waar} (versie {versie})").format(
            wie=herkomstnaam(regel), waar=waar, versie=punt.versie
        ),
        "bold $text-accent",
    )
    extra = [f" · {regel.ronde}"] if regel.ronde else []
    if regel.soort:
        gekozen = "" if punt.soort else _(" (voorgesteld)")
        extra.append(f" · {regel.soort}{gekozen}")
    yield ("".join(extra) + "\n", "$text-muted")


def _wijziging(punt: Opmerking, wijziging: Terugpunt) -> Iterator[Deel]:
    wie = ", ".join(filter(None, (wijziging.auteur, toon_moment(wijziging.datum))))
    waar = (
        _(" in {plaats}").format(plaats=kort(wijziging.bij, 80))
        if wijziging.aard == Aard.ELDERS and wijziging.bij
        else ""
    )
    yield (f"{aardnaam(wijziging.aard)}{waar}{f' ({maak_zichtbaar(wie)})' if wie else ''}: ", "bold")
    if wijziging.aard == Aard.OPMERKING:
        yield f"{maak_zichtbaar(punt.tekst)}\n"
        if wijziging.oud:
            yield (_("Verstuurd: "), "bold")
            yield f"{maak_zichtbaar(wijziging.oud)}\n"
        return
    if wijziging.aard == Aard.VERPLAATST and not wijziging.nieuw:
        yield maak_zichtbaar(wijziging.oud)
    else:
        yield from woordverschil(wijziging.oud, wijziging.nieuw)
    yield "\n"
    if wijziging.opgelost:
        yield (_("In het bestand als opgelost gemarkeerd.\n"), "$text-muted")


def _besluiten(regel: Regel) -> Iterator[Deel]:
    punt = regel.opmerking
    if punt.voorstel and punt.open:
        yield (_("Voorstel: "), "bold")
        yield f"{punt.voorstel.besluit}{_reden(punt.voorstel.reden)}{_door(regel.voorgesteld)}\n"
    if punt.besluit:
        yield (_("Besluit: "), "bold")
        yield f"{punt.besluit}{_reden(punt.reden)}{_door(regel.beslist)}\n"
    if regel.bevestigd:
        yield (_("Bevestigd"), "bold")
        yield f"{_door(regel.bevestigd)}\n"
    if punt.antwoord:
        yield (_("Antwoord: "), "bold")
        yield f"{maak_zichtbaar(punt.antwoord)}\n"


def _reden(reden: str) -> str:
    return f" – {maak_zichtbaar(reden)}" if reden else ""


def _door(wie: Wie | None) -> str:
    return f" ({wie.naam}, {wie.tijd.strftime('%d-%m-%Y %H:%M')})" if wie else ""


def _wat_nu(inhoud: Wederhoorinhoud, regel: Regel) -> str:
    punt = regel.opmerking
    if punt.onbevestigd and not punt.open:
        return _("Wacht op bevestiging door een andere auditor of de coördinator: t bevestigt.")
    if not punt.open:
        return ""
    if punt.herkomst == EERSTE_CHECK:
        return _("Wacht op antwoord: b beantwoordt deze opmerking.")
    plaats = _("De plaats is niet zeker: w zegt waar zij over gaat. ") if regel.te_plaatsen else ""
    if inhoud.status != Status.IN_VERWERKING:
        return plaats + _(
            "Wacht op een besluit; dat kan zodra het verslag in verwerking is genomen (a: stap zetten)."
        )
    if not inhoud.beslist:
        return plaats + _("Stel een besluit voor: o overgenomen, g gedeeltelijk, n niet, j juist geciteerd.")
    volg = _(" d volgt het voorstel.") if punt.voorstel else ""
    return (
        plaats + _("Wacht op een besluit: o overgenomen, g gedeeltelijk, n niet, j juist geciteerd.") + volg
    )


def herkomsten(regels: Sequence[Regel]) -> list[str]:
    """From whom there are remarks."""
    return list(dict.fromkeys(herkomstnaam(regel) for regel in regels))
