"""What came back, read before anything is recorded: of which verslag and version it is, from whom, and what was done."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.akkoordwoorden import is_akkoord
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.getypt import lees_getypte
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.teruglezing import Aard, Passagelot, Teruglezing, Terugpunt, Zekerheid
from korpsmonitor_tui.domain.wederhoor import aardnaam
from korpsmonitor_tui.services.bestandssoort import weiger_ander_soort, weiger_heel_bericht
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.terugkomst import (
    Teruggegeven,
    Vastgelegd,
    eerder_gelezen,
    eerder_gezegd,
    leg_teruggave_vast,
    zegt_alleen_akkoord,
)
from korpsmonitor_tui.services.verslagherkenning import herken, lees_verzonden
from korpsmonitor_tui.services.wederhoor import eis_respondent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.getypt import Getypt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Versie
    from korpsmonitor_tui.services.verslagherkenning import Gelegd, Verzonden
    from korpsmonitor_tui.services.wederhoor import Antwoord
    from korpsmonitor_tui.store.driver import Database

SOORTEN: Final = (".docx", ".odt")
"""Suffixes of files that come back."""
GETYPT: Final = (".txt",)
"""Suffixes of files with typed remarks."""
MEESTE_TEKST: Final = 2**20
"""Bytes of typed remarks."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A returned file beside the version that it answers; nothing of it is recorded yet."""

    naam: str
    inhoud: bytes
    dossier: str
    partij: str
    """Name for people."""
    versie: Versie
    actueel: bool
    """Whether no later version was sent."""
    lezing: Teruglezing
    meldingen: tuple[str, ...]
    """What a person should know, one Dutch line each."""
    respondent: str
    """Label of who it is from, if that is plain; else empty."""
    al_gelezen: bool

    @property
    def sha256(self) -> str:
        """Fingerprint of the file."""
        return hashlib.sha256(self.inhoud).hexdigest()

    @property
    def ongewijzigd(self) -> bool:
        """Whether it holds nothing to decide on: then it may be an akkoord, which a person records."""
        return not self.lezing.punten

    @property
    def zegt_akkoord(self) -> bool:
        """Whether it holds approval words and nothing else that was not sent."""
        return bool(self.lezing.akkoordwoorden) and all(
            zegt_alleen_akkoord(punt, self.lezing) for punt in self.lezing.punten
        )

    @property
    def voorgesteld_akkoord(self) -> bool:
        """Whether an akkoord with the present version is what a person should consider."""
        return self.actueel and not self.al_gelezen and (self.ongewijzigd or self.zegt_akkoord)

    @property
    def aantal_ongewijzigd(self) -> int:
        """Number of passages that nothing was done to."""
        return sum(lot.ongewijzigd for lot in self.lezing.passages)

    @property
    def per_aard(self) -> Counter[Aard]:
        """How many points there are of each kind."""
        return Counter(punt.aard for punt in self.lezing.punten)

    @property
    def te_plaatsen(self) -> int:
        """Number of points whose place a person must say or confirm."""
        return sum(punt.zekerheid == Zekerheid.VOORSTEL for punt in self.lezing.punten)


def lees_terug(sessie: Sessie, inhoud: bytes, naam: str, dossier: str = "", respondent: str = "") -> Gelezen:
    """Read a returned .docx or .odt; ``dossier`` and ``respondent`` (id or label) are what a person says of it.

    Raises OnbruikbareInvoer for a file that cannot be read, is of somebody else or of which that is not sure;
    StapGeweigerd if its version was never sent, NietGevonden for an unknown respondent.
    """
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word.verslaglezer import open_teruggave

    weiger_ander_soort(inhoud, naam)
    gelegd = herken(sessie, open_teruggave(inhoud, naam), naam, dossier)
    meldingen = (*gelegd.meldingen, *gelegd.lezing.meldingen)
    wie = respondent or _van_exemplaar(gelegd)
    return _gelezen(sessie, gelegd.verzonden, gelegd.lezing, inhoud, naam, wie, meldingen)


