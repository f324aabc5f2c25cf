"""Forms about whom to interview: a new organisation, what led to one, its name, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.sneeuwbal import Via, vianaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services.aanvullingen import lees_aanvullingen
from korpsmonitor_tui.services.deskbronnen import lees_bronnen
from korpsmonitor_tui.services.partijen import NieuweAanwijzing, NieuwePartij
from korpsmonitor_tui.services.partijlijst import lees_lijst
from korpsmonitor_tui.tui.dialogs import Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.aanbeveling import delen
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog
from korpsmonitor_tui.tui.velden import lees_datum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie

T = TypeVar("T")

_SCHEIDING: Final = "|"
_BREED: Final = 60


@dataclass(frozen=True, slots=True)
class Vindplaatsen:
    """What can be chosen in these forms."""

    via: tuple[tuple[str, str], ...]
    """What can have led to an organisation: (in words, code)."""
    barrieres: tuple[tuple[str, str], ...]


def lees_vindplaatsen(sessie: Sessie, over: str = "") -> Vindplaatsen:
    """What can have led to an organisation about a measured party (code; empty: about all); for a worker thread."""
    barrieres = sessie.instrumenten.deskstudie(sessie.editie.instrument).barrieres
    regels = lees_lijst(sessie, over)
    via = [(_("niet gezegd"), "")]
    via += [
        (_("gesprek met {partij}").format(partij=regel.partij.naam), via_code(Via.GESPREK, regel.partij.code))
        for regel in regels
        if regel.gehouden is not None
    ]
    codes = {regel.partij.code for regel in regels}
    gaven_aan = dict.fromkeys(aanvulling.partij for aanvulling in lees_aanvullingen(sessie))
    via += [
        (_("aanvulling van {partij}").format(partij=sessie.partij(code).naam), via_code(Via.AANVULLING, code))
        for code in gaven_aan
        if code in codes
    ]
    via += [
        (f"{vianaam(Via.BARRIEREMODEL)}: {barriere.naam}", via_code(Via.BARRIEREMODEL, barriere.code))
        for barriere in barrieres
    ]
    via += [
        (f"{vianaam(Via.DESKSTUDIE)}: {kort(bron.titel, _BREED)}", via_code(Via.DESKSTUDIE, bron.id))
        for bron in lees_bronnen(sessie)
        if bron.partij in {"", over} or not over
    ]
    via.append((vianaam(Via.DESKSTUDIE), via_code(Via.DESKSTUDIE, "")))
    return Vindplaatsen(tuple(via), ((_("geen"), ""), *((b.naam, b.code) for b in barrieres)))


def via_code(via: Via, verwijzing: str) -> str:
    """What led to an organisation, as one value of a list."""
    return f"{via}{_SCHEIDING}{verwijzing}"


def _keuze(keuzes: Sequence[tuple[str, str]], nu: str, id_: str) -> Select[str]:
    bekend = nu if nu in {code for _naam, code in keuzes} else keuzes[0][1]
    return Select(keuzes, value=bekend, allow_blank=False, id=id_, compact=True)


class _Viavelden(Kladdialoog[T]):
    """The three fields that say what led to an organisation."""

    def viavelden(self, vindplaatsen: Vindplaatsen, via: str) -> ComposeResult:
        """Via whom or what, when, and why."""
        yield veld(_("Gevonden via"), _keuze(vindplaatsen.via, via, "via"))
        yield veld(_("Wanneer"), Invulvak(id="datum", voorbeeld=_("dd-mm-jjjj; leeg: vandaag")))
        yield veld(_("Toelichting"), Invulvak(id="toelichting"))

    def lees_via(self) -> NieuweAanwijzing | None:
        """What was filled in; None if nothing is said. Raises VeldFout."""
        gekozen = str(self.query_one("#via", Select).value)
        toelichting = self.query_one("#toelichting", Input).value.strip()
        if not gekozen:
            if toelichting:
                raise VeldFout(_("zeg ook via wie of wat deze organisatie is gevonden."), "via")
            return None
        via, _streep, verwijzing = gekozen.partition(_SCHEIDING)
        datum = lees_datum(self.query_one("#datum", Input).value, "datum")
        return NieuweAanwijzing(Via(via), verwijzing, toelichting, datum)


class PartijDialoog(_Viavelden[tuple[NieuwePartij, NieuweAanwijzing | None]]):
    """An organisation that nobody recorded yet."""

    KLADVELDEN = ("naam", "over", "soort", "barriere", "aliassen", "via", "datum", "toelichting")

    def __init__(
        self,
        sessie: Sessie,
        formulier: str,
        klad: str,
        vindplaatsen: Vindplaatsen,
        *,
        over: str = "",
        naam: str = "",
        via: str = "",
    ) -> None:
        """``over`` is the code of the measured party that it is heard about, ``via`` what led to it."""
        super().__init__(
            sessie,
            formulier,
            klad,
            _("Organisatie toevoegen"),
            _("Wie erbij komt, staat op de lijst als “genoemd”. Andere namen: zet er een puntkomma tussen."),
        )
        self._vindplaatsen = vindplaatsen
        self._over, self._naam, self._via = over, naam, via
        instrument = sessie.instrument
        self._gemeten = [(_("iedereen"), ""), *((partij.naam, partij.code) for partij in instrument.gemeten)]
        self._soorten = [(s.naam, s.code) for s in instrument.partijsoorten if not s.gemeten]

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Naam"), Invulvak(self._naam, id="naam"))
        yield veld(_("Gaat over"), _keuze(self._gemeten, self._over, "over"))
        if len(self._soorten) > 1:
            yield veld(_("Soort"), _keuze(self._soorten, "", "soort"))
        yield veld(_("Barrière"), _keuze(self._vindplaatsen.barrieres, "", "barriere"))
        yield veld(_("Andere namen"), Invulvak(id="aliassen"))
        yield from self.viavelden(self._vindplaatsen, self._via)

    def lees(self) -> tuple[NieuwePartij, NieuweAanwijzing | None]:
        """The organisation and what led to it. Raises VeldFout."""
        naam = self.query_one("#naam", Input).value.strip()
        if not naam:
            raise VeldFout(_("vul de naam van de organisatie in."), "naam")
        partij = NieuwePartij(
            naam,
            str(self.query_one("#over", Select).value),
            str(self.query_one("#soort", Select).value) if self.query("#soort") else "",
            str(self.query_one("#barriere", Select).value),
            delen(self.query_one("#aliassen", Input).value),
        )
        return partij, self.lees_via()


class AanwijzingDialoog(_Viavelden[NieuweAanwijzing]):
    """What led to an organisation that is on the list."""

    KLADVELDEN = ("via", "datum", "toelichting")

    def __init__(
        self, sessie: Sessie, formulier: str, klad: str, partij: Gesprekspartij, vindplaatsen: Vindplaatsen
    ) -> None:
        super().__init__(
            sessie,
            formulier,
            klad,
            _("Wie of wat leidde naar {partij}?").format(partij=partij.naam),
            _("Er kan meer dan een weg zijn; elke weg blijft staan."),
        )
        self._vindplaatsen = vindplaatsen

    def velden(self) -> ComposeResult:
        """The three fields."""
        yield from self.viavelden(self._vindplaatsen, "")

    def lees(self) -> NieuweAanwijzing:
        """What led to it. Raises VeldFout."""
        aanwijzing = self.lees_via()
        if aanwijzing is None:
            raise VeldFout(_("kies via wie of wat deze organisatie is gevonden."), "via")
        return aanwijzing


@dataclass(frozen=True, slots=True)
class Partijwijziging:
    """What of an organisation changes; None leaves it as it is."""

    naam: str | None
    barriere: str | None
    aliassen: tuple[str, ...] | None


class PartijWijzigDialoog(Kladdialoog[Partijwijziging]):
    """Name, barrière and other names; of an organisation of the instrument only the barrière."""

    KLADVELDEN = ("naam", "barriere", "aliassen")

    def __init__(
        self,
        sessie: Sessie,
        formulier: str,
        klad: str,
        partij: Gesprekspartij,
        barriere: str,
        vindplaatsen: Vindplaatsen,
        *,
        eigen: bool,
    ) -> None:
        """``barriere`` is the name of the present one; ``eigen`` says whether it was added while working."""
        uitleg = (
            _("Andere namen: zet er een puntkomma tussen.")
            if eigen
            else _("De naam van deze organisatie staat in de bestanden van het instrument.")
        )
        super().__init__(sessie, formulier, klad, _("{partij} wijzigen").format(partij=partij.naam), uitleg)
        self._partij = partij
        self._eigen = eigen
        self._keuzes = vindplaatsen.barrieres
        self._barriere = next((code for naam, code in self._keuzes if naam == barriere and code), "")

    def velden(self) -> ComposeResult:
        """The fields that can change."""
        if self._eigen:
            yield veld(_("Naam"), Invulvak(self._partij.naam, id="naam"))
        yield veld(_("Barrière"), _keuze(self._keuzes, self._barriere, "barriere"))
        if self._eigen:
            yield veld(_("Andere namen"), Invulvak("; ".join(self._partij.aliassen), id="aliassen"))

    def lees(self) -> Partijwijziging:
        """What is other than it was. Raises VeldFout."""
        barriere = str(self.query_one("#barriere", Select).value)
        naam = self.query_one("#naam", Input).value.strip() if self._eigen else self._partij.naam
        aliassen = delen(self.query_one("#aliassen", Input).value) if self._eigen else self._partij.aliassen
        if not naam:
            raise VeldFout(_("vul de naam van de organisatie in."), "naam")
        return Partijwijziging(
            naam if naam != self._partij.naam else None,
            barriere if barriere != self._barriere else None,
            aliassen if aliassen != self._partij.aliassen else None,
        )
