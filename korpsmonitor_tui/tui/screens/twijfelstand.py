"""What the review of doubts shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.oordeel import vergelijkvorm
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from korpsmonitor_tui.services.twijfels import besluitnaam
from korpsmonitor_tui.tui.formulieren.twijfel import Plaatsregel
from korpsmonitor_tui.tui.plaatsnamen import Plaatsnamen, citaat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavestand import Twijfel

Deel = str | tuple[str, str]
BREEDTE = 15
"""Columns for the names before what was stated and what stands here."""


@dataclass(frozen=True)
class Twijfelstand:
    """All doubts of a dossier, and what stands in it now."""

    twijfels: tuple[Twijfel, ...]
    teksten: dict[Plek, str]
    namen: Plaatsnamen
    laatste: dict[Plek, str]
    """What the last return states, by place."""
    laatste_nummer: int
    """Of the last return."""

    @property
    def open(self) -> list[Twijfel]:
        """Those that nobody decided on."""
        return [twijfel for twijfel in self.twijfels if twijfel.open]

    def twijfel(self, id_: str) -> Twijfel | None:
        """The doubt with this id."""
        return next((twijfel for twijfel in self.twijfels if twijfel.id == id_), None)

    def volgende(self, na: str) -> str:
        """Id of the first open doubt after this one, if need be from the beginning; empty if none is left."""
        ids = [twijfel.id for twijfel in self.twijfels]
        plaats = ids.index(na) + 1 if na in ids else 0
        rond = [*self.twijfels[plaats:], *self.twijfels[:plaats]]
        return next((twijfel.id for twijfel in rond if twijfel.open), "")

    def van_soort(self, soort: str) -> set[str]:
        """Ids of the open doubts of one kind."""
        return {twijfel.id for twijfel in self.open if twijfel.soort == soort}

    def plaatsen(self) -> list[Plaatsregel]:
        """Every place of the questionnaire, to choose from."""
        return [
            Plaatsregel(
                (vak, veld),
                self.namen.kort(vak, veld),
                vraag.tekst,
                self.namen.waarde(vak, veld, self.teksten.get((vak, veld), "")),
            )
            for vraag in self.namen.vragen.values()
            for vak in vraag.vakken
            for veld in velden_van(vraag)
        ]


def lees_twijfelstand(sessie: Sessie, dossier: str) -> Twijfelstand:
    """For a worker thread."""
    db = sessie.store.lees()
    teruggaven = lees_teruggaven(db, dossier)
    versies = dict.fromkeys(teruggave.versie for teruggave in reversed(teruggaven))
    velden = teruggaven[-1].inhoud.velden if teruggaven else ()
    return Twijfelstand(
        lees_twijfels(db, dossier),
        lees_teksten(db, dossier),
        Plaatsnamen(sessie, versies),
        {(veld.vak, veld.veld): veld.tekst for veld in velden},
        len(teruggaven),
    )


def plek_van(twijfel: Twijfel, anders: Plek | None) -> Plek | None:
    """Where a decision would write: the place that was chosen, else the doubt's own; None if it has none."""
    if anders is not None:
        return anders
    return (twijfel.vak, twijfel.veld or WAARDE) if twijfel.vak else None


def details(stand: Twijfelstand, twijfel: Twijfel, anders: Plek | None) -> Content:
    """One doubt in full: the question, what was stated and where, what stands here, and why a person must look."""
    return Content.assemble(*_details(stand, twijfel, anders))


def _details(stand: Twijfelstand, twijfel: Twijfel, anders: Plek | None) -> Iterator[Deel]:
    namen, vak, veld = stand.namen, twijfel.vak, twijfel.veld
    yield (f"{namen.vraag(vak)}\n", "bold")
    if plek := namen.plek(vak, veld):
        yield (f"{plek}\n", "$text-muted")
    yield (f"\n{_('Waarom kijken')}\n", "bold $text-accent")
    yield f"{twijfel.reden[:1].upper()}{twijfel.reden[1:]}.\n\n"
    waar = _("teruggave {nummer}").format(nummer=twijfel.teruggave)
    waar = f"{waar}, {twijfel.plaats}" if twijfel.plaats else waar
    yield from _regel(_("Opgegeven"), namen.waarde(vak, veld, twijfel.tekst), waar, "bold")
    yield from _later(stand, twijfel)
    doel = plek_van(twijfel, anders)
    if doel is not None:
        yield from _wat_hier_staat(stand, twijfel, doel, gekozen=anders is not None)
    if twijfel.besluit:
        yield (
            f"\n✓ {_('Besloten: {besluit}.').format(besluit=besluitnaam(twijfel.besluit))}\n",
            "bold $text-success",
        )
    else:
        yield from _keuzes(stand, twijfel, doel)