def _van_exemplaar(gelegd: Gelegd) -> str:
    """Who the copy was made for, if that is a respondent of this version: then it is plain whose it is."""
    voor = gelegd.herkomst.respondent
    return voor if voor in dict(gelegd.verzonden.versie.respondenten) else ""


def lees_opmerkingentekst(
    sessie: Sessie, inhoud: bytes, naam: str, dossier: str, respondent: str = ""
) -> Gelezen:
    """Read remarks that were typed over, about the version that was sent last.

    Raises OnbruikbareInvoer if there are none, or the text is no UTF-8 or a whole message; StapGeweigerd if nothing was sent.
    """
    getypt = lees_getypte(ontcijfer_opmerkingen(inhoud, naam))
    if not getypt:
        raise OnbruikbareInvoer(_("{naam} bevat geen tekst; er is niets vastgelegd.").format(naam=naam))
    versies = lees_verzonden(sessie.store.lees(), dossier)
    if not versies:
        raise StapGeweigerd(_("Er is nog geen versie verstuurd; verstuur het concept eerst ter verificatie."))
    lezing, meldingen = _leg_getypte(getypt, versies[0])
    return _gelezen(sessie, versies[0], lezing, inhoud, naam, respondent, meldingen)


def ontcijfer_opmerkingen(inhoud: bytes, naam: str) -> str:
    """The text of a file with typed remarks. Raises OnbruikbareInvoer if it is none, or more than people type."""
    weiger_heel_bericht(inhoud, naam)
    if len(inhoud) > MEESTE_TEKST:
        raise OnbruikbareInvoer(
            _("{naam} is meer tekst dan iemand aan opmerkingen typt; er is niets vastgelegd.").format(
                naam=naam
            )
        )
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise OnbruikbareInvoer(
            _("{naam} is geen UTF-8-tekst; er is niets vastgelegd. Sla de tekst op als UTF-8.").format(
                naam=naam
            )
        ) from fout


def _leg_getypte(getypt: tuple[Getypt, ...], verzonden: Verzonden) -> tuple[Teruglezing, tuple[str, ...]]:
    """Typed remarks as what was said about passages; what names none that was sent is for a person to place."""
    passages = {
        int(nummer): (str(id_), str(tekst)) for id_, nummer, _hoofdstuk, tekst, *_r in verzonden.passages
    }
    per_passage: dict[str, list[Terugpunt]] = {}
    overig: list[Terugpunt] = []
    onbekend: list[int] = []
    for opmerking in getypt:
        nummer = next((nummer for nummer in opmerking.nummers if nummer in passages), None)
        onbekend += [ander for ander in opmerking.nummers if ander not in passages]
        if nummer is None:
            regels = "\n".join(regel.strip() for regel in opmerking.regels)
            # Approval words need no place.
            zekerheid = Zekerheid.VAST if is_akkoord(regels) else Zekerheid.VOORSTEL
            overig.append(_punt("", None, "", regels, zekerheid))
        else:
            id_, oud = passages[nummer]
            per_passage.setdefault(id_, []).append(_punt(id_, nummer, oud, opmerking.tekst, Zekerheid.VAST))
    loten = tuple(
        Passagelot(id_, nummer, oud, oud, tuple(per_passage.get(id_, ())))
        for nummer, (id_, oud) in sorted(passages.items())
    )
    akkoord = tuple(punt.tekst for punt in overig if is_akkoord(punt.tekst))
    meldingen = tuple(
        _("Passage {nummer} staat niet in versie {versie}; zeg zelf waar die opmerking over gaat.").format(
            nummer=nummer, versie=verzonden.versie.nummer
        )
        for nummer in dict.fromkeys(onbekend)
    )
    return Teruglezing(loten, tuple(overig), akkoord, ()), meldingen


def _punt(passage: str, nummer: int | None, oud: str, tekst: str, zekerheid: Zekerheid) -> Terugpunt:
    return Terugpunt(Aard.OPMERKING, passage, nummer, "", None, oud, "", tekst=tekst, zekerheid=zekerheid)


