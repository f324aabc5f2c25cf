"""Small questionnaires, made up by hypothesis from few ids, so that two of them have much in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Voorwaarde, Vraag, Vragenlijst

if TYPE_CHECKING:
    from collections.abc import Sequence

JA_OF_NEE: st.SearchStrategy[bool] = st.booleans()
TEKSTEN = st.sampled_from(["Hoeveel?", "Waarom?", "Is er een plan?", "Wie doet dit?"])
CODES = st.lists(st.sampled_from("abcd"), min_size=2, max_size=4, unique=True)
JAREN = st.lists(st.sampled_from([2008, 2010, 2011, 2012]), max_size=3, unique=True).map(sorted)


@st.composite
def keuzes(draw: st.DrawFn) -> tuple[Keuze, ...]:
    return tuple(Keuze(code, draw(TEKSTEN)) for code in draw(CODES))


@st.composite
def vragen(draw: st.DrawFn, id_: str, eerdere: Sequence[Vraag]) -> Vraag:
    """One question; its condition, if any, names a question before it, so that there is no circle."""
    soort = draw(
        st.sampled_from(["open", "ja_nee_deels", "keuze", "meerkeuze", "aantal", "kleur", "rooster"])
    )
    cel = draw(st.sampled_from(["ja_nee_deels", "keuze", "aantal"])) if soort == "rooster" else ""
    vraagt = cel or soort
    voorwaarden: tuple[Voorwaarde, ...] = ()
    if draw(JA_OF_NEE) and eerdere:
        eerder = draw(st.sampled_from(eerdere))
        vak = draw(st.sampled_from(eerder.vakken))
        voorwaarden = (Voorwaarde(vak.vraag, vak.rij, vak.jaar, is_een_van=("ja",)),)
    return Vraag(
        id_,
        draw(TEKSTEN),
        soort,
        toelichting=draw(TEKSTEN),
        verplicht=draw(JA_OF_NEE),
        keuzes=draw(keuzes()) if vraagt in {"keuze", "meerkeuze"} else (),
        jaren=() if vraagt == "open" else tuple(draw(JAREN)),
        rijen=draw(keuzes()) if soort == "rooster" else (),
        cel=cel,
        voorwaarden=voorwaarden,
        niet_voor=draw(st.sampled_from([(), ("korps",), ("groningen", "ketenpartner")])),
    )


@st.composite
def vragenlijsten(draw: st.DrawFn) -> Vragenlijst:
    """Up to six of the same questions in two chapters, in any order."""
    ids = draw(st.lists(st.sampled_from([f"v{nr}" for nr in range(6)]), unique=True))
    gemaakt: list[Vraag] = []
    for id_ in sorted(ids):
        gemaakt.append(draw(vragen(id_, gemaakt)))
    op_id = {vraag.id: vraag for vraag in gemaakt}
    grens = draw(st.integers(0, len(ids)))
    return Vragenlijst(
        draw(st.sampled_from(["2010", "2011-2012"])),
        (
            Hoofdstuk("een", 1, "Een", vragen=tuple(op_id[id_] for id_ in ids[:grens])),
            Hoofdstuk("twee", 2, "Twee", vragen=tuple(op_id[id_] for id_ in ids[grens:])),
        ),
        draw(st.sampled_from([None, 2010, 2012])),
    )
