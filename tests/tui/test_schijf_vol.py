"""A disk that is really full while somebody types: the text stays in the field, and is saved once there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.proef import Klok, ProefApp, begin_sessie, open_store, tot
from tests.tui.test_kladveld import Proefstuk, Vlug

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet

LANG = "De korpsexpert licht toe hoe het toezicht is geregeld. " * 400
"""More than the pages that there is room for."""


@pytest.mark.fouten("schijf", kort=True)
async def test_a_disk_that_fills_up_while_somebody_types_keeps_the_text_and_saves_it_once_there_is_room(
    tmp_path: Path, meet: Meet
) -> None:
    with open_store(tmp_path / "laptop", Klok()) as store:
        stuk = Proefstuk(begin_sessie(store))

        def begrens(bladzijden: int) -> None:
            # The database may grow no further, as on a full disk; SQLite says the same of both.
            store._schrijver.voer_nu_uit(
                lambda db: db.execute(f"PRAGMA max_page_count = {bladzijden}").fetchone()
            )

        begrens(store.lees().execute("PRAGMA page_count").fetchone()[0] + 2)
        veld = stuk.veld(Vlug)
        app = ProefApp(veld)
        async with app.run_test() as pilot:
            veld.focus()
            veld.insert(LANG)
            await tot(pilot, (lambda: "schijf is vol" in " ".join(app.meldingen), True))
            assert veld.text.endswith(LANG)
            assert "opslaan mislukt" in str(veld.border_subtitle)
            # Neither half of it, nor anything of before, is lost or changed.
            assert (stuk.tekst(), stuk.klad()) == ("begin", [])
            begrens(2**30)
            await tot(pilot, (lambda: veld.border_subtitle, "opgeslagen"), hoogstens=10.0)
        kwijt = 0 if stuk.tekst() == veld.text else len(veld.text)
        assert kwijt == 0
        assert store.controleer().gebreken == ()
    meet(
        "getypte tekens die na het vrijmaken van ruimte niet zijn opgeslagen",
        kwijt,
        hoogstens=0,
        keren=len(LANG),
    )