def telling(gelezen: Gelezen) -> str:
    """How much of the version came back as it was sent, and how many points of each kind there are."""
    alle = len(gelezen.lezing.passages)
    delen = [
        ngettext(
            "{ongewijzigd} van {alle} passage ongewijzigd",
            "{ongewijzigd} van {alle} passages ongewijzigd",
            alle,
        ).format(ongewijzigd=gelezen.aantal_ongewijzigd, alle=alle)
    ]
    delen += [f"{aantal} × {aardnaam(aard)}" for aard, aantal in gelezen.per_aard.items()]
    if gelezen.te_plaatsen:
        delen.append(_("{aantal} te plaatsen").format(aantal=gelezen.te_plaatsen))
    return "; ".join(delen) + "."


def leg_vast(sessie: Sessie, gelezen: Gelezen, antwoord: Antwoord) -> Vastgelegd:
    """Take in what was read, as one handeling. Raises as :func:`terugkomst.leg_teruggave_vast`."""
    gegeven = Teruggegeven(antwoord, gelezen.naam, gelezen.inhoud, gelezen.versie.nummer, gelezen.lezing)
    (uitkomst,) = leg_teruggave_vast(sessie, gelezen.dossier, [gegeven])
    return uitkomst


# -- from whom -----------------------------------------------------------------------------------------------------------


def _gelezen(
    sessie: Sessie,
    verzonden: Verzonden,
    lezing: Teruglezing,
    inhoud: bytes,
    naam: str,
    respondent: str,
    meldingen: tuple[str, ...],
) -> Gelezen:
    db = sessie.store.lees()
    sha256 = hashlib.sha256(inhoud).hexdigest()
    al_gelezen = eerder_gelezen(db, verzonden.dossier, sha256) is not None
    if not al_gelezen and (ander := eerder_gezegd(db, verzonden.dossier, verzonden.versie, lezing)):
        melding = _(
            "Alles wat in dit bestand is gewijzigd of opgemerkt, staat ook in {ander}, dat al is ingelezen."
        )
        meldingen = (*meldingen, melding.format(ander=ander))
    return Gelezen(
        naam=naam,
        inhoud=inhoud,
        dossier=verzonden.dossier,
        partij=sessie.partij(partij_van(verzonden.dossier)).naam,
        versie=verzonden.versie,
        actueel=verzonden.actueel,
        lezing=lezing,
        meldingen=meldingen,
        respondent=eis_respondent(verzonden.versie, respondent)[1]
        if respondent
        else _respondent(db, verzonden, naam, lezing),
        al_gelezen=al_gelezen,
    )


def _respondent(db: Database, verzonden: Verzonden, naam: str, lezing: Teruglezing) -> str:
    """The label of who a file is plainly from: the only one, or named in the file name, or author of what was done."""
    labels = dict(verzonden.versie.respondenten)
    if len(labels) == 1:
        return next(iter(labels.values()))
    stam = _letters(naam)
    genoemd = [label for label in labels.values() if _letters(label) and _letters(label) in stam]
    # Of “korpschef” and “plaatsvervangend korpschef” the longer one is meant.
    genoemd = [
        label
        for label in genoemd
        if not any(label != ander and _letters(label) in _letters(ander) for ander in genoemd)
    ]
    if len(genoemd) == 1:
        return genoemd[0]
    auteurs = {auteur.casefold() for auteur in _auteurs(lezing)}
    schrijvers = [
        labels[deelnemer.id]
        for deelnemer in lees_deelnemers(db, verzonden.dossier)
        if deelnemer.id in labels and deelnemer.naam.strip() and deelnemer.naam.strip().casefold() in auteurs
    ]
    return schrijvers[0] if len(schrijvers) == 1 else ""


def _auteurs(lezing: Teruglezing) -> Iterator[str]:
    yield from (punt.auteur.strip() for punt in lezing.punten if punt.auteur.strip())


def _letters(tekst: str) -> str:
    return re.sub(r"[\W_]+", "", tekst.casefold())
