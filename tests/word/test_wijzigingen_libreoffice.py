"""LibreOffice, a writer that is not ours, saves a document with changes: all of them are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.wijzigingen import Woordlezing, wijzigingen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word import libreoffice
from tests.word.spoorvoorbeeld import A, B, bij_opmerking, cel, docx, opmerking, p, rij, spoor, t, tabel, weg

if TYPE_CHECKING:
    from pathlib import Path

_DOCX = "docx:Office Open XML Text"


def voorbeeld_met_sporen() -> bytes:
    return docx(
        p(
            t("Er zijn "),
            spoor("del", weg("twee")),
            spoor("ins", t("drie"), B, "2013-03-05T11:00:00Z"),
            bij_opmerking("1", t(" controles")),
            t(" geweest."),
        )
        + p(t("Eerste helft. "), einde=spoor("ins", auteur=B))
        + p(t("Tweede helft."))
        + tabel(rij(cel(p(t("cel "), spoor("ins", t("erbij")))), cel(p(t("b")))))
        + p(t("Noot"), '<w:r><w:footnoteReference w:id="2"/></w:r>', t("."))
        + p(t("Slot.")),
        footnotes=f'<w:footnote w:id="2">{p(t("Zie "), spoor("ins", t("de nota")))}</w:footnote>',
        comments=opmerking("1", "Welke?", B, sleutel="0A"),
    )


def gedaan(lezing: Woordlezing) -> list[tuple[str, str, str]]:
    return [(deel.merk.spoor.value, deel.merk.auteur, deel.tekst) for deel in wijzigingen(lezing.alineas)]


def _is_volledig(lezing: Woordlezing) -> None:
    assert sorted(gedaan(lezing)) == [
        ("invoeging", A, "de nota"),
        ("invoeging", A, "erbij"),
        ("invoeging", B, "drie"),
        ("verwijdering", A, "twee"),
    ]
    (gezegd,) = lezing.opmerkingen
    assert (gezegd.auteur, gezegd.tekst, gezegd.bij) == (B, "Welke?", " controles")
    assert "Er zijn twee controles geweest." in lezing.oud
    assert "Er zijn drie controles geweest." in lezing.nieuw
    assert "Eerste helft. Tweede helft." in lezing.oud
    assert {"Eerste helft. ", "Tweede helft."} <= set(lezing.nieuw)


@libreoffice.nodig
def test_a_document_that_libreoffice_saved_has_every_change(tmp_path: Path) -> None:
    _is_volledig(lees_wijzigingen(voorbeeld_met_sporen()))
    _is_volledig(lees_wijzigingen(libreoffice.zet_om(voorbeeld_met_sporen(), _DOCX, tmp_path)))


@libreoffice.nodig
def test_a_trip_through_odt_keeps_every_change(tmp_path: Path) -> None:
    odt = libreoffice.zet_om(voorbeeld_met_sporen(), "odt", tmp_path)
    _is_volledig(lees_wijzigingen(libreoffice.zet_om(odt, _DOCX, tmp_path, van="odt")))
