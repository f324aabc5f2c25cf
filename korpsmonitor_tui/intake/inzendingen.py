"""Reads the submissions of an XLSForm as ODK Central and KoboToolbox export them: a CSV with a row a submission."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.archief import MAX_BESTAND, MB
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Geldigheid
from korpsmonitor_tui.domain.xlsformnamen import EDITIE, PARTIJ, VERSIE, VINGERAFDRUK
from korpsmonitor_tui.intake.inzendingkoppen import KENMERKEN, TIJDSTIPPEN, lees_koppen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vragenlijst
    from korpsmonitor_tui.intake.inzendingkoppen import Koppen

MEESTE_CELLEN: Final = 1_000_000
"""Of an export: a thousand answers of a thousand parties, most of them empty."""
_MEESTE_TEKENS: Final = 2 * MEESTE_CELLEN
"""Of a separator, those within texts included."""
_SCHEIDINGEN: Final = (",", ";", "\t")
"""ODK Central writes commas, KoboToolbox semicolons."""
_GEKOZEN, _NIET_GEKOZEN = frozenset({"1", "true"}), frozenset({"", "0", "false"})


@dataclass(frozen=True, slots=True)
class Inzending:
    """One submission."""

    kenmerk: str
    """The server's own key; empty if the export has none."""
    tijdstip: datetime | None
    """When the server received it, in UTC; None if the export does not say."""
    partij: str
    """Code of who answered; empty if that was left open or is nobody known."""
    ingelezen: Ingelezen


def lees_inzendingen(
    inhoud: bytes, vragenlijst: Vragenlijst, partijen: Sequence[Gesprekspartij]
) -> tuple[Inzending, ...]:
    """Every submission in the export, the earliest first; one without a time keeps its place at the end.

    Everything in a row is an answer, or is loose text with its column. Raises OnbruikbareInvoer for a file that is
    empty, too large, not UTF-8 or no such export.
    """
    rijen, koppen = _lees_tabel(inhoud, vragenlijst)
    lezer = _Rijlezer(koppen, vragenlijst, {partij.code: partij for partij in partijen})
    inzendingen = [lezer.lees(nummer, rij) for nummer, rij in enumerate(rijen, start=1)]
    if not inzendingen:
        raise _weigering(_("er staat geen enkele inzending in"), _("Exporteer opnieuw als er ingezonden is."))
    inzendingen.sort(key=lambda i: i.tijdstip or datetime.max.replace(tzinfo=UTC))
    return tuple(_met_latere(inzendingen))


