"""What surrounds the chapters of a plan: its table of contents, and the list of members in its annex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.planlezing import GelezenLid, Kanttekening
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.planbouw import KOPLENGTE
from korpsmonitor_tui.intake.planregels import splits_kop, splits_leden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.planlezing import GelezenDeel, Inhoudsregel

_AANSPREEKVORM: Final = re.compile(r"(?:mr|dhr|mw|mevr|drs|dr|prof|ir|ing|dame|heer)\b", re.IGNORECASE)
_TEKENS: Final = "-•– "


def is_ledenkop(regel: str) -> bool:
    """Whether a line above the members is their heading."""
    return len(regel) <= KOPLENGTE and "," not in regel and not splits_kop(regel)[1]


def lees_lid(nummer: int, regel: str) -> GelezenLid | None:
    """A member: "naam, rol (organisatie, functie)", "naam (functie)" or "organisatie, functie"; None if it is neither."""
    kaal = regel.lstrip(_TEKENS)
    voor, binnen = splits_kop(kaal)
    if not binnen and _AANSPREEKVORM.match(kaal):
        return None
    naam, _komma, rol = voor.partition(",") if binnen else ("", "", "")
    wie, functie = _splits_functie(binnen or kaal)
    return GelezenLid(nummer, wie, "; ".join(deel for deel in (rol.strip(), functie) if deel), naam.strip())


def _splits_functie(tekst: str) -> tuple[str, str]:
    """Organisation and function: a function begins with a small letter, a name of an organisation does not."""
    if tekst[:1].islower():
        return "", tekst
    delen = splits_leden(tekst)
    return (delen[0], ", ".join(delen[1:])) if delen else ("", "")


def zelfde_titel(in_inhoud: str, titel: str) -> bool:
    """Whether a heading is the entry of a table of contents, which may shorten it."""
    kort, lang = sorted((opzoeknaam(in_inhoud), opzoeknaam(titel)), key=len)
    return bool(kort) and lang.startswith(kort)


def vergelijk_inhoud(inhoud: Iterable[Inhoudsregel], delen: Iterable[GelezenDeel]) -> Iterator[Kanttekening]:
    """Where the document's own table of contents differs from its chapters."""
    op_nummer = {deel.nummer: deel for deel in delen}
    vorige = 0
    for regel in inhoud:
        deel = op_nummer.get(regel.nummer)
        if deel is None:
            melding = _("de inhoudsopgave noemt hoofdstuk {nummer}, dat er niet is.").format(
                nummer=regel.nummer
            )
            yield Kanttekening(regel.regel, melding)
        elif opzoeknaam(regel.titel) != opzoeknaam(deel.titel):
            yield Kanttekening(
                regel.regel,
                _("hoofdstuk {nummer} heet in de inhoudsopgave “{inhoud}” en in de tekst “{titel}”.").format(
                    nummer=regel.nummer, inhoud=regel.titel, titel=deel.titel
                ),
            )
        if regel.pagina < vorige:
            yield Kanttekening(
                regel.regel,
                _(
                    "hoofdstuk {nummer} begint volgens de inhoudsopgave op bladzijde {pagina}, en een eerder hoofdstuk"
                    " op bladzijde {vorige}."
                ).format(nummer=regel.nummer, pagina=regel.pagina, vorige=vorige),
            )
        vorige = max(vorige, regel.pagina)
