"""A cell gives the text that a person sees, and says when a program may have made something of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.betekenis import Getal, lees_betekenis
from korpsmonitor_tui.intake.celwaarde import lees_celwaarde


@pytest.mark.parametrize(
    ("waarde", "vorm", "tekst", "zeker"),
    [
        (None, "General", "", True),
        ("  15-20 ", "@", "15-20", True),
        ("a_x000D_\nb", "@", "a\r\nb", True),
        (1869, "General", "1869", True),
        (1869, "#,##0", "1869", True),
        (1869.0, "#,##0.00", "1869", True),
        (0.15, "0%", "15%", True),
        (0.156, "0%", "15,6%", False),
        (0.156, "0.0%", "15,6%", True),
        (3.5, "General", "3,5", True),
        (0.1 + 0.2, "General", "0,3", True),
        (12.6, "0", "12,6", False),
        (12, "@", "12", True),
        (-3, "0", "-3", True),
        (1e20, "General", "100000000000000000000", True),
        (12, '0 "fte"', "12", False),
        (12, "[Red]0;-0", "12", True),
        (12, "#,##0_);(#,##0)", "12", True),
        (1.869, "0.000", "1,869", True),
        (5, '"€" #,##0', "5", False),
        (float("inf"), "General", "inf", False),
        (True, "General", "WAAR", False),
        (False, "General", "ONWAAR", False),
        (dt.datetime(2026, 5, 3), "d-mmm", "03-05-2026", False),  # noqa: DTZ001
        (dt.datetime(2026, 5, 3, 14, 30), "d-m-yyyy h:mm", "03-05-2026 14:30", False),  # noqa: DTZ001
        (dt.date(2026, 5, 3), "dd-mm-yyyy", "03-05-2026", False),
        (dt.time(15, 20), "h:mm", "15:20", False),
        (dt.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00", False),
    ],
)
def test_de_tekst_zoals_men_haar_ziet(waarde: object, vorm: str, tekst: str, zeker: bool) -> None:
    gelezen = lees_celwaarde(waarde, vorm)

    assert (gelezen.tekst, gelezen.zeker) == (tekst, zeker)


@pytest.mark.parametrize(
    ("vorm", "zeker"), [("dd-mm-yyyy", True), ("D/M/JJJJ", True), ("mmm-yy", False), ('"dmy" yyyy', False)]
)
def test_waar_een_datum_is_gevraagd_is_een_hele_datum_zeker(vorm: str, zeker: bool) -> None:
    assert lees_celwaarde(dt.date(2012, 12, 31), vorm, datum_gevraagd=True).zeker is zeker


@given(st.integers(0, 10**14) | st.decimals(0, 10**8, places=3).map(float))
def test_een_getal_houdt_zijn_waarde(waarde: int | float) -> None:
    betekenis = lees_betekenis(lees_celwaarde(waarde, "General").tekst)

    assert betekenis == Getal(Decimal(f"{waarde:.15g}") if isinstance(waarde, float) else Decimal(waarde))


@given(
    st.floats() | st.text() | st.datetimes() | st.timedeltas() | st.booleans() | st.binary(),
    st.text(max_size=12),
)
def test_niets_ontspoort(waarde: object, vorm: str) -> None:
    assert isinstance(lees_celwaarde(waarde, vorm).tekst, str)
