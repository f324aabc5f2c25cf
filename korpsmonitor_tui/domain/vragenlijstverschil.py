"""What differs between two versions of a questionnaire, question by question."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Keuze, Voorwaarde, Vraag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vragenlijst

KEUZELIJSTEN: Final = ("keuzes", "rijen")
"""Attributes of which every option is compared by its code."""


class Wijzigingsoort(StrEnum):
    """What happened to a question between two versions."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    VERPLAATST = "verplaatst"
    """To another chapter, or within its chapter past others that stayed."""
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Verandering:
    """One thing that was changed about a question; an empty text means that it was not there."""

    kenmerk: str
    """The key in the definition file, e.g. ``tekst`` or ``keuzes``."""
    oud: str
    nieuw: str
    code: str = ""
    """Of which option or row."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What happened to one question. A question that was moved and changed has two of these."""

    soort: Wijzigingsoort
    vraag: str
    """Its id; empty for what holds for the questionnaire as a whole."""
    hoofdstuk: str
    """Code of its chapter: where it is now, or was if it was dropped."""
    oud: Vraag | None
    nieuw: Vraag | None
    veranderingen: tuple[Verandering, ...] = ()
    lijkt_op: tuple[str, ...] = ()
    """Ids of questions with the same text that came in its place, or made place for it: series run by id."""

    @property
    def tekst(self) -> str:
        """The question as it is now, or was."""
        vraag = self.nieuw or self.oud
        return vraag.tekst if vraag else ""

    @property
    def vakken_weg(self) -> tuple[Vak, ...]:
        """Places for an answer that vanish."""
        return _zonder(self.oud, self.nieuw)

    @property
    def vakken_erbij(self) -> tuple[Vak, ...]:
        """Places for an answer that appear."""
        return _zonder(self.nieuw, self.oud)

    @property
    def codes_weg(self) -> tuple[str, ...]:
        """Codes that an answer could be and, in what is still asked, no longer can."""
        if self.oud is None or self.nieuw is None:
            return ()
        blijft = self.nieuw.antwoordcodes
        return tuple(code for code in self.oud.antwoordcodes if code not in blijft)


def vergelijk(oud: Vragenlijst, nieuw: Vragenlijst) -> tuple[Wijziging, ...]:
    """Every change from ``oud`` to ``nieuw``: those to the whole first, then by question in the order of ``nieuw``,
    and last what was dropped. Equal questionnaires have none; only their label differs.
    """
    return (*_van_het_geheel(oud, nieuw), *_per_vraag(oud, nieuw), *_vervallen(oud, nieuw))


def _van_het_geheel(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Wijziging]:
    if oud.peiljaar != nieuw.peiljaar:
        verandering = Verandering("peiljaar", als_tekst(oud.peiljaar), als_tekst(nieuw.peiljaar))
        yield Wijziging(Wijzigingsoort.GEWIJZIGD, "", "", None, None, (verandering,))


def _per_vraag(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Wijziging]:
    verplaatst = _verplaatst(oud, nieuw)
    for hoofdstuk in nieuw.hoofdstukken:
        for vraag in hoofdstuk.vragen:
            eerder = oud.vragen.get(vraag.id)
            if eerder is None:
                gelijkend = _zelfde_tekst(vraag, oud, nieuw)
                yield Wijziging(
                    Wijzigingsoort.NIEUW, vraag.id, hoofdstuk.code, None, vraag, lijkt_op=gelijkend
                )
                continue
            if vraag.id in verplaatst:
                yield Wijziging(
                    *(Wijzigingsoort.VERPLAATST, vraag.id, hoofdstuk.code, eerder, vraag),
                    (_plaatsverandering(vraag.id, oud, nieuw),),
                )
            if veranderingen := veranderd(eerder, vraag):
                yield Wijziging(
                    Wijzigingsoort.GEWIJZIGD, vraag.id, hoofdstuk.code, eerder, vraag, veranderingen
                )


def _vervallen(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Wijziging]:
    for hoofdstuk in oud.hoofdstukken:
        for vraag in hoofdstuk.vragen:
            if vraag.id not in nieuw.vragen:
                gelijkend = _zelfde_tekst(vraag, nieuw, oud)
                yield Wijziging(
                    Wijzigingsoort.VERVALLEN, vraag.id, hoofdstuk.code, vraag, None, lijkt_op=gelijkend
                )


def veranderd(oud: Vraag, nieuw: Vraag) -> tuple[Verandering, ...]:
    """What differs between two versions of one question, in the order of its attributes."""
    gevonden: list[Verandering] = []
    for veld in fields(Vraag):
        voor, na = getattr(oud, veld.name), getattr(nieuw, veld.name)
        # The scale is the instrument's, not the version's.
        if voor == na or veld.name == "schaal":
            continue
        if veld.name in KEUZELIJSTEN:
            gevonden += _veranderde_keuzes(veld.name, voor, na)
        else:
            gevonden.append(Verandering(veld.name, als_tekst(voor), als_tekst(na)))
    return tuple(gevonden)


