"""How the monitor works, for its report: the process, what is scored against which norm, and the rules as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding, paragraaf
from korpsmonitor_tui.domain.stuk import Kop, Legenda, Opsomming, Tabel, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.rapportlijsten import dimensienaam

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.sessie import Sessie


def blokken(grond: Rapportgrond) -> tuple[Blok, ...]:
    """The chapter about the method; everything that can change between editions is read from its definition."""
    sessie = grond.sessie
    return (
        Kop(_("Inleiding en werkwijze"), 1, genummerd=True),
        *_werkwijze(sessie),
        *_leeswijzer(sessie),
        *_dimensies(sessie),
        *_regels(sessie, grond.matrix.regels),
    )


def _werkwijze(sessie: Sessie) -> tuple[Blok, ...]:
    lijst = sessie.instrument.vragenlijst
    partners = any(partij.partnerkolommen for partij in sessie.instrument.partijen)
    return (
        Kop(_("Werkwijze"), 2, genummerd=True),
        Tekst(
            _("Dit rapport is in deze stappen gemaakt. Elke stap is vastgelegd, met wie haar deed en wanneer.")
        ),
        Opsomming(
            (
                _("De vragenlijst (versie {versie}) gaat naar elk korps en komt ingevuld terug. De cijfers worden vergeleken met die van andere bronnen; verschillen worden genoemd en niet gladgestreken.").format(versie=lijst.versie),
                _("Leden van het monitorteam houden met elk korps een gesprek. Een notulist legt het vast."),
                _("Het gespreksverslag gaat na een eerste check door een auditor ter verificatie naar de gesprekspartij. Elke reactie krijgt een besluit met een reden. Alleen een definitief verslag is een bron voor de weging."),
                _("De weegploeg geeft elk korps per dimensie een score, met een motivatie en met wat haar draagt. Wie bij een korps hoort, oordeelt daar niet over."),
                _("De eindscore volgt uit de weegregels. Waar die een keuze laten, kiest de weegploeg met een motivatie; een afwijking van de regels staat er met haar reden bij."),
                *([_("Elk korps geeft zelf een oordeel over ketenpartners. Dat oordeel telt niet mee voor de eindscore; de repliek van de partner staat ernaast.")] if partners else []),
            ),
            genummerd=True,
        ),
    )  # fmt: skip


def _leeswijzer(sessie: Sessie) -> tuple[Blok, ...]:
    return (
        Kop(_("Hoe dit rapport te lezen"), 2, genummerd=True),
        Tekst(
            _("Een score heeft een kleur en altijd ook een letter. De volgorde van de korpsen is die van hun nummers en zegt niets over de scores: korpsen worden niet op volgorde van score gezet.")
        ),
        Legenda(sessie.instrument.schaal.legenda),
        Opsomming(
            (
                _("Blanco is een oordeel: er was te weinig ervaring om op te oordelen. Niet van toepassing is iets anders, en nog niet gescoord ook; elk heeft een eigen teken."),
                _("Een cijfer staat er zoals het is opgegeven. Wat ontbreekt, heeft een teken en telt in geen totaal mee als nul; bij een totaal staat wat er niet in zit."),
                _vergelijking(sessie),
            )
        ),
    )  # fmt: skip


def _vergelijking(sessie: Sessie) -> str:
    """That like is compared with like, and which korpsen came later."""
    korpsen = [partij for partij in sessie.instrument.partijen if partij.gemeten]
    later: dict[int, list[str]] = {}
    for korps in korpsen:
        if korps.gemonitord_vanaf is not None:
            later.setdefault(korps.gemonitord_vanaf, []).append(korps.naam)
    zinnen = [
        _("Edities worden alleen vergeleken over dezelfde korpsen; hoeveel dat er zijn, staat er steeds bij.")
    ]
    zinnen += [
        ngettext(
            "{namen} wordt gemonitord vanaf {jaar}.", "{namen} worden gemonitord vanaf {jaar}.", len(namen)
        ).format(namen=_(" en ").join(namen), jaar=jaar)
        for jaar, namen in sorted(later.items())
    ]
    if later:
        eerst = len(korpsen) - sum(map(len, later.values()))
        zinnen.append(
            _("De monitor telde eerst {eerst} korpsen en telt er nu {nu}.").format(
                eerst=eerst, nu=len(korpsen)
            )
        )
    return " ".join(zinnen)


def _dimensies(sessie: Sessie) -> tuple[Blok, ...]:
    instrument = sessie.instrument
    velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    return (
        Kop(_("Dimensies en normen"), 2, genummerd=True),
        Tabel(
            _("Per dimensie de definitie en de norm"),
            ((_("Aandachtsveld"), 14), (_("Dimensie"), 24), (_("Definitie"), 31), (_("Norm"), 31)),
            tuple((velden[d.aandachtsveld], d.naam, d.definitie, d.norm) for d in instrument.dimensies),
            bijschrift=_("Dimensies met hun definitie en norm"),
            bron=instrument.bron,
            klein=True,
        ),
    )


def _regels(sessie: Sessie, regels: Weegregels) -> tuple[Blok, ...]:
    publicaties = sessie.instrument.publicaties
    return (
        Kop(_("Weegregels"), 2, genummerd=True),
        Tekst(
            _("De eindscore volgt uit “{naam}”, versie {versie}. Waar de bron een keuze laat, staat onze lezing erbij.").format(
                naam=regels.naam, versie=regels.versie
            )
        ),
        Tabel(
            _("Elke weegregel met de dimensies waarover zij gaat, wat zij zegt en waar het staat"),
            ((_("Dimensies"), 24), (_("Regel"), 29), (_("Onze lezing"), 28), (_("Paragraaf"), 19)),
            tuple(
                (
                    "\n".join(dimensienaam(sessie, code) for code in regel.dimensies) or _("alle"),
                    _regelvol(regel.tekst),
                    bronvermelding(_regelvol(regel.lezing), publicaties) or "–",
                    paragraaf(regel.bron, publicaties),
                )
                for regel in (regels.begin, regels.ongescoord, *regels.regels)
            ),
            bijschrift=_("Weegregels, versie {versie}").format(versie=regels.versie),
            bron=bronvermelding(regels.bron, publicaties),
            klein=True,
        ),
    )  # fmt: skip


def _regelvol(tekst: str) -> str:
    """A text of a definition file without the line ends that only its lines have."""
    return " ".join(tekst.split())
