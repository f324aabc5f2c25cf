"""The provisional waarderingstabel of a ketenpartner on paper: every korps with what it said, in the order of the korpsen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.stuk import Kenmerken, Kop, Stuk, Tabel, Tekst, Vak
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.stuk import Blok, Cel

UW_REPLIEK: Final = _("Uw repliek")
REPLIEK: Final = _("Repliek")
REPLIEKKOPPEN: Final = (UW_REPLIEK, REPLIEK)
"""What heads the column that a partner writes in, by which a returned table is read."""


@dataclass(frozen=True, slots=True)
class Waarderingsregel:
    """What one korps said in one column, and what the partner says of it; persons are named by their role."""

    nummer: int | None
    """Of the korps."""
    korps: str
    kolom: str
    """Full code of the partner column."""
    kleur: str
    """As the korps stated it; empty if it gave none."""
    toelichting: str
    """As the korps gave it, with its open answers below."""
    versie: str
    """Version of the questionnaire that it answered; empty if that was not kept."""
    code: str
    """What the row is known by when it comes back; empty if there is nothing to reply to."""
    repliek: str = ""
    scorekleur: Score | None = None
    """The colour, if what the korps stated is one."""

    @property
    def naam(self) -> str:
        """The korps with its number."""
        return self.korps if self.nummer is None else f"{self.nummer}. {self.korps}"

    @property
    def gegeven(self) -> bool:
        """Whether the korps said anything."""
        return bool(self.kleur or self.toelichting)

    @property
    def oordeel(self) -> str:
        """Letter and words of the colour; what is none as it was stated."""
        if (kleur := self.scorekleur) is not None:
            return f"{kleur.vorm.letter}  {kleurnaam(kleur)}"
        return self.kleur or (_("geen kleur gegeven") if self.gegeven else _("niet beantwoord"))


@dataclass(frozen=True, slots=True)
class Eerder:
    """A repliek on a judgement that the korps has changed since."""

    korps: str
    kolom: str
    oordeel: str
    """As it was put to the partner."""
    repliek: str


@dataclass(frozen=True, slots=True)
class Waarderingsdocument:
    """The table of one partner."""

    partner: str
    instrument: str
    editie: str
    rubricering: str
    demonstratie: str
    opgemaakt: date
    kolommen: tuple[tuple[str, str], ...]
    """Full code and name of each column in which korpsen judge this partner."""
    regels: tuple[Waarderingsregel, ...]
    """By column, and in it by korps."""
    met_repliek: bool
    """Whether what the partner said is printed beside it."""
    eerder: tuple[Eerder, ...] = ()

    @property
    def titel(self) -> str:
        """What stands above it."""
        return _("Voorlopige waarderingstabel: {partner}").format(partner=self.partner)

    @property
    def ondertitel(self) -> str:
        """Of what it is."""
        return _("{instrument}, editie {editie}").format(instrument=self.instrument, editie=self.editie)

    @property
    def merk(self) -> str:
        """What every page says: that it is provisional, and how confidential."""
        return _("VOORLOPIG – {rubricering}").format(rubricering=self.rubricering)

    @property
    def repliekkop(self) -> str:
        """Heads the column for the partner."""
        return REPLIEK if self.met_repliek else UW_REPLIEK

    @property
    def per_kolom(self) -> Iterator[tuple[str, tuple[Waarderingsregel, ...]]]:
        """Name of every column with its rows."""
        for code, naam in self.kolommen:
            yield naam, tuple(regel for regel in self.regels if regel.kolom == code)

    @property
    def uitleg(self) -> tuple[str, ...]:
        """What a reader must know of it."""
        return (
            _(
                "Kleur en toelichting zijn die van het korps zelf, zoals opgegeven in de vragenlijst. De tabel is voorlopig: "
                "de weegploeg heeft haar nog niet overgenomen. De volgorde is die van de nummers en zegt niets over het oordeel."
            ),
            _(
                "Wat hier als repliek staat, is van {partner} en verandert kleur noch het verslag van het korps."
            ).format(partner=self.partner)
            if self.met_repliek
            else _(
                "U kunt per oordeel reageren in de kolom “{kop}”. Uw repliek wordt naast het oordeel afgedrukt en verandert "
                "kleur noch het verslag van het korps. Laat de codes in de laatste kolom staan: daaraan herkennen wij bij welk oordeel uw tekst hoort."
            ).format(kop=UW_REPLIEK),
        )


def rijcode(dossier: str, korps: str, kolom: str, oordeel: str) -> str:
    """What a row is known by: the korps, and a mark of partner, column and judgement as it was shown.

    A row of another partner, or on a judgement that was changed since, has another code.
    """
    merk = hashlib.sha256("\0".join((dossier, korps, kolom, oordeel)).encode()).hexdigest()[:6]
    return f"{korps} {merk}"


def tel(regels: tuple[Waarderingsregel, ...]) -> str:
    """How many korpsen answered; colours are not counted, for that invites ranking."""
    gegeven = sum(regel.gegeven for regel in regels)
    return ngettext(
        "{gegeven} van {alle} korps gaf een oordeel.", "{gegeven} van {alle} korpsen gaven een oordeel.", len(regels)
    ).format(gegeven=gegeven, alle=len(regels))  # fmt: skip


def als_stuk(tabel: Waarderingsdocument) -> Stuk:
    """The table on paper: one a column, on pages that lie on their side."""
    kenmerken = Kenmerken(
        _("Van wie en van wanneer deze tabel is"),
        (
            (_("Ketenpartner"), tabel.partner),
            (_("Stand"), _("voorlopig, {dag}").format(dag=f"{tabel.opgemaakt:%d-%m-%Y}")),
        ),
    )
    blokken: list[Blok] = [kenmerken, *map(Tekst, tabel.uitleg)]
    for naam, regels in tabel.per_kolom:
        blokken += [
            Kop(naam),
            Tekst(tel(regels)),
            Tabel(
                _("Oordelen van de korpsen: {naam}").format(naam=naam),
                _kolommen(tabel),
                tuple(_rij(regel) for regel in regels),
            ),
        ]
    if tabel.eerder:
        namen = dict(tabel.kolommen)
        blokken += [
            Kop(_("Replieken op een eerder oordeel")),
            Tekst(_("Het korps heeft het oordeel gewijzigd nadat het was voorgelegd; dit zei de partner ervan.")),
            Tabel(
                _("Replieken op een eerder oordeel"),
                ((_("Korps"), 16), (_("Onderwerp"), 14), (_("Oordeel toen"), 35), (REPLIEK, 35)),
                tuple((e.korps, namen.get(e.kolom, e.kolom), e.oordeel, e.repliek) for e in tabel.eerder),
            ),
        ]  # fmt: skip
    return Stuk(
        titel=tabel.titel,
        ondertitel=tabel.ondertitel,
        blokken=tuple(blokken),
        instrument=tabel.instrument,
        kenmerk=_("Waarderingstabel {partner} – VOORLOPIG").format(partner=tabel.partner),
        rubricering=tabel.merk,
        demonstratie=tabel.demonstratie,
        opgemaakt=tabel.opgemaakt,
        liggend=True,
    )


def _kolommen(tabel: Waarderingsdocument) -> tuple[tuple[str, int], ...]:
    """Titles, and shares of the width."""
    return (
        (_("Korps"), 16),
        (_("Oordeel"), 18),
        (_("Toelichting van het korps"), 28),
        (_("Vragenlijst"), 9),
        (tabel.repliekkop, 28),
        (_("Code"), 14),
    )


def _rij(regel: Waarderingsregel) -> tuple[Cel, ...]:
    return (
        regel.naam,
        regel.scorekleur or Vak(regel.oordeel),
        Vak(regel.toelichting or "–"),
        Vak(regel.versie or "–"),
        Vak(regel.repliek if regel.gegeven else "–"),
        Vak(regel.code or "–"),
    )
