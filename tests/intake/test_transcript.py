"""Transcripts as programs and people really write them: every habit is read, and nothing is lost in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.transcript import Cue, Gelezen, Overgeslagen, Soort, als_json, van_json
from korpsmonitor_tui.intake.transcript import TranscriptFout, lees_alineas, lees_transcript

if TYPE_CHECKING:
    from collections.abc import Callable


def lees(tekst: str | bytes) -> Gelezen:
    return lees_transcript(tekst.encode() if isinstance(tekst, str) else tekst, "gesprek.vtt")


def kort(gelezen: Gelezen) -> list[tuple[Any, ...]]:
    return [tuple(cue) for cue in gelezen.cues]


TEAMS = """WEBVTT

NOTE duration:"00:12:34.5670000"

NOTE language:nl-nl

4f1c2a30-9d1e-4a5b-8c3d-112233445566/12-0
00:00:03.120 --> 00:00:05.900
<v Korpsexpert Noord>Het toezicht is
op orde.</v>

4f1c2a30-9d1e-4a5b-8c3d-112233445566/12-1
00:00:05.900 --> 00:00:07.000
<v Korpsexpert Noord>Denk ik.</v>

4f1c2a30-9d1e-4a5b-8c3d-112233445566/13-0
00:00:07.250 --> 00:00:09.000
<v.hard Auditor B>R&amp;D &lt;3 &nbsp;en&nbsp;meer</v>
"""


def test_teams_met_stemmen_kenmerken_en_notities() -> None:
    gelezen = lees(TEAMS)
    assert gelezen.vorm == "vtt"
    assert kort(gelezen) == [
        (3_120, 5_900, "Korpsexpert Noord", "Het toezicht is op orde."),
        (5_900, 7_000, "Korpsexpert Noord", "Denk ik."),
        (7_250, 9_000, "Auditor B", "R&D <3 en meer"),
    ]
    assert gelezen.overgeslagen == (
        Overgeslagen(3, 'NOTE duration:"00:12:34.5670000"', Soort.OPMERKING),
        Overgeslagen(5, "NOTE language:nl-nl", Soort.OPMERKING),
    )
    assert gelezen.meldingen == ()


def test_zoom_noemt_de_naam_in_de_tekst() -> None:
    gelezen = lees(
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nKorpsexpert Noord: Goedemorgen: welkom.\n\n"
        "2\n00:00:02.000 --> 00:00:03.000\nAuditor van der B: Dank.\n"
    )
    assert [(cue.spreker, cue.tekst) for cue in gelezen.cues] == [
        ("Korpsexpert Noord", "Goedemorgen: welkom."),
        ("Auditor van der B", "Dank."),
    ]
    assert gelezen.overgeslagen == ()


def test_zoom_noemt_de_naam_in_het_kenmerk() -> None:
    gelezen = lees('WEBVTT\n\n1 "Spreker Een" (3021)\n00:00:01.000 --> 00:00:02.000\nWij: ja.\n')
    assert kort(gelezen) == [(1_000, 2_000, "Spreker Een", "Wij: ja.")]


def test_whisper_zonder_uren_en_zonder_sprekers() -> None:
    gelezen = lees(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n Het punt is: wij doen dat.\n\n"
        + "".join(f"00:0{nr}.000 --> 00:0{nr + 1}.000\n zin {nr}\n\n" for nr in range(2, 9))
    )
    assert kort(gelezen)[0] == (0, 2_000, "", "Het punt is: wij doen dat.")
    assert {cue.spreker for cue in gelezen.cues} == {""}


@pytest.mark.parametrize(
    "vorm", ["[SPEAKER_00]: {}", "[SPEAKER_00] {}", "SPEAKER_00: {}", "- SPEAKER_00: {}", ">> SPEAKER_00: {}"]
)
def test_sprekers_van_spraakherkenning(vorm: str) -> None:
    gelezen = lees(f"WEBVTT\n\n00:00.000 --> 00:02.000\n{vorm.format('Ja.')}\n")
    assert kort(gelezen) == [(0, 2_000, "SPEAKER_00", "Ja.")]


def test_meer_stemmen_in_een_cue_zijn_meer_cues_met_dezelfde_tijd() -> None:
    gelezen = lees("WEBVTT\n\n00:01.000 --> 00:02.000\neerst <v A>Hallo</v> <v B>dag</v>\n")
    assert kort(gelezen) == [
        (1_000, 2_000, "", "eerst"),
        (1_000, 2_000, "A", "Hallo"),
        (1_000, 2_000, "B", "dag"),
    ]


def test_opmaak_gaat_weg_en_wat_iemand_tussen_haken_schreef_blijft() -> None:
    gelezen = lees(
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:een\n\n"
        "00:01.000 --> 00:02.000 align:start position:0% line:84.66%\n"
        "<00:00:01.200><c.geel>een</c> <b>twee</b> <i>drie</i> <lacht> 5 < 6 R&D dit&not <lang nl>vier</lang>\n"
    )
    assert kort(gelezen) == [(1_000, 2_000, "", "een twee drie <lacht> 5 < 6 R&D dit&not vier")]
    assert [deel.soort for deel in gelezen.overgeslagen] == [Soort.OPMAAK, Soort.OPMAAK]


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("bom", "codering"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_tekens_en_regeleinden(einde: str, bom: bytes, codering: str) -> None:
    tekst = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v A>coördinatie ĳ\n\n".replace("\n", einde)
    assert kort(lees(bom + tekst.encode(codering))) == [(1_000, 2_000, "A", "coördinatie ĳ")]


@pytest.mark.parametrize(
    ("tijden", "begin", "eind"),
    [
        ("00:00:01.000 --> 00:00:02.000", 1_000, 2_000),
        ("00:01.5 --> 00:02.25", 1_500, 2_250),
        ("0:0:1.0 --> 0:0:2.450", 1_000, 2_450),
        ("00:00:01,000 --> 00:00:02,000", 1_000, 2_000),
        ("00:00:01.0000000 --> 00:00:02.1239999", 1_000, 2_123),
        ("00:00:01 --> 00:00:02", 1_000, 2_000),
        ("  12:00:00.000  -->  12:00:01.000  ", 43_200_000, 43_201_000),
        ("00:01.000-->00:02.000", 1_000, 2_000),
        ("125:03.000 --> 125:04.000", 7_503_000, 7_504_000),
    ],
)
def test_tijden_zoals_programmas_ze_schrijven(tijden: str, begin: int, eind: int) -> None:
    assert kort(lees(f"WEBVTT\n\n{tijden}\nja\n")) == [(begin, eind, "", "ja")]


def test_een_onleesbare_tijd_kost_alleen_zichzelf() -> None:
    gelezen = lees(
        "WEBVTT\n\n00:01.000 --> 00:02.000\neen\n\nkapot --> 00:99.000\ntwee\n\n00:05.000 --> 00:06.000\ndrie"
    )
    assert kort(gelezen) == [(1_000, 2_000, "", "een"), (None, None, "", "twee"), (5_000, 6_000, "", "drie")]
    assert gelezen.overgeslagen == (Overgeslagen(6, "kapot --> 00:99.000", Soort.TIJD),)


def test_zonder_kop_wordt_het_gezegd_en_toch_gelezen() -> None:
    gelezen = lees("00:00:01.000 --> 00:00:02.000\nja\n")
    assert (gelezen.vorm, kort(gelezen)) == ("vtt", [(1_000, 2_000, "", "ja")])
    assert len(gelezen.meldingen) == 1


def test_tekst_na_een_lege_regel_blijft_bij_haar_cue() -> None:
    gelezen = lees(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n\nNa een lege regel\n\n00:03.000 --> 00:04.000\nEen\n\nen nog iets\n\n"
        "00:05.000 --> 00:06.000\nTwee\n"
    )
    assert [cue.tekst for cue in gelezen.cues] == ["Na een lege regel", "Een en nog iets", "Twee"]
    assert len(gelezen.meldingen) == 1


def test_een_kopje_boven_een_cue_wordt_genoemd() -> None:
    gelezen = lees(
        "WEBVTT titel\nKind: captions\n\n00:01.000 --> 00:02.000\nja\n\nDeel twee van het gesprek\n00:03.000 --> 00:04.000\nnee\n"
    )
    assert [cue.tekst for cue in gelezen.cues] == ["ja", "nee"]
    assert gelezen.overgeslagen == (
        Overgeslagen(1, "WEBVTT titel", Soort.KOP),
        Overgeslagen(2, "Kind: captions", Soort.KOP),
        Overgeslagen(7, "Deel twee van het gesprek", Soort.KENMERK),
    )


def test_cues_zonder_lege_regel_ertussen() -> None:
    gelezen = lees(
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\neen\n2\n00:02.000 --> 00:03.000\n112\n00:04.000 --> 00:05.000\ndrie"
    )
    assert [cue.tekst for cue in gelezen.cues] == ["een", "112", "drie"]


def test_een_lege_cue_blijft_en_neemt_het_volgende_nummer_niet() -> None:
    gelezen = lees("WEBVTT\n\n1\n00:01.000 --> 00:02.000\n\n2\n00:02.000 --> 00:03.000\nja\n")
    assert [cue.tekst for cue in gelezen.cues] == ["", "ja"]


def test_tekst_op_de_regel_met_tijden() -> None:
    assert kort(lees("00:01.000 --> 00:02.000 wat hier niet hoort\n")) == [
        (1_000, 2_000, "", "wat hier niet hoort")
    ]


def test_volgorde_overlap_en_dubbele_cues_blijven_zoals_ze_staan() -> None:
    gelezen = lees(
        "WEBVTT\n\n00:05.000 --> 00:09.000\nb\n\n00:01.000 --> 00:06.000\na\n\n00:01.000 --> 00:06.000\na\n"
    )
    assert [cue.begin_ms for cue in gelezen.cues] == [5_000, 1_000, 1_000]


# -- SubRip --------------------------------------------------------------------------------------------------------------


def test_srt_met_bom_crlf_opmaak_en_witte_regels() -> None:
    gelezen = lees(
        b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Auditor B:</i> {\\an8}Ja.\r\nEn?\r\n  \r\n2\r\n"
        b"00:00:03,000 --> 00:00:04,000 X1:10 X2:20\r\nKorpsexpert Noord: Nee.\r\n"
    )
    assert (gelezen.vorm, kort(gelezen)) == (
        "srt",
        [(1_000, 2_500, "Auditor B", "Ja. En?"), (3_000, 4_000, "Korpsexpert Noord", "Nee.")],
    )


def test_srt_zonder_uren() -> None:
    assert kort(lees("1\n00:01,000 --> 00:02,000\nja\n")) == [(1_000, 2_000, "", "ja")]


# -- plain text and paragraphs -------------------------------------------------------------------------------------------


def test_platte_tekst_met_namen() -> None:
    gelezen = lees(
        "Verslag van het gesprek\n\nAuditor B: Hoe gaat het\nmet het toezicht?\n\nKorpsexpert: Goed.\n\nEn verder ook.\n\nAuditor B: Dank.\n"
    )
    assert gelezen.vorm == "txt"
    assert kort(gelezen) == [
        (None, None, "Auditor B", "Hoe gaat het met het toezicht?"),
        (None, None, "Korpsexpert", "Goed."),
        (None, None, "Korpsexpert", "En verder ook."),
        (None, None, "Auditor B", "Dank."),
    ]
    assert gelezen.overgeslagen == (Overgeslagen(1, "Verslag van het gesprek", Soort.KOP),)


def test_rollen_zonder_hoofdletter_als_bijna_alles_er_een_heeft() -> None:
    gelezen = lees("auditor: ja\nkorpsexpert: nee\n\nauditor: wel")
    assert [cue.spreker for cue in gelezen.cues] == ["auditor", "korpsexpert", "auditor"]


@pytest.mark.parametrize(
    "regel",
    [
        "[00:12:03] Auditor B: Ja.",
        "(12:03) Auditor B: Ja.",
        "00:12:03 Auditor B: Ja.",
        "00:12:03.0Auditor B: Ja.",
        "#00:12:03-0# Auditor B: Ja.",
        "Auditor B (00:12:03): Ja.",
        "Auditor B [12:03] Ja.",
        "Auditor B   12:03\nJa.",
        "Auditor B\t0:12:03\nJa.",
    ],
)
def test_naam_en_tijd_in_elke_volgorde(regel: str) -> None:
    assert kort(lees(regel)) == [(723_000, None, "Auditor B", "Ja.")]


def test_tijden_van_maxqda_aan_het_eind_en_ertussen() -> None:
    gelezen = lees("I: Een vraag. #00:00:05-2#\n\nB: Een antwoord #00:00:09-0# en de rest. #00:00:12-7#\n")
    assert kort(gelezen) == [
        (None, 5_200, "I", "Een vraag."),
        (5_200, 9_000, "B", "Een antwoord"),
        (9_000, 12_700, "B", "en de rest."),
    ]


def test_een_tijd_in_een_zin_is_geen_tijd_van_spreken() -> None:
    gelezen = lees(
        "Auditor B: Wij begonnen om 10:30\nen stopten om [11:45] uur.\n\n10:30 uur was te vroeg.\n"
    )
    assert kort(gelezen) == [
        (None, None, "Auditor B", "Wij begonnen om 10:30 en stopten om [11:45] uur."),
        (None, None, "Auditor B", "10:30 uur was te vroeg."),
    ]


def test_tekst_zonder_sprekers_en_tijden_is_een_cue_per_alinea() -> None:
    gelezen = lees("Een alinea\nover twee regels.\n\nNog een.\n")
    assert [cue.tekst for cue in gelezen.cues] == ["Een alinea over twee regels.", "Nog een."]
    assert gelezen.overgeslagen == ()


TEAMS_DOCX = (
    "Korpsmonitor Noord",
    "4 februari 2013, 10:00",
    "Auditor B heeft de transcriptie gestart",
    "Auditor B   0:03\nGoedemorgen.\nHoe gaat het?",
    "",
    "Korpsexpert Noord   1:00:05",
    "Goed.",
    "Auditor B stopped transcription",
)


def test_teams_in_word_met_naam_en_tijd_boven_de_tekst() -> None:
    gelezen = lees_alineas(TEAMS_DOCX, "t.docx")
    assert kort(gelezen) == [
        (3_000, None, "Auditor B", "Goedemorgen. Hoe gaat het?"),
        (3_605_000, None, "Korpsexpert Noord", "Goed."),
    ]
    assert [(deel.regel, deel.soort) for deel in gelezen.overgeslagen] == [
        (1, Soort.KOP),
        (2, Soort.KOP),
        (3, Soort.OPMERKING),
        (8, Soort.OPMERKING),
    ]


@pytest.mark.parametrize(
    "alineas",
    [
        ("0:0:0.0 --> 0:0:3.450\nAuditor B\nGoedemorgen.", "0:0:3.450 --> 0:0:5.0\nKorpsexpert\nGoed."),
        (
            "0:0:0.0 --> 0:0:3.450",
            "Auditor B",
            "Goedemorgen.",
            "0:0:3.450 --> 0:0:5.0",
            "Korpsexpert",
            "Goed.",
        ),
    ],
)
def test_oude_teams_in_word_met_pijlen(alineas: tuple[str, ...]) -> None:
    gelezen = lees_alineas(alineas, "t.docx")
    assert (gelezen.vorm, kort(gelezen)) == (
        "docx",
        [(0, 3_450, "Auditor B", "Goedemorgen."), (3_450, 5_000, "Korpsexpert", "Goed.")],
    )


def test_regels_van_een_word_bestand_zijn_alineas() -> None:
    gelezen = lees_alineas(("kop", "", "0:01 --> kapot\nja", "0:02 --> 0:03\nnee"), "t.docx")
    assert [deel.regel for deel in gelezen.overgeslagen] == [1, 3]


# -- what is no transcript -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inhoud",
    [
        b"%PDF-1.7 Auditor B: ja",
        b"{\\rtf1 Auditor B: ja}",
        b"PK\x03\x04",
        "Auditor B: één".encode("cp1252"),
        "Auditor B: ja".encode("utf-16-le"),
        b"\xff\xfea",
        b"RIFF\x00\x00",
        b"WEBVTT\n\n",
        b"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n\n",
        b" \n \n",
    ],
)
def test_wat_geen_transcript_is_wordt_in_een_regel_geweigerd(inhoud: bytes) -> None:
    with pytest.raises(TranscriptFout) as fout:
        lees(inhoud)
    assert "gesprek.vtt" in str(fout.value)
    assert "\n" not in str(fout.value)


# -- nothing crashes, nothing is lost ------------------------------------------------------------------------------------

BROKKEN = st.sampled_from(
    [
        *(
            "WEBVTT",
            "NOTE",
            "NOTE iets",
            "STYLE",
            "REGION",
            "1",
            "22",
            "00:01.000 --> 00:02.000",
            "0:0:1 --> 0:0:2 line:0",
        ),
        *(
            "x --> y",
            "-->",
            "00:00:01,000 --> 00:00:02,000",
            "<v A>",
            "</v>",
            "<v.b",
            "<",
            ">",
            "&amp;",
            "&",
            "A:",
            "B: ",
        ),
        *(
            "[00:01:02]",
            "#00:01:02-3#",
            "Naam   0:03",
            "(0:01)",
            "[",
            "]",
            "#",
            ":",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            " ",
        ),
        *("\u2028", "\x0b", "\x85", "\ufeff", "woord", "Zin.", "- ", ">> ", "{\\an8}", "\x00", "é", "𝔸"),
    ]
) | st.text(max_size=6)
RUW = st.lists(BROKKEN, max_size=40).map("".join)


@given(RUW | st.binary(max_size=200))
def test_geen_bestand_laat_een_lezer_struikelen(ruw: str | bytes) -> None:
    inhoud = ruw.encode("utf-8", "surrogatepass") if isinstance(ruw, str) else ruw
    uitkomst = _probeer(lambda: lees(inhoud))
    if isinstance(uitkomst, str):
        assert "\n" not in uitkomst
    else:
        assert any(cue.tekst for cue in uitkomst.cues)
        assert van_json(als_json(uitkomst.cues)) == uitkomst.cues


def _probeer(lees_iets: Callable[[], Gelezen]) -> Gelezen | str:
    """What was read, or the line that says why not."""
    try:
        return lees_iets()
    except KorpsmonitorFout as fout:
        return str(fout)


@given(st.lists(RUW, max_size=12))
def test_geen_alineas_laten_een_lezer_struikelen(alineas: list[str]) -> None:
    uitkomst = _probeer(lambda: lees_alineas(alineas, "t.docx"))
    assert not isinstance(uitkomst, str) or "\n" not in uitkomst


def _gevuld(vorm: str, nr: int) -> str:
    """Fill every gap with a word that stands nowhere else."""
    stukken = vorm.split("{}")
    return stukken[0] + "".join(f"Woord{nr}x{gat}{stuk}" for gat, stuk in enumerate(stukken[1:]))


REGELS = st.lists(
    st.sampled_from(
        [
            *(
                "WEBVTT",
                "",
                "",
                "",
                "NOTE",
                "STYLE",
                "1",
                "00:01.000 --> 00:02.000",
                "0:0:1,5 --> 0:0:2 line:0",
                "kapot --> kapot",
            ),
            *(
                "{}",
                "{} {}",
                "{}: {}",
                "<v {}>{}</v>",
                "<v {}>{}",
                "NOTE {}",
                "[00:01:02] {}: {}",
                "{} #00:01:02-3#",
                "{}   0:03",
            ),
            *(
                "Spreker {}: {}",
                "- {}: {}",
                "<b>{}</b> <{}>",
                "[{}]: {}",
                "{} (0:01): {}",
                "00:01:02 {}",
                "{} stopped transcription",
            ),
        ]
    ),
    min_size=1,
    max_size=25,
)


@given(REGELS, st.booleans())
def test_elk_woord_staat_in_een_cue_of_bij_wat_is_overgeslagen(vormen: list[str], als_alineas: bool) -> None:
    regels = [_gevuld(vorm, nr) for nr, vorm in enumerate(vormen, start=1)]
    woorden = {
        woord: nr for nr, regel in enumerate(regels, start=1) for woord in re.findall(r"Woord\w+", regel)
    }
    try:
        gelezen = lees_alineas(regels, "t.docx") if als_alineas else lees("\n".join(regels))
    except TranscriptFout:
        return
    gesproken = " ".join(f"{cue.spreker} {cue.tekst}" for cue in gelezen.cues)
    for woord, nr in woorden.items():
        if not re.search(rf"\b{woord}\b", gesproken):
            assert any(deel.regel == nr and woord in deel.tekst for deel in gelezen.overgeslagen), woord


def test_een_cue_is_wat_er_staat() -> None:
    assert lees("[00:00:01] A: b\n").cues == (Cue(1_000, None, "A", "b"),)
