"""Reads the text of a plan of action with its progress, as it comes out of a document: numbered chapters and actions,
progress in italics, footnotes between the lines, and paragraphs that a page broke in two.

Nothing is dropped: every line comes to one place, and what is not understood is listed with its line.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.planlezing import (
    Inhoudsregel,
    Planlezing,
)
from korpsmonitor_tui.domain.plantermijn import lees_dag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.planacties import Actieloop
from korpsmonitor_tui.intake.planbouw import (
    KOPLENGTE,
    Deelbouw,
    Stuk,
    lever,
    lever_deel,
    maak_koppen,
)
from korpsmonitor_tui.intake.planinhoud import is_ledenkop, lees_lid, vergelijk_inhoud, zelfde_titel
from korpsmonitor_tui.intake.planregels import (
    Regelkenner,
    Regelvorm,
    Vorm,
    organisatie,
    splits_kop,
    splits_leden,
)

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
    from korpsmonitor_tui.domain.planlezing import GelezenLid

_TITELREGELS: Final = 12
_VERDER: Final = 10
"""Lines below a heading in which its members can stand."""
_PER: Final = re.compile(r"\bper\s+(\d{1,2}\s+\w+\s+\d{4})\b", re.IGNORECASE)


class _Zone(Enum):
    VOORWERK = "voorwerk"
    INLEIDING = "inleiding"
    DOELEN = "doelen"
    ACTIES = "acties"
    BIJLAGE = "bijlage"
    ANDERE_BIJLAGE = "andere bijlage"


def lees_plantekst(tekst: str, definitie: Plandefinitie) -> Planlezing:
    """The plan in a text of lines."""
    return _Lezer(definitie, tekst).lees()


class _Lezer(Actieloop):
    """One reading: what came in so far, and where the next line belongs."""

    def __init__(self, definitie: Plandefinitie, tekst: str) -> None:
        super().__init__(tekst)
        self._kenner = Regelkenner(definitie)
        self._zone = _Zone.VOORWERK
        self._titel: list[Stuk] = []
        self._voorwerk: list[Stuk] = []
        self._versie = ""
        self._inhoud: list[Inhoudsregel] = []
        self._leden: list[GelezenLid] = []

    def lees(self) -> Planlezing:
        for nummer, regel in enumerate(self._regels, start=1):
            if not regel.strip():
                self._na_wit = True
                self._noot = None
                continue
            self._neem(nummer, regel)
            self._na_wit = False
        return self._lever()

    # -- one line ------------------------------------------------------------------------------------------------------

    def _neem(self, nummer: int, regel: str) -> None:
        vorm = self._kenner.vorm(regel)
        if self._neem_noot(nummer, vorm):
            return
        if vorm.vorm is Vorm.BIJLAGE and self._delen:
            self._begin_bijlage(nummer, vorm.tekst)
        elif self._zone is _Zone.ANDERE_BIJLAGE:
            self._plaats(nummer, _("andere bijlage"))
        elif self._zone is _Zone.BIJLAGE:
            self._neem_bijlage(nummer, regel.strip())
        elif vorm.vorm is Vorm.NUMMER and self._is_hoofdstuk(nummer, vorm):
            self._begin_deel(nummer, vorm)
        elif self._zone is _Zone.VOORWERK:
            self._neem_voorwerk(nummer, regel.strip(), vorm)
        elif vorm.vorm is Vorm.DOELKOP:
            # A heading that speaks of actions too is followed by actions; one of goals alone by goals.
            self._zone = _Zone.DOELEN if _noemt_alleen_doelen(vorm.tekst) else _Zone.ACTIES
            self._stuk = None
            self._plaats(
                nummer, _("kop boven de acties van hoofdstuk {nummer}").format(nummer=self._deel.nummer)
            )
        elif self._zone is _Zone.ACTIES or (
            self._zone is _Zone.DOELEN and vorm.vorm is Vorm.NUMMER and vorm.met_punt
        ):
            self._zone = _Zone.ACTIES
            self._neem_actieregel(nummer, regel.strip(), vorm)
        else:
            self._neem_inleiding(nummer, regel.strip(), vorm)
        self._na_noot = False

    # -- what stands before the chapters -------------------------------------------------------------------------------

    def _neem_voorwerk(self, nummer: int, regel: str, vorm: Regelvorm) -> None:
        if vorm.vorm is Vorm.INHOUD:
            self._inhoud.append(Inhoudsregel(vorm.nummer, vorm.tekst, vorm.pagina, nummer))
            self._plaats(nummer, _("inhoudsopgave"))
            self._noem_hoofdstuk(vorm)
            self._stuk = None
        elif vorm.vorm is Vorm.VERSIE and not self._versie:
            self._versie = vorm.tekst
            # What came before it was the title, also where it had blank lines in it.
            if len(self._voorwerk) <= _TITELREGELS:
                self._titel, self._voorwerk = self._voorwerk, []
            self._plaats(nummer, _("versie"))
            self._stuk = None
        else:
            self._voeg_alinea_toe(self._voorwerk, nummer, regel, _("voorwerk"))

    def _noem_hoofdstuk(self, vorm: Regelvorm) -> None:
        """A table of contents within a sentence is part of that text too, but for its pages."""
        vorige = self._voorwerk[-1] if self._voorwerk else None
        if vorige is not None and (vorige.slot.endswith(":") or (vorige.voor and not vorige.regels)):
            self._voorwerk.append(Stuk(f"{vorm.nummer}. {vorm.tekst}", [], "- "))

    # -- chapters ------------------------------------------------------------------------------------------------------

    def _is_hoofdstuk(self, nummer: int, vorm: Regelvorm) -> bool:
        """Whether a numbered line begins the next chapter: an action can have the same number."""
        if not vorm.met_punt or vorm.nieuw or vorm.nummer != str(len(self._delen) + 1):
            return False
        titel, leden = splits_kop(vorm.tekst)
        if self._volgt_leden(nummer):
            return True
        genoemd = [regel for regel in self._inhoud if regel.nummer == vorm.nummer]
        if len(titel) > KOPLENGTE or (not leden and titel.endswith((".", ";", ":"))):
            return False
        if genoemd:
            return zelfde_titel(genoemd[0].titel, titel)
        if self._zone is _Zone.ACTIES and vorm.nummer == str(self._deel.laatste_nummer + 1):
            self._let_op(
                nummer,
                _("“{tekst}” is gelezen als actie {nummer}; het kan ook een hoofdstuk zijn.").format(
                    tekst=titel, nummer=f"{self._deel.nummer}.{vorm.nummer}"
                ),
            )
            return False
        return bool(leden) or self._zone is not _Zone.VOORWERK

    def _volgt_leden(self, nummer: int) -> bool:
        """Whether the next line names the members of a chapter."""
        volgende = next((regel for regel in self._regels[nummer : nummer + _VERDER] if regel.strip()), "")
        return bool(volgende) and self._kenner.vorm(volgende).vorm is Vorm.LEDEN

    def _begin_deel(self, nummer: int, vorm: Regelvorm) -> None:
        titel, leden = splits_kop(vorm.tekst)
        self._delen.append(Deelbouw(vorm.nummer, titel, leden, nummer))
        self._zone, self._stuk = _Zone.INLEIDING, None
        self._plaats(nummer, _("kop van hoofdstuk {nummer}").format(nummer=vorm.nummer))

    def _neem_inleiding(self, nummer: int, regel: str, vorm: Regelvorm) -> None:
        deel = self._deel
        if vorm.vorm is Vorm.LEDEN and not (deel.verantwoordelijk or deel.inleiding):
            deel.verantwoordelijk = vorm.tekst
            self._plaats(nummer, _("leden van hoofdstuk {nummer}").format(nummer=deel.nummer))
            return
        doelen = self._zone is _Zone.DOELEN
        plaats = _("doelen van hoofdstuk {nummer}") if doelen else _("inleiding van hoofdstuk {nummer}")
        if vorm.vorm in {Vorm.NUMMER, Vorm.DEEL} and self._na_wit:
            self._stuk = None
        self._voeg_alinea_toe(
            self._deel.doelen if doelen else self._deel.inleiding,
            nummer,
            regel,
            plaats.format(nummer=self._deel.nummer),
        )

    # -- the list of members -------------------------------------------------------------------------------------------

    def _begin_bijlage(self, nummer: int, titel: str) -> None:
        """An annex that says of itself that it is of something else than members is not read."""
        leden = not titel or "led" in titel.casefold() or "lid" in titel.casefold()
        self._zone, self._stuk = _Zone.BIJLAGE if leden else _Zone.ANDERE_BIJLAGE, None
        self._plaats(nummer, _("bijlage"))
        if not leden:
            self._let_op(nummer, _("de bijlage “{titel}” is niet overgenomen.").format(titel=titel))

    def _neem_bijlage(self, nummer: int, regel: str) -> None:
        if not self._leden and is_ledenkop(regel):
            self._plaats(nummer, _("kop van de ledenlijst"))
        elif (lid := lees_lid(nummer, regel)) is None:
            self._begrijp_niet(nummer)
        else:
            self._leden.append(lid)
            self._plaats(nummer, _("lid {nummer}").format(nummer=len(self._leden)))

    # -- the end -------------------------------------------------------------------------------------------------------

    def _lever(self) -> Planlezing:
        maak_koppen(self._voorwerk)
        for deel in self._delen:
            maak_koppen(deel.inleiding)
        organisaties = {
            organisatie(lid) for deel in self._delen for lid in splits_leden(deel.verantwoordelijk)
        }
        delen = tuple(lever_deel(deel, self._met_noten, organisaties) for deel in self._delen)
        titel, voorwerk = lever(self._titel, self._met_noten), lever(self._voorwerk, self._met_noten)
        self._controleer_noten()
        self._kanttekeningen += vergelijk_inhoud(self._inhoud, delen)
        return Planlezing(
            titel=titel,
            versie=self._versie,
            peildatum=lees_dag(self._versie) or self._dag_in_voorwerk(),
            voorwerk=voorwerk,
            inhoud=tuple(self._inhoud),
            delen=delen,
            leden=tuple(self._leden),
            onbegrepen=tuple(sorted(self._onbegrepen, key=lambda regel: regel.nummer)),
            kanttekeningen=tuple(sorted(self._kanttekeningen, key=lambda let_op: let_op.regel)),
            plaatsen=tuple(sorted(self._plaatsen.items())),
        )

    def _dag_in_voorwerk(self) -> date | None:
        """The day that a title names ("Voortgangsrapportage per 8 april 2013"), where no version line has one."""
        for stuk in (self._titel or self._voorwerk)[:_TITELREGELS]:
            if (raak := _PER.search(stuk.tekst)) and (dag := lees_dag(raak[1])):
                return dag
        return None


def _noemt_alleen_doelen(kop: str) -> bool:
    """Whether a heading speaks of goals and not of actions: what follows it is then no list of actions yet."""
    return all(woord.startswith("doel") for woord in re.findall(r"\w+", kop.casefold()) if woord != "en")
