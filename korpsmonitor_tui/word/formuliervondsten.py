"""What was found while a returned form was read, gathered in order and settled when all of it was seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import Gelezenveld, Losse, veldcode
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.formulierstructuur import Notitiesoort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.word.formulierbestand import Noot
    from korpsmonitor_tui.word.formulierindeling import Veld
    from korpsmonitor_tui.word.formulierregister import Register
    from korpsmonitor_tui.word.formulierstructuur import Alinea, Notitie


@dataclass(slots=True)
class Vondsten:
    """Fields, loose texts and reports, in the order of the file."""

    register: Register
    noten: Mapping[tuple[Notitiesoort, str], Noot]
    velden: dict[Veld, list[Gelezenveld]] = field(default_factory=dict)
    los: list[Losse] = field(default_factory=list)
    meldingen: dict[str, None] = field(default_factory=dict)
    """In the order in which they came."""
    bijgehouden: bool = False
    gezien: set[tuple[Notitiesoort, str]] = field(default_factory=set)

    def neem_veld(self, veld: Veld, tekst: str, plaats: str, *, zeker: bool) -> None:
        """A text in, or beside, a place for an answer."""
        self.velden.setdefault(veld, []).append(Gelezenveld(*veld, tekst, plaats, zeker))

    def neem_los(self, tekst: str, plaats: str, bij: Vak | None) -> None:
        """A text in no place."""
        if tekst.strip():
            self.los.append(Losse(tekst.strip(), plaats, bij))

    def meld(self, melding: str) -> None:
        """A line about the file, once."""
        self.meldingen[melding] = None

    def is_leeg(self, veld: Veld) -> bool:
        """Whether a place was found without any text for it."""
        gevonden = self.velden.get(veld)
        return bool(gevonden) and not any(gelezen.tekst for gelezen in gevonden or ())

    def sporen(self, alinea: Alinea, plaats: str, bij: Vak | None) -> None:
        """What hangs on a paragraph, what was taken out of it, and what in it cannot be read."""
        for notitie in alinea.notities:
            self._notitie(notitie, plaats, bij)
        if alinea.verwijderd.strip():
            self.verwijderd(alinea.verwijderd, plaats)
        if alinea.doorgehaald.strip():
            self.neem_los(alinea.doorgehaald, _("doorgehaald, {plaats}").format(plaats=plaats), bij)
        self.bijgehouden |= alinea.ingevoegd
        if alinea.afbeelding:
            self.meld(_("Er staat een afbeelding ({plaats}); die is niet gelezen.").format(plaats=plaats))
        if alinea.verborgen:
            self.meld(_("Er staat verborgen tekst ({plaats}); die is gewoon gelezen.").format(plaats=plaats))

    def verwijderd(self, tekst: str, plaats: str) -> None:
        """A text that was deleted while changes were tracked: it is not taken, but not passed over either."""
        self.bijgehouden = True
        self.meld(
            _("Verwijderd met wijzigingen bijhouden ({plaats}): “{tekst}”").format(
                plaats=plaats, tekst=tekst.strip()
            )
        )

    def _notitie(self, notitie: Notitie, plaats: str, bij: Vak | None) -> None:
        namen = {
            Notitiesoort.VOETNOOT: _("voetnoot bij {plaats}"),
            Notitiesoort.EINDNOOT: _("eindnoot bij {plaats}"),
            Notitiesoort.OPMERKING: _("opmerking bij {plaats}"),
            Notitiesoort.TEKSTVAK: _("tekstvak bij {plaats}"),
        }
        waar = namen[notitie.soort].format(plaats=plaats)
        if notitie.tekst:
            self.neem_los(notitie.tekst, waar, bij)
            return
        sleutel = (notitie.soort, notitie.id)
        noot = self.noten.get(sleutel)
        if noot is None or sleutel in self.gezien:
            return
        self.gezien.add(sleutel)
        van = _("{plaats} (van {auteur})") if noot.auteur else "{plaats}"
        self.neem_los(noot.tekst, van.format(plaats=waar, auteur=noot.auteur), bij)

    def rest_noten(self) -> None:
        """Notes and comments that hang on nothing that was read."""
        namen = {
            Notitiesoort.VOETNOOT: _("voetnoot zonder plaats in de tekst"),
            Notitiesoort.EINDNOOT: _("eindnoot zonder plaats in de tekst"),
            Notitiesoort.OPMERKING: _("opmerking zonder plaats in de tekst"),
        }
        for sleutel, noot in self.noten.items():
            if sleutel not in self.gezien:
                self.neem_los(noot.tekst, namen[sleutel[0]], None)

    def uitkomst(self) -> tuple[Gelezenveld, ...]:
        """Every place that was found, in the order of the form; several texts for one place are all there."""
        gevonden: list[Gelezenveld] = []
        ontbreekt: list[str] = []
        for veld in self.register.rij_van_veld:
            if veld in self.velden:
                gevonden += _eenduidig(self.velden[veld])
            else:
                ontbreekt.append(veldcode(*veld))
        if ontbreekt:
            self.meld(_("Niet in het bestand gevonden: {plaatsen}.").format(plaatsen=", ".join(ontbreekt)))
        return tuple(gevonden)


def _eenduidig(gelezen: list[Gelezenveld]) -> list[Gelezenveld]:
    """The different texts for one place; when there are several, none of them is certain."""
    ingevuld: dict[str, Gelezenveld] = {}
    for veld in gelezen:
        eerder = ingevuld.get(veld.tekst)
        if veld.tekst and (eerder is None or (veld.zeker and not eerder.zeker)):
            ingevuld[veld.tekst] = veld
    if not ingevuld:
        return [next((veld for veld in gelezen if veld.zeker), gelezen[0])]
    if len(ingevuld) > 1:
        return [replace(veld, zeker=False) for veld in ingevuld.values()]
    return list(ingevuld.values())