def _later(stand: Twijfelstand, twijfel: Twijfel) -> Iterator[Deel]:
    """What the party says in its last return, if that is something else: an earlier text may be out of date."""
    if twijfel.vak is None or twijfel.teruggave >= stand.laatste_nummer:
        return
    later = stand.laatste.get((twijfel.vak, twijfel.veld or WAARDE))
    if later is not None and vergelijkvorm(later) != vergelijkvorm(twijfel.tekst):
        naam = _("! Teruggave {nummer}").format(nummer=stand.laatste_nummer)
        tekst = citaat(stand.namen.waarde(twijfel.vak, twijfel.veld, later))
        yield (f"{naam:<{BREEDTE}}", "bold $text-warning")
        yield (f"{tekst}\n", "$text-warning")


def _wat_hier_staat(stand: Twijfelstand, twijfel: Twijfel, doel: Plek, *, gekozen: bool) -> Iterator[Deel]:
    namen, (vak, veld) = stand.namen, doel
    if gekozen:
        yield (f"\n{_('Andere plaats gekozen')}\n", "bold $text-warning")
        yield f"{namen.vraag(vak)}\n"
        yield (f"{namen.plek(vak, veld)}\n", "$text-muted")
    nu = stand.teksten.get(doel, "")
    yield from _regel(_("Hier staat nu"), namen.waarde(vak, veld, nu), "", "bold")
    if not gekozen and twijfel.huidig != nu:
        yield from _regel(_("Bij inlezen"), namen.waarde(vak, veld, twijfel.huidig), "", "")
    bij = stand.teksten.get((vak, TOELICHTING), "")
    if veld == WAARDE and bij:
        yield from _regel(_("Toelichting"), namen.waarde(vak, TOELICHTING, bij), "", "")


def _keuzes(stand: Twijfelstand, twijfel: Twijfel, doel: Plek | None) -> Iterator[Deel]:
    """What each key would do with this doubt."""
    yield (f"\n{_('Wat doet u ermee?')}\n", "bold $text-accent")
    if doel is None:
        yield (f"{_('Deze tekst hoort nog nergens bij; kies met p een plaats.')}\n", "$text-warning")
    for toets, wat in _toetsen(stand, twijfel, doel):
        yield (f" {toets}  ", "bold $text-accent")
        yield f"{wat}\n"


def _toetsen(stand: Twijfelstand, twijfel: Twijfel, doel: Plek | None) -> Iterator[tuple[str, str]]:
    if doel is not None:
        nieuw = stand.namen.waarde(*doel, twijfel.tekst)
        nu = stand.namen.waarde(*doel, stand.teksten.get(doel, ""))
        if not nieuw.strip():
            yield "o", _("overnemen: het antwoord wordt leeg")
        elif nieuw == nu:
            yield "o", _("overnemen: het blijft zoals opgegeven")
        else:
            yield "o", _("overnemen: {tekst} wordt het antwoord").format(tekst=citaat(nieuw, 24))
        yield "h", _("laten zoals het is: {tekst} blijft").format(tekst=citaat(nu, 24))
        yield "b", _("de opgegeven tekst bij de toelichting zetten")
        yield "t", _("zelf typen wat er moet staan")
    yield "p", _("een andere plaats kiezen")
    yield "n", _("niet van belang: er niets mee doen")


def _regel(naam: str, tekst: str, waar: str, stijl: str) -> Iterator[Deel]:
    """A name, what was stated in full, and where it stands in the file."""
    yield (f"{naam:<{BREEDTE}}", "$text-accent")
    # Further lines begin below the first.
    yield (f"{citaat(tekst)}".replace("\n", "\n" + " " * BREEDTE), stijl)
    yield (f"\n{' ' * BREEDTE}{waar}\n" if waar else "\n", "$text-muted")