def _lees_tabel(inhoud: bytes, vragenlijst: Vragenlijst) -> tuple[list[list[str]], Koppen]:
    """The rows below the headings that have something in them, and the headings."""
    if len(inhoud) > MAX_BESTAND:
        raise _weigering(
            _("het is groter dan {grens} MB").format(grens=MAX_BESTAND // MB),
            _("Exporteer minder inzendingen."),
        )
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise _weigering(
            _("het is niet in UTF-8 opgeslagen"),
            _(
                "Neem het bestand zoals ODK of KoboToolbox het exporteert, zonder het in een ander programma op te slaan."
            ),
        ) from fout
    if not tekst.strip():
        raise _weigering(_("het is leeg"), _("Exporteer de inzendingen opnieuw."))
    # Counted before a line is split: a line of nothing but commas is millions of cells.
    scheidingen = [teken for teken in _SCHEIDINGEN if tekst.count(teken) <= _MEESTE_TEKENS]
    if not scheidingen:
        raise _te_veel_cellen()
    mogelijk = {teken: lees_koppen(_koppen(tekst, teken), vragenlijst) for teken in scheidingen}
    scheiding, koppen = max(mogelijk.items(), key=lambda paar: paar[1].herkend)
    if not koppen.herkend:
        raise _weigering(
            _("de kolomkoppen zijn niet de namen van deze vragenlijst"),
            _(
                "Exporteer met de namen in plaats van de vraagteksten (KoboToolbox: “XML values and headers”)."
            ),
        )
    rijen = list(_rijen(tekst, scheiding))[1:]
    return [rij for rij in rijen if any(cel.strip() for cel in rij)], koppen


def _koppen(tekst: str, scheiding: str) -> list[str]:
    # Quotes are only checked by the separator that turns out right.
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        return [kop.strip() for kop in next(lezer, [])]
    except csv.Error:
        return []


def _rijen(tekst: str, scheiding: str) -> Iterator[list[str]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    aantal = 0
    try:
        for rij in lezer:
            aantal += len(rij) or 1
            if aantal > MEESTE_CELLEN:
                raise _te_veel_cellen()
            yield rij
    except csv.Error as fout:
        raise _weigering(
            _("regel {nummer} is geen geldige CSV").format(nummer=lezer.line_num),
            _("Neem het bestand zoals ODK of KoboToolbox het exporteert."),
        ) from fout


class _Rijlezer:
    """Reads rows under the same headings."""

    def __init__(self, koppen: Koppen, vragenlijst: Vragenlijst, partijen: dict[str, Gesprekspartij]) -> None:
        self.koppen = koppen
        self.vragenlijst = vragenlijst
        self.partijen = partijen
        gevonden = {vak for vak, _veld in koppen.plaatsen.values()} | koppen.opties.keys()
        self.ontbreekt = [
            str(vak) for vraag in vragenlijst.vragen.values() for vak in vraag.vakken if vak not in gevonden
        ]

    def lees(self, nummer: int, rij: Sequence[str]) -> Inzending:
        cellen = dict(enumerate(cel.strip() for cel in rij))
        partij = self.partijen.get(self._eigen(cellen, PARTIJ))
        herkenning = Herkenning(
            editie=self._eigen(cellen, EDITIE),
            versie=self._eigen(cellen, VERSIE),
            vingerafdruk=self._eigen(cellen, VINGERAFDRUK),
            partij=partij.code if partij else "",
        )
        velden = [
            veld for veld in self._velden(nummer, cellen) if veld.tekst or self._gevraagd(veld.vak, partij)
        ]
        tijd = self.koppen.eerste(TIJDSTIPPEN)
        kenmerk = self.koppen.eerste(KENMERKEN)
        return Inzending(
            kenmerk=cellen.get(kenmerk, "") if kenmerk is not None else "",
            tijdstip=_lees_tijdstip(cellen.get(tijd, "") if tijd is not None else ""),
            partij=herkenning.partij,
            ingelezen=Ingelezen(
                herkenning,
                tuple(velden),
                tuple(self._los(nummer, cellen)),
                tuple(self._meldingen(cellen, herkenning)),
            ),
        )

    def _eigen(self, cellen: dict[int, str], naam: str) -> str:
        kolom = self.koppen.eerste((naam,))
        return "" if kolom is None else cellen.get(kolom, "")

    def _gevraagd(self, vak: Vak, partij: Gesprekspartij | None) -> bool:
        """Whether an empty answer means something: its question was asked of this party."""
        if partij is None:
            return True
        vraag = replace(self.vragenlijst.vragen[vak.vraag], voorwaarden=())
        stand = self.vragenlijst.geldigheid(vraag, lambda _vak: "", partij.code, partij.soort)
        return stand is not Geldigheid.VERVALT

    def _velden(self, nummer: int, cellen: dict[int, str]) -> Iterator[Gelezenveld]:
        samen: dict[Vak, str] = {}
        for kolom, (vak, veld) in self.koppen.plaatsen.items():
            if veld == WAARDE and vak in self.koppen.opties:
                samen[vak] = cellen.get(kolom, "")
            if kolom in cellen and not (veld == WAARDE and vak in self.koppen.opties and not cellen[kolom]):
                yield Gelezenveld(vak, veld, cellen[kolom], self._plaats(nummer, kolom))
        for vak, opties in self.koppen.opties.items():
            if not samen.get(vak):
                gekozen = " ".join(
                    code for kolom, code in opties.items() if cellen.get(kolom, "").casefold() in _GEKOZEN
                )
                yield Gelezenveld(vak, WAARDE, gekozen, self._plaats(nummer, min(opties)))

    def _los(self, nummer: int, cellen: dict[int, str]) -> Iterator[Losse]:
        for kolom, tekst in cellen.items():
            if tekst and (kolom in self.koppen.vreemd or kolom >= len(self.koppen.namen)):
                yield Losse(tekst, self._plaats(nummer, kolom))
        for vak, opties in self.koppen.opties.items():
            for kolom in opties:
                tekst = cellen.get(kolom, "")
                if tekst.casefold() not in _GEKOZEN | _NIET_GEKOZEN:
                    yield Losse(tekst, self._plaats(nummer, kolom), vak)
        onbekend = self._eigen(cellen, PARTIJ)
        if onbekend and onbekend not in self.partijen:
            yield Losse(onbekend, self._plaats(nummer, self.koppen.eigen[PARTIJ]))

    def _meldingen(self, cellen: dict[int, str], herkenning: Herkenning) -> Iterator[str]:
        if not herkenning.partij:
            yield _("De inzending zegt niet van wie zij is, of noemt een partij die hier niet bestaat.")
        if herkenning.versie and herkenning.versie != self.vragenlijst.versie:
            yield _("De inzending is van versie {versie}; zij is gelezen als versie {gelezen}.").format(
                versie=herkenning.versie, gelezen=self.vragenlijst.versie
            )
        elif herkenning.vingerafdruk and herkenning.vingerafdruk != self.vragenlijst.sha256:
            yield _(
                "De inzending is van een andere vragenlijst met dezelfde versienaam ({versie}); antwoorden zijn op naam gelezen."
            ).format(versie=self.vragenlijst.versie)
        if len(cellen) < len(self.koppen.namen):
            yield _("De rij is korter dan de koppen: {aantal} van de {kolommen} kolommen.").format(
                aantal=len(cellen), kolommen=len(self.koppen.namen)
            )
        if self.ontbreekt:
            yield ngettext(
                "Voor {aantal} plaats van de vragenlijst is geen kolom gevonden: {vakken}.",
                "Voor {aantal} plaatsen van de vragenlijst zijn geen kolommen gevonden: {vakken}.",
                len(self.ontbreekt),
            ).format(aantal=len(self.ontbreekt), vakken=", ".join(self.ontbreekt))

    def _plaats(self, nummer: int, kolom: int) -> str:
        namen = self.koppen.namen
        kop = namen[kolom] if kolom < len(namen) else str(kolom + 1)
        return _("inzending {nummer}, kolom {kop}").format(nummer=nummer, kop=kop)


def _met_latere(inzendingen: Sequence[Inzending]) -> Iterator[Inzending]:
    """The submissions, each saying so if the same party submitted again afterwards."""
    nog = Counter(inzending.partij for inzending in inzendingen)
    for inzending in inzendingen:
        nog[inzending.partij] -= 1
        if inzending.partij and nog[inzending.partij]:
            melding = ngettext(
                "Dezelfde partij heeft later nog {aantal} keer ingezonden.",
                "Dezelfde partij heeft later nog {aantal} keer ingezonden.",
                nog[inzending.partij],
            ).format(aantal=nog[inzending.partij])
            gelezen = inzending.ingelezen
            yield replace(inzending, ingelezen=replace(gelezen, meldingen=(*gelezen.meldingen, melding)))
        else:
            yield inzending


def _lees_tijdstip(tekst: str) -> datetime | None:
    """A moment as the servers write it: ISO 8601; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(tekst)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _te_veel_cellen() -> OnbruikbareInvoer:
    return _weigering(
        _("er staan meer dan {grens} cellen in").format(grens=f"{MEESTE_CELLEN:,}".replace(",", ".")),
        _("Exporteer minder inzendingen."),
    )


def _weigering(oorzaak: str, raad: str) -> OnbruikbareInvoer:
    return OnbruikbareInvoer(
        _("Het bestand met inzendingen is geweigerd: {oorzaak}; er is niets ingelezen. {raad}").format(
            oorzaak=oorzaak, raad=raad
        )
    )
