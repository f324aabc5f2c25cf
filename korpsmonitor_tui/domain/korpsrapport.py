"""The section about one korps (000, chapter 3) as parts of a piece of writing: what stands, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.rapporttekst import als_blokken
from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.scoretabel import legenda, tabelblok, uitleg
from korpsmonitor_tui.domain.stuk import Kader, Kenmerken, Kop, Ligging, Opsomming, Tabel, Tekst, Vak
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.scoretabel import Scoretabel, Waarde
    from korpsmonitor_tui.domain.stuk import Blok


class Hiaatsoort(StrEnum):
    """What is missing."""

    VERSLAG = "verslag"
    SCORE = "score"
    EINDSCORE = "eindscore"
    PARTNER = "partner"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Hiaat:
    """Something that keeps the section from being finished."""

    soort: Hiaatsoort
    tekst: str
    """One Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Deeltekst:
    """What the section says in one part."""

    tekst: str = ""
    """As a person settled it; empty if nobody did."""
    voorstel: str = ""
    """What it could begin with, while nobody did."""

    @property
    def vast(self) -> bool:
        """Whether a person settled it."""
        return bool(self.tekst.strip())


@dataclass(frozen=True, slots=True)
class Deel:
    """One aandachtsveld."""

    naam: str
    balk: Scoretabel
    tekst: Deeltekst


@dataclass(frozen=True, slots=True)
class Repliek:
    """What a partner said of a judgement."""

    tekst: str
    eerder: str = ""
    """The judgement that it was said of, where the korps gives another one now."""


@dataclass(frozen=True, slots=True)
class Partnerregel:
    """What the korps thinks of one partner, with what others put beside it."""

    naam: str
    kleur: Score | None
    gezegd: str
    """What the korps gave for a colour, where that is none."""
    toelichting: str
    ernaast: str = ""
    """What the weegploeg put beside it."""
    replieken: tuple[Repliek, ...] = ()


@dataclass(frozen=True, slots=True)
class Terugblik:
    """A measure of the previous edition, and what came of it."""

    maatregel: str
    stand: str
    voortgang: str
    """What was told of it last; empty if nothing was."""


@dataclass(frozen=True, slots=True)
class Grondslag:
    """What the score of one dimension rests on."""

    dimensie: str
    """Its name with that of its aandachtsveld."""
    waarde: Waarde
    motivatie: str
    bewijs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Einde:
    """The eindscore and why."""

    kleur: Score | None
    """None while it is not settled."""
    balk: Scoretabel
    tekst: Deeltekst
    regels: str
    """What the rules allow, one Dutch sentence."""
    redenen: tuple[str, ...] = ()
    """Each rule that fired, with its source; none while scores are missing."""
    keuze: str = ""
    """Why this one, where the rules allow several; or why another, where it deviates."""
    let_op: str = ""
    """That scores changed since."""


@dataclass(frozen=True, slots=True)
class Korpsrapport:
    """The section about one korps as it stands now."""

    code: str
    naam: str
    nummer: int | None
    kenmerken: tuple[tuple[str, str], ...]
    """Labels with what belongs to them: the eenheid, the verslag, the weegsessies."""
    inleiding: Deeltekst
    delen: tuple[Deel, ...]
    einde: Einde
    partnerbalk: Scoretabel | None
    """None where nobody judges partners."""
    partnertekst: Deeltekst
    partners: tuple[Partnerregel, ...]
    activiteiten: tuple[str, Deeltekst] | None
    """Heading and text; None where the instrument does not look back."""
    prognose: tuple[str, Deeltekst] | None
    hiaten: tuple[Hiaat, ...]
    terugblik: tuple[Terugblik, ...] = ()
    """Of what it promised in the previous edition."""


def eindwoord(kleur: Score | None) -> str:
    """The eindscore in the words of the report."""
    if kleur is None:
        return _("NOG NIET VASTGESTELD")
    return kleur.vorm.betekenis.upper()


def conceptblok(hiaten: tuple[Hiaat, ...]) -> tuple[Blok, ...]:
    """What stands first in a piece that is not finished; nothing in one that is."""
    if not hiaten:
        return ()
    return (
        Kader(
            "\n".join(
                (
                    _("CONCEPT – dit stuk is niet af. Wat ontbreekt:"),
                    *(f"– {hiaat.tekst}" for hiaat in hiaten),
                )
            )
        ),
    )


def blokken(rapport: Korpsrapport) -> tuple[Blok, ...]:
    """The section under its own heading, with headings of the first level."""
    return tuple(_blokken(rapport))


