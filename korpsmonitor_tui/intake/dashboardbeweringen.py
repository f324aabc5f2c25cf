"""Reads what a person says that a text states about the figures of a dashboard: one ``[[bewering]]`` each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Getal
from korpsmonitor_tui.domain.bewering import Beweersoort, Bewering, Marge, Richting
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import lees_toml

if TYPE_CHECKING:
    from decimal import Decimal

    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

_MET_WAARDE = (Beweersoort.AANTAL, Beweersoort.VERANDERING, Beweersoort.AANDEEL)


def lees_beweringen(naam: str, tekst: str, dashboard: Dashboard) -> tuple[Bewering, ...]:
    """The statements in a definition; ``naam`` is how an error calls it.

    Raises OnbruikbareBestanden with every mistake in it.
    """
    bevindingen: list[Bevinding] = []
    bestand = lees_toml(naam, tekst, bevindingen)
    beweringen = _lees(bestand, dashboard) if bestand is not None else ()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return beweringen


def _lees(bestand: Tabel, dashboard: Dashboard) -> tuple[Bewering, ...]:
    beweringen = tuple(_lees_bewering(tabel, dashboard) for tabel in bestand.tabellen("bewering"))
    bestand.sluit()
    return beweringen


def _lees_bewering(tabel: Tabel, dashboard: Dashboard) -> Bewering:
    soort, indicator = tabel.tekst("soort"), tabel.tekst("indicator")
    gebied = tabel.tekst("gebied", verplicht=False) or dashboard.geheel
    tabel.verwijzing("indicator", indicator, [een.code for een in dashboard.indicatoren])
    tabel.verwijzing("gebied", gebied, [een.code for een in dashboard.gebieden])
    bekend = bool(soort) and tabel.verwijzing("soort", soort, [een.value for een in Beweersoort])
    gelezen = Beweersoort(soort) if bekend else Beweersoort.AANTAL
    marge, richting = (tabel.tekst(sleutel, verplicht=False) for sleutel in ("marge", "richting"))
    goede_marge = tabel.verwijzing("marge", marge, [een.value for een in Marge])
    goede_richting = tabel.verwijzing("richting", richting, [een.value for een in Richting])
    if gelezen is Beweersoort.RICHTING and not richting:
        tabel.meld(
            _("de bewering heeft geen richting."),
            _("Schrijf lager, iets lager, gelijk, iets hoger of hoger."),
        )
    bewering = Bewering(
        indicator=indicator,
        gebied=gebied,
        jaar=tabel.geheel("jaar") or 0,
        soort=gelezen,
        zegt=tabel.tekst("zegt"),
        plaats=tabel.tekst("plaats", verplicht=False),
        waarde=_lees_waarde(tabel) if gelezen in _MET_WAARDE else None,
        marge=Marge(marge) if marge and goede_marge else Marge.PRECIES,
        richting=Richting(richting) if richting and goede_richting else None,
        van=tabel.geheel("van", verplicht=False),
        over=tabel.tekst("over", verplicht=False),
    )
    tabel.sluit()
    return bewering


def _lees_waarde(tabel: Tabel) -> Decimal | None:
    """A number as a text states it: in a text, so that ``29.764`` is no fraction; a decrease begins with a minus."""
    tekst = tabel.tekst("waarde")
    kaal = tekst.removeprefix("-")
    gelezen = Cijfer(kaal).betekenis
    if tekst and not isinstance(gelezen, Getal):
        tabel.meld(
            _("waarde “{waarde}” is geen getal.").format(waarde=tekst[:60]),
            _("Schrijf een getal als in de tekst, zoals 29.764; bij een daling met een minteken ervoor."),
        )
        return None
    if not isinstance(gelezen, Getal):
        return None
    return -gelezen.waarde if tekst.startswith("-") else gelezen.waarde
