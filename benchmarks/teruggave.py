"""What taking in a returned questionnaire costs, and how that grows with the questions and with what is there already."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vraag, Vragenlijst
from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad
from korpsmonitor_tui.services import edities, medewerkers, teruggaven
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.formulieren import stel_formulier_op
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.word.formulier import schrijf_formulier

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.sessie import Sessie

ONDERWERP: Final = "Formulieren terug"
HOE: Final = (
    "Een geheel ingevuld formulier, van bestand tot vastgelegd: lezen, elk antwoord aan zijn vraag verbinden, beoordelen en bewaren in"
    " een versleutelde database."
)
_VRAGEN = 400
_SLEUTEL = b"k" * 32
_KEUZES = tuple(Keuze(code, f"de mogelijkheid {code}") for code in ("een", "twee", "drie"))
_ANTWOORD = {
    "aantal": "15-20",
    "ja_nee_deels": "Ja",
    "open": "Een antwoord van een paar zinnen. " * 5,
    "keuze": "twee",
}


def meet() -> list[Meting]:
    """Seconds for one form of 400 questions with everything filled in, and ratios that should stay small."""
    with tempfile.TemporaryDirectory() as map_:
        tijden = {vorm: _innemen(Path(map_) / vorm, vorm, _VRAGEN, 1)[0] for vorm in ("docx", "xlsx")}
        groot = _innemen(Path(map_) / "groot", "xlsx", 4 * _VRAGEN, 1)[0]
        reeks = _innemen(Path(map_) / "reeks", "xlsx", 100, 25)
    return [
        *(
            Meting(
                f"teruggave van {_VRAGEN} vragen als {vorm}",
                tijd,
                "s",
                doel=1,
                uitleg="één formulier, één keer, met alle vragen en hun toelichting ingevuld.",
            )
            for vorm, tijd in tijden.items()
        ),
        Meting(
            "teruggave van 1.600 vragen tegenover 400",
            groot / tijden["xlsx"],
            doel=6,
            uitleg="idem als werkblad, vier keer zo lang, gedeeld door het gewone: 4 is recht evenredig.",
        ),
        Meting(
            "de laatste vijf korpsen tegenover de eerste vijf",
            sum(reeks[-5:]) / sum(reeks[:5]),
            doel=2,
            uitleg="van 25 korpsen na elkaar: of het trager wordt naarmate er meer is ingenomen; 1 is even snel.",
        ),
    ]


def _innemen(map_: Path, vorm: str, vragen: int, korpsen: int) -> list[float]:
    """Seconds for each of a number of korpsen, in a database of its own."""
    map_.mkdir()
    with _open(map_) as store:
        sessie = _sessie(store, _lijst(vragen))
        tijden = []
        for partij in [p.code for p in sessie.instrument.partijen][:korpsen]:
            pad = map_ / f"{partij}.{vorm}"
            pad.write_bytes(_gevuld(sessie, partij, vorm))
            begin = time.perf_counter()
            (inneming,) = teruggaven.neem_in(sessie, pad)
            tijden.append(time.perf_counter() - begin)
            assert inneming.oordeel is not None
            assert len(inneming.oordeel.over_te_nemen) > vragen
    return tijden


def _lijst(aantal: int) -> Vragenlijst:
    def vraag(nr: int) -> Vraag:
        soort = tuple(_ANTWOORD)[nr % len(_ANTWOORD)]
        return Vraag(
            f"deel.vraag_{nr}",
            f"Hoe stond het in het korps met onderwerp {nr}?",
            soort,
            keuzes=_KEUZES if soort == "keuze" else (),
            jaren=(2011, 2012) if soort == "aantal" else (),
        )

    return Vragenlijst(
        "2011-2012", (Hoofdstuk("deel", 1, "Deel", vragen=tuple(map(vraag, range(aantal)))),), 2012
    )


class _Instrumenten(Definities):
    """The shipped instrument with a questionnaire of any size."""

    def __init__(self, lijst: Vragenlijst) -> None:
        super().__init__()
        self._instrument = replace(super().__call__("korpsmonitor"), vragenlijst=lijst)

    def __call__(self, code: str) -> Instrument:
        return self._instrument

    def bij_versie(self, code: str, versie: str, tekst: Callable[[], str]) -> Instrument:
        return self._instrument


def _open(map_: Path) -> Store:
    pad = map_ / "monitor.db"
    richt_in(pad, _SLEUTEL, "01929292-0000-7000-8000-000000000000")
    return Store.open_met_sleutel(
        pad, _SLEUTEL, Omgeving(map_ / "toestand", lambda: datetime(2013, 2, 4, tzinfo=UTC))
    )


def _sessie(store: Store, lijst: Vragenlijst) -> Sessie:
    sessie = edities.maak(store, Definities(), Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor"))
    medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
    return replace(medewerkers.kies(sessie), instrumenten=_Instrumenten(lijst))


def _gevuld(sessie: Sessie, partij: str, vorm: str) -> bytes:
    """A form in which everything is answered; printed, which is how a filled cell looks to a reader."""
    formulier = stel_formulier_op(sessie, sessie.partij(partij), sessie.instrument.vragenlijst)
    antwoorden: dict[Plek, str] = {
        (vak, veld): _ANTWOORD[sessie.instrument.vragen[vak.vraag].soort]
        if veld == "waarde"
        else f"Bij {vak}."
        for vak, veld in formulier.velden.values()
    }
    ingevuld = replace(formulier, antwoorden=antwoorden)
    if vorm == "docx":
        return schrijf_formulier(ingevuld, sessie.instrumenten.sjabloon("korpsmonitor"))
    return schrijf_formulierblad(ingevuld)