def verantwoording(korps: str, grondslagen: tuple[Grondslag, ...]) -> tuple[Blok, ...]:
    """What every score of a korps rests on, as an annex for who accounts for it."""
    return (
        Ligging(liggend=True),
        Kop(_("Verantwoording van de scores")),
        Tekst(_("Per dimensie de score, waarom zij is gegeven en waarop zij rust, zoals toen aangehaald.")),
        Tabel(
            _("Per dimensie van {korps} de score met motivatie en bewijs").format(korps=korps),
            ((_("Dimensie"), 19), (_("Score"), 14), (_("Motivatie"), 30), (_("Rust op"), 37)),
            tuple(
                (
                    regel.dimensie,
                    regel.waarde if isinstance(regel.waarde, Score) else Vak(uitleg(regel.waarde)),
                    Vak(regel.motivatie),
                    Vak("\n".join(regel.bewijs)),
                )
                for regel in grondslagen
            ),
        ),
    )


def _blokken(rapport: Korpsrapport) -> Iterator[Blok]:
    partnerbalken = (rapport.partnerbalk,) if rapport.partnerbalk else ()
    tabellen = (*(deel.balk for deel in rapport.delen), rapport.einde.balk, *partnerbalken)
    yield Kenmerken(
        _("Kenmerken van de paragraaf over {korps}").format(korps=rapport.naam), rapport.kenmerken
    )
    yield legenda(*tabellen)
    if rapport.inleiding.vast:
        yield from als_blokken(rapport.inleiding.tekst)
    for deel in rapport.delen:
        yield Kop(deel.naam)
        yield tabelblok(deel.balk)
        yield from _tekst(deel.tekst)
    yield Kop(_("Eindscore"))
    yield from _einde(rapport)
    if rapport.partnerbalk:
        yield Kop(_("Oordeel over externe partners"))
        yield tabelblok(rapport.partnerbalk)
        yield from _tekst(rapport.partnertekst)
    if rapport.partners:
        yield _partners(rapport)
    if rapport.activiteiten:
        yield Kop(rapport.activiteiten[0])
        yield from _tekst(rapport.activiteiten[1])
    elif rapport.terugblik:
        yield Kop(_("Maatregelen uit de vorige editie"))
    if rapport.terugblik:
        yield _terugblik(rapport)
    if rapport.prognose:
        yield Kop(rapport.prognose[0])
        yield from _tekst(rapport.prognose[1])


def _tekst(tekst: Deeltekst) -> tuple[Blok, ...]:
    """The text of a part; while nobody settled it that is said, with the proposal set apart from what holds."""
    if tekst.vast:
        return als_blokken(tekst.tekst)
    if tekst.voorstel:
        # A paragraph each: a frame does not break over pages.
        kop = _("Nog niet vastgesteld. Voorstel, samengesteld uit wat is vastgelegd:")
        return (Kader(kop), *(Kader(alinea.strip()) for alinea in tekst.voorstel.split("\n\n")))
    return (Kader(_("Nog niet vastgesteld.")),)


def _einde(rapport: Korpsrapport) -> Iterator[Blok]:
    einde = rapport.einde
    yield tabelblok(einde.balk)
    yield Tekst(
        _("De eindscore voor {korps} is: {score}.").format(korps=rapport.naam, score=eindwoord(einde.kleur))
    )
    if einde.let_op:
        yield Kader(einde.let_op)
    yield Tekst(einde.regels)
    if einde.redenen:
        yield Opsomming(einde.redenen)
    if einde.keuze:
        yield Tekst(einde.keuze)
    if einde.tekst.vast:
        yield from als_blokken(einde.tekst.tekst)


def _partners(rapport: Korpsrapport) -> Tabel:
    met_repliek = any(regel.replieken for regel in rapport.partners)
    kolommen = [
        (_("Ketenpartner"), 20),
        (_("Oordeel van het korps"), 22),
        (_("Toelichting van het korps"), 40),
    ]
    if met_repliek:
        kolommen.append((_("Repliek van de partner"), 34))
    return Tabel(
        _("Per ketenpartner het oordeel van {korps}, met wat anderen ernaast zetten").format(
            korps=rapport.naam
        ),
        tuple(kolommen),
        tuple(
            (
                regel.naam,
                regel.kleur or Vak(regel.gezegd or _("geen kleur opgegeven")),
                Vak("\n".join(filter(None, (regel.toelichting, regel.ernaast)))),
                *([Vak("\n".join(map(_repliek, regel.replieken)))] if met_repliek else []),
            )
            for regel in rapport.partners
        ),
    )


def _terugblik(rapport: Korpsrapport) -> Tabel:
    return Tabel(
        _("Maatregelen die {korps} in de vorige editie toezegde, en wat ervan is gekomen").format(
            korps=rapport.naam
        ),
        ((_("Maatregel uit de vorige editie"), 45), (_("Stand"), 25), (_("Laatst gemeld"), 35)),
        tuple((regel.maatregel, regel.stand, Vak(regel.voortgang)) for regel in rapport.terugblik),
    )


def _repliek(repliek: Repliek) -> str:
    if not repliek.eerder:
        return repliek.tekst
    return _("{tekst} (op het eerdere oordeel “{oordeel}”)").format(
        tekst=repliek.tekst, oordeel=repliek.eerder
    )