def _veranderde_keuzes(kenmerk: str, oud: Sequence[Keuze], nieuw: Sequence[Keuze]) -> list[Verandering]:
    voor = {keuze.code: keuze.tekst for keuze in oud}
    na = {keuze.code: keuze.tekst for keuze in nieuw}
    gevonden = [
        Verandering(kenmerk, voor.get(code, ""), na.get(code, ""), code)
        for code in dict.fromkeys((*voor, *na))
        if voor.get(code) != na.get(code)
    ]
    gebleven = [code for code in voor if code in na]
    volgorde = [code for code in na if code in voor]
    if gebleven != volgorde:
        gevonden.append(Verandering(kenmerk, ", ".join(gebleven), ", ".join(volgorde)))
    return gevonden


def als_tekst(waarde: object) -> str:
    """The value of an attribute of a question for people; empty if it is not given."""
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, Voorwaarde):
        return _voorwaardetekst(waarde)
    if is_dataclass(waarde):
        delen = {veld.name: als_tekst(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return ", ".join(f"{naam} {deel}" for naam, deel in delen.items() if deel)
    if isinstance(waarde, tuple):
        return "; ".join(als_tekst(deel) for deel in waarde)
    return str(waarde)


def _voorwaardetekst(voorwaarde: Voorwaarde) -> str:
    of = _(" of ")
    if voorwaarde.meer_dan is not None:
        eis = _("meer dan {getal}").format(getal=voorwaarde.meer_dan)
    elif voorwaarde.is_een_van:
        eis = _("is {codes}").format(codes=of.join(voorwaarde.is_een_van))
    else:
        eis = _("is niet {codes}").format(codes=of.join(voorwaarde.is_geen_van))
    return f"{voorwaarde.vak} {eis}"


def _zonder(vraag: Vraag | None, ander: Vraag | None) -> tuple[Vak, ...]:
    if vraag is None:
        return ()
    blijft = set(ander.vakken) if ander else set()
    return tuple(vak for vak in vraag.vakken if vak not in blijft)


def _zelfde_tekst(vraag: Vraag, waar: Vragenlijst, niet_in: Vragenlijst) -> tuple[str, ...]:
    """Questions with this text that only one of the two versions has."""
    tekst = _vergelijkbaar(vraag.tekst)
    return tuple(
        ander.id
        for ander in waar.vragen.values()
        if ander.id not in niet_in.vragen and _vergelijkbaar(ander.tekst) == tekst
    )


def _vergelijkbaar(tekst: str) -> str:
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


# -- order -----------------------------------------------------------------------------------------------------------


def _verplaatst(oud: Vragenlijst, nieuw: Vragenlijst) -> frozenset[str]:
    """Ids of the fewest questions that, moved, make the order of ``oud`` that of ``nieuw``."""
    eerder = {hoofdstuk.code: [vraag.id for vraag in hoofdstuk.vragen] for hoofdstuk in oud.hoofdstukken}
    gevonden: set[str] = set()
    for hoofdstuk in nieuw.hoofdstukken:
        plaats = {id_: nr for nr, id_ in enumerate(eerder.get(hoofdstuk.code, ()))}
        nu = [vraag.id for vraag in hoofdstuk.vragen]
        gevonden.update(id_ for id_ in nu if id_ not in plaats and id_ in oud.vragen)
        gebleven = [id_ for id_ in nu if id_ in plaats]
        blijft_staan = _langste_stijgende([plaats[id_] for id_ in gebleven])
        gevonden.update(id_ for nr, id_ in enumerate(gebleven) if nr not in blijft_staan)
    return frozenset(gevonden)


def _langste_stijgende(getallen: Sequence[int]) -> frozenset[int]:
    """Indexes of a longest rising subsequence of different numbers."""
    einden: list[int] = []
    # Per length the index that a subsequence of that length can best end on, and what comes before each index.
    op_lengte: list[int] = []
    vorige: dict[int, int] = {}
    for nr, getal in enumerate(getallen):
        lengte = bisect_left(einden, getal)
        if lengte:
            vorige[nr] = op_lengte[lengte - 1]
        einden[lengte : lengte + 1] = [getal]
        op_lengte[lengte : lengte + 1] = [nr]
    keten = op_lengte[-1:]
    while keten and keten[-1] in vorige:
        keten.append(vorige[keten[-1]])
    return frozenset(keten)


def _plaatsverandering(id_: str, oud: Vragenlijst, nieuw: Vragenlijst) -> Verandering:
    return Verandering("plaats", _plaats(id_, oud), _plaats(id_, nieuw))


def _plaats(id_: str, lijst: Vragenlijst) -> str:
    """The chapter, and after which question."""
    hoofdstuk = lijst.hoofdstuk_van(id_)
    if hoofdstuk is None:
        return ""
    ids = [vraag.id for vraag in hoofdstuk.vragen]
    nr = ids.index(id_)
    waar = _("na {vraag}").format(vraag=ids[nr - 1]) if nr else _("vooraan")
    return f"{hoofdstuk.code}, {waar}"
