"""What is still open about a verslag before it is sent: listed with where it is, so that nobody has to look for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.codering import lees_anker
from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Tag
from korpsmonitor_tui.domain.openpunt import Ernst, Openpunt, Puntsoort
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services.codeerbesluiten import lees_dekking
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_deelnemers
from korpsmonitor_tui.services.gezegd import lees_anders_gezegd
from korpsmonitor_tui.services.gids import lees_gids
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.hoofdstukpunten import lees_hoofdstukpunten
from korpsmonitor_tui.services.suggesties import lees_suggesties, nog_te_beslissen
from korpsmonitor_tui.services.transcriptstand import lees_transcripten
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen, lees_stand
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.suggesties import Suggesteur
    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.store.driver import Database

_KORT: Final = 60


def lees_openpunten(
    sessie: Sessie,
    dossier: str,
    *,
    suggesteur: Suggesteur | None = None,
    voortgang: Callable[[int, int], bool] | None = None,
) -> tuple[Openpunt, ...]:
    """Every open point, what blocks first; for a worker thread.

    Blocking is exactly what :func:`~korpsmonitor_tui.services.verslagstappen.verstuur` refuses about the contents. Only
    with a ``suggesteur`` are the suggestions counted that nobody decided on: that reads all texts. Of codes it tells no
    more than who looks may see. Raises NietGevonden without a gesprek.
    """
    lezer = _Lezer(sessie, dossier)
    punten = [*lezer.blokkades(), *lezer.gesprek(), *lezer.tekst(), *lezer.dekking(), *lezer.codering()]
    if suggesteur is not None:
        punten += _suggesties(sessie, dossier, suggesteur, voortgang)
    volgorde = {soort: nr for nr, soort in enumerate(Puntsoort)}
    return tuple(sorted(punten, key=lambda punt: (punt.ernst != Ernst.BLOKKEERT, volgorde[punt.soort])))


class _Lezer:
    """Reads a dossier once, and finds what is open in it."""

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        self._sessie = sessie
        self._db: Database = sessie.store.lees()
        self._dossier = dossier
        self._gesprek = eis_gesprek(self._db, dossier)
        self._passages: list[tuple[int, Passage]] = genummerd(sessie, lees_passages(self._db, dossier))
        self._nummers = {passage.id: nummer for nummer, passage in self._passages}
        self._deelnemers = lees_deelnemers(self._db, dossier)

    def _bij(self, passage: str) -> str:
        nummer = self._nummers.get(passage)
        return _("passage {nummer}").format(nummer=nummer) if nummer else _("het verslag")

    # -- what is refused -------------------------------------------------------------------------------------------------

    def blokkades(self) -> Iterator[Openpunt]:
        stand = lees_stand(self._sessie, self._db, self._dossier)
        if not stand.heeft_tekst:
            yield Openpunt(
                Puntsoort.TEKST,
                Ernst.BLOKKEERT,
                _("Het verslag heeft nog geen tekst; stel het eerst samen uit de notities."),
                _("het verslag"),
                ("verslag", self._dossier),
            )
        rijen = self._db.execute(
            "SELECT soort, id FROM entiteit WHERE dossier = ? AND conflicten IS NOT '[]' ORDER BY soort, id",
            (self._dossier,),
        ).fetchall()
        for (soort, id_), label in zip(rijen, stand.conflicten, strict=True):
            yield Openpunt(
                Puntsoort.CONFLICT,
                Ernst.BLOKKEERT,
                _("Op twee plaatsen is iets anders geschreven in {wat}.").format(wat=label),
                self._bij(id_),
                (soort, id_),
            )
        for opmerking in lees_opmerkingen(self._db, self._dossier):
            if opmerking.open:
                zin = _("Nog niet beslist over: “{opmerking}”")
            elif opmerking.onbevestigd:
                zin = _("Niet overgenomen, en nog niet door een ander bevestigd: “{opmerking}”")
            else:
                continue
            yield Openpunt(
                Puntsoort.OPMERKING,
                Ernst.BLOKKEERT,
                zin.format(opmerking=kort(opmerking.tekst, _KORT)),
                self._bij(opmerking.passage),
                ("opmerking", opmerking.id),
            )
        if not any(deelnemer.respondent for deelnemer in self._deelnemers):
            yield Openpunt(
                Puntsoort.RESPONDENT,
                Ernst.BLOKKEERT,
                _(
                    "Niemand is aangewezen om het verslag te verifiëren; zet bij een deelnemer “respondent” aan."
                ),
                _("deelnemers"),
                ("gesprek", self._dossier),
            )

    # -- the gesprek and its text ----------------------------------------------------------------------------------------

    def gesprek(self) -> Iterator[Openpunt]:
        if is_hoofdstuk(self._sessie, self._dossier):
            # Nobody met for it: it has no day and no place.
            yield from lees_hoofdstukpunten(self._sessie, self._dossier)
        else:
            yield from self._planning()
        yield from self._mensen()

    def _planning(self) -> Iterator[Openpunt]:
        for ontbreekt, waar, zin in (
            (self._gesprek.datum is None, _("datum"), _("De datum van het gesprek is niet ingevuld.")),
            (not self._gesprek.plaats, _("plaats"), _("De plaats van het gesprek is niet ingevuld.")),
        ):
            # Each has its own place: a screen knows a point by it, and both can be open.
            if ontbreekt:
                yield _let_op(Puntsoort.GESPREK, zin, waar, ("gesprek", self._dossier))

    def _mensen(self) -> Iterator[Openpunt]:
        for deelnemer in self._deelnemers:
            plaats = ("deelnemer", deelnemer.id)
            if not deelnemer.rol.strip():
                yield _let_op(
                    Puntsoort.DEELNEMER, _("Een deelnemer heeft geen rol."), _("deelnemers"), plaats
                )
            elif deelnemer.respondent and deelnemer.aanwezig == Aanwezigheid.AFWEZIG:
                zin = _("De {rol} verifieert het verslag, maar was niet bij het gesprek.").format(
                    rol=deelnemer.rol
                )
                yield _let_op(Puntsoort.DEELNEMER, zin, _("deelnemers"), plaats)

    def tekst(self) -> Iterator[Openpunt]:
        met_tekst = {passage.hoofdstuk for _nr, passage in self._passages if passage.tekst.strip()}
        for hoofdstuk in self._sessie.instrument.hoofdstukken:
            if hoofdstuk.code not in met_tekst:
                yield _let_op(
                    Puntsoort.HOOFDSTUK,
                    _("Over “{titel}” staat niets in het verslag.").format(titel=hoofdstuk.titel),
                    hoofdstuk.titel,
                    ("hoofdstuk", hoofdstuk.code),
                )
        for _nr, passage in self._passages:
            waar, plaats = self._bij(passage.id), ("passage", passage.id)
            if not passage.tekst.strip():
                yield _let_op(Puntsoort.PASSAGE, _("Deze passage is nog leeg."), waar, plaats)
            if Tag.NAGAAN in passage.tags:
                zin = _("Nog na te gaan: “{tekst}”").format(tekst=kort(passage.tekst, _KORT))
                yield _let_op(Puntsoort.NA_TE_GAAN, zin, waar, plaats)
        for signaal in lees_anders_gezegd(self._sessie, self._dossier):
            yield _let_op(Puntsoort.ANDERS_GEZEGD, signaal.tekst, signaal.vraag, ("vraag", signaal.vraag))

    # -- what was not raised, or rests on nothing ------------------------------------------------------------------------

    def dekking(self) -> Iterator[Openpunt]:
        for deel in lees_gids(self._sessie, self._dossier).hoofdstukken:
            titel = deel.hoofdstuk.titel
            ongedekt = [vraag for vraag in deel.vragen if not vraag.gedekt]
            for punt in (*(p for vraag in deel.vragen for p in vraag.open_punten), *deel.open_punten):
                zin = _("Niet besproken: {punt}").format(punt=kort(punt.tekst, 2 * _KORT))
                yield _let_op(Puntsoort.BESPREEKPUNT, zin, titel, ("bespreekpunt", punt.id))
            if ongedekt:
                zin = ngettext(
                    "{aantal} van de {totaal} vragen kwam niet aan de orde.",
                    "{aantal} van de {totaal} vragen kwamen niet aan de orde.",
                    len(ongedekt),
                ).format(aantal=len(ongedekt), totaal=len(deel.vragen))
                yield _let_op(Puntsoort.VRAAG, zin, titel, ("gesprek", deel.hoofdstuk.code))

    def codering(self) -> Iterator[Openpunt]:
        plaats = ("codering", "")
        gelezen = lees_dossier(self._sessie, self._dossier)
        if not gelezen.stand.codeurs:
            yield _let_op(Puntsoort.CODERING, _("Er is nog niets gecodeerd."), _("codering"), plaats)
        else:
            yield from self._bewijs()
        gecodeerd = _gecodeerde_transcripten(self._db, self._dossier)
        for transcript in lees_transcripten(self._db, self._dossier):
            if not transcript.vervangen and transcript.id not in gecodeerd:
                zin = _("In transcript {nummer} is nog niets gecodeerd.").format(nummer=transcript.nummer)
                yield _let_op(Puntsoort.TRANSCRIPT, zin, transcript.naam, ("transcript", transcript.id))

    def _bewijs(self) -> Iterator[Openpunt]:
        dekking = lees_dekking(self._sessie, self._dossier)
        waar = _("codering")
        if dekking.voorlopig:
            zin = _(
                "Nog niet iedereen heeft zijn codering afgerond; hieronder telt alleen wat u zelf codeerde."
            )
            yield _let_op(Puntsoort.CODERING, zin, waar, ("codering", "voorlopig"))
        velden = {veld.code: veld.naam for veld in self._sessie.instrument.aandachtsvelden}
        for veld, naam in velden.items():
            zonder = [
                dimensie.naam
                for dimensie in self._sessie.instrument.dimensies
                if dimensie.aandachtsveld == veld and dimensie.code in dekking.zonder
            ]
            if zonder:
                zin = _("Geen bewijs voor: {dimensies}.").format(dimensies=", ".join(zonder))
                yield _let_op(Puntsoort.DIMENSIE, zin, naam, ("dimensie", veld))
        for aantal, soort, plaats, een, meer in (
            (dekking.open_verschillen, Puntsoort.VERSCHIL, "verschillen",
             _("Over {aantal} verschil tussen codes is niet beslist."),
             _("Over {aantal} verschillen tussen codes is niet beslist.")),
            (len(dekking.te_bekijken), Puntsoort.CODERING, "te_bekijken",
             _("Van {aantal} code is de tekst gewijzigd; bekijk haar opnieuw."),
             _("Van {aantal} codes is de tekst gewijzigd; bekijk ze opnieuw.")),
        ):  # fmt: skip
            if aantal:
                zin = (een if aantal == 1 else meer).format(aantal=aantal)
                yield _let_op(soort, zin, waar, ("codering", plaats))
        yield from self._los()

    def _los(self) -> Iterator[Openpunt]:
        """Bevindingen that no passage rests on, a point a chapter."""
        per_hoofdstuk: dict[str, list[str]] = {}
        for bewijs in lees_verslagbronnen(self._sessie, self._dossier).los:
            if not bewijs.weggelaten:
                per_hoofdstuk.setdefault(bewijs.hoofdstuk, []).append(bewijs.tekst)
        for code, teksten in per_hoofdstuk.items():
            hoofdstuk = self._sessie.instrument.hoofdstuk(code)
            zin = ngettext(
                "Nog niet in het verslag: “{tekst}”",
                "Nog niet in het verslag: {aantal} bevindingen, zoals “{tekst}”",
                len(teksten),
            ).format(aantal=len(teksten), tekst=kort(teksten[0], _KORT))
            titel = hoofdstuk.titel if hoofdstuk else _("geen hoofdstuk")
            yield _let_op(Puntsoort.BEVINDING, zin, titel, ("bevinding", code))


def _let_op(soort: Puntsoort, wat: str, waar: str, plaats: tuple[str, str]) -> Openpunt:
    return Openpunt(soort, Ernst.LET_OP, wat, waar, plaats)


def _gecodeerde_transcripten(db: Database, dossier: str) -> set[str]:
    """Transcripts, and what they corrected, in which anybody coded: that somebody did is no secret, only what."""
    rijen = db.execute("SELECT anker FROM codering WHERE dossier = ?", (dossier,)).fetchall()
    ankers = (lees_anker(json.loads(rij[0] or "null")) for rij in rijen)
    gecodeerd = {a.entiteit.rpartition("/")[0] for a in ankers if a and a.soort == Bronsoort.BEURT}
    for transcript in lees_transcripten(db, dossier):
        # In the order in which they came in, so that a correction comes after what it corrects.
        if transcript.vorige in gecodeerd:
            gecodeerd.add(transcript.id)
    return gecodeerd


def _suggesties(
    sessie: Sessie, dossier: str, suggesteur: Suggesteur, voortgang: Callable[[int, int], bool] | None
) -> Iterator[Openpunt]:
    gelezen = lees_dossier(sessie, dossier)
    alle = lees_suggesties(sessie, dossier, suggesteur=suggesteur, voortgang=voortgang)
    aantal = len(nog_te_beslissen(alle, gelezen.coderingen))
    if aantal:
        zin = ngettext(
            "Over {aantal} suggestie is niet beslist.", "Over {aantal} suggesties is niet beslist.", aantal
        ).format(aantal=aantal)
        yield _let_op(Puntsoort.SUGGESTIE, zin, _("codering"), ("codering", "suggesties"))
