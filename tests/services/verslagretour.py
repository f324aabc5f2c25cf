"""A verslag that was sent, as real files that come back: typed in, or without any mark of ours."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.verslagherkenning import lees_verzonden
from tests.services.verhaal import DOSSIER
from tests.word.hulp import verander
from tests.word.spoorvoorbeeld import A, spoor, t, weg
from tests.word.teruggave import Bewerking, Verzonden, bewerkt

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.conftest import Laptop

EIGENSCHAPPEN = "docProps/custom.xml"


def verzonden(laptop: Laptop, nummer: int = 0, dossier: str = DOSSIER) -> Verzonden:
    """The file that went out, of a version or the last, and what is kept of it."""
    db = laptop.store.lees()
    gevonden = next(een for een in lees_verzonden(db, dossier) if nummer in {0, een.versie.nummer})
    (bestand,) = db.execute("SELECT bestand FROM versie WHERE id = ?", (gevonden.versie.id,)).fetchone()
    _naam, inhoud = bijlagen.haal_op(laptop.coordinator, bestand)
    return Verzonden(
        inhoud,
        [(str(tekst), passage) for tekst, passage in gevonden.basis],
        [(str(id_), int(nr), str(hoofdstuk), str(tekst)) for id_, nr, hoofdstuk, tekst in gevonden.passages],
    )


def vervang(nummer: int, oud: str, nieuw: str, auteur: str = A) -> Callable[[Bewerking], None]:
    """A word of a passage replaced with tracking on."""

    def doe(bewerking: Bewerking) -> None:
        tekst = "".join(str(deel) for deel in bewerking.run(nummer).itertext())
        voor, _oud, na = tekst.partition(oud)
        bewerking.vervang(
            nummer,
            t(voor) + spoor("del", weg(oud), auteur) + spoor("ins", t(nieuw), auteur) + t(na),
        )

    return doe


def stil(nummer: int, tekst: str) -> Callable[[Bewerking], None]:
    """A passage typed anew without tracking."""
    return lambda bewerking: bewerking.vervang(nummer, t(tekst))


def erachter(nummer: int, tekst: str) -> Callable[[Bewerking], None]:
    """A paragraph behind a passage, typed without tracking."""
    return lambda bewerking: bewerking.achter(nummer, f"<w:p>{t(tekst)}</w:p>")


def kop_ingekort(bewerking: Bewerking) -> None:
    """The last word of the heading of a chapter taken out without tracking."""
    boven = bewerking.passage(1).itersiblings(qn("w:p"), preceding=True)
    kop = next(alinea for alinea in boven if any(tekst.text for tekst in alinea.iter(qn("w:t"))))
    tekst = list(kop.iter(qn("w:t")))[-1]
    tekst.text = (tekst.text or "").rstrip().rpartition(" ")[0]


def terug(laptop: Laptop, *handelingen: Callable[[Bewerking], object], nummer: int = 0) -> bytes:
    """The version that went out after these were done to it."""
    return bewerkt(verzonden(laptop, nummer), *handelingen)


def zonder_kenmerken(inhoud: bytes, **anders: str) -> bytes:
    """A file that does not say what it is; ``anders`` gives a property (without ``korpsmonitor_``) another value."""
    if not anders:
        return verander(inhoud, {EIGENSCHAPPEN: ("korpsmonitor_", "elders_")})
    for naam, waarde in anders.items():
        inhoud = _met_eigenschap(inhoud, naam, waarde)
    return inhoud


def _met_eigenschap(inhoud: bytes, naam: str, waarde: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        xml = zip_.read(EIGENSCHAPPEN).decode()
    gevonden = re.search(rf'name="korpsmonitor_{naam}"[^>]*>\s*<[^>]+>([^<]*)<', xml)
    assert gevonden is not None, xml
    geheel = gevonden[0]
    return verander(inhoud, {EIGENSCHAPPEN: (geheel, geheel.replace(f">{gevonden[1]}<", f">{waarde}<"))})
