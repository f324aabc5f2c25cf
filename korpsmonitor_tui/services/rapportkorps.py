"""The section about one korps: read from what was scored, adopted, answered back and written, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain import korpsrapport
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.korpsrapport import Deel, Deeltekst, Korpsrapport, Partnerregel, Repliek
from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.stuk import Stuk
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.services import rapportteksten, stukken
from korpsmonitor_tui.services.definitieftekst import lees_definitief
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.rapportbalken import Balken
from korpsmonitor_tui.services.rapporteinde import lees_einde
from korpsmonitor_tui.services.rapporthiaten import vind_hiaten
from korpsmonitor_tui.services.rapportscores import merk_van
from korpsmonitor_tui.services.rapportterugblik import als_terugblik
from korpsmonitor_tui.services.rapportverantwoording import lees_grondslagen
from korpsmonitor_tui.services.rapportvoorstellen import Voorsteller

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from korpsmonitor_tui.domain.gegeven_score import Eindoordeel
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.korpsrapport import Hiaat
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.definitieftekst import Definitieftekst
    from korpsmonitor_tui.services.korpsweging import Korpsweging, Partnercel
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.sessie import Sessie

VORMEN: Final = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Korpsbestand:
    """A section that was written."""

    pad: Path
    hiaten: tuple[Hiaat, ...]
    """What keeps it from being finished; it says so itself."""
    meldingen: tuple[str, ...]


def lees_korpsrapport(grond: Rapportgrond, korps: str) -> Korpsrapport:
    """The section about this korps (code or name) as it stands now.

    Raises NietGevonden for an unknown party, OnbruikbareInvoer for one that is no korps.
    """
    partij = rapportteksten.eis_korps(grond.sessie, korps)
    weging = next(k for k in grond.matrix.korpsen if k.partij.code == partij.code)
    return _Lezer(grond, weging).lees()


def lees_korpsrapporten(grond: Rapportgrond) -> tuple[Korpsrapport, ...]:
    """The sections about all korpsen, in the order of their numbers."""
    return tuple(_Lezer(grond, weging).lees() for weging in grond.matrix.korpsen)


def als_stuk(sessie: Sessie, rapport: Korpsrapport, bijlage: tuple[Blok, ...] = ()) -> Stuk:
    """The section as a piece of its own, with an annex; one that is not finished says so before anything else."""
    return Stuk(
        titel=rapport.naam,
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=sessie.instrument.naam, editie=sessie.editie.naam
        ),
        blokken=(*korpsrapport.conceptblok(rapport.hiaten), *korpsrapport.blokken(rapport), *bijlage),
        instrument=sessie.instrument.naam,
        kenmerk=_("{korps} – editie {editie}").format(korps=rapport.naam, editie=sessie.editie.id),
        rubricering=merk_van(tuple(hiaat.tekst for hiaat in rapport.hiaten)),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )


def bewaar_korpsrapport(
    grond: Rapportgrond,
    korps: str,
    doel: Path,
    *,
    met_verantwoording: bool = False,
    overschrijf: bool = False,
) -> Korpsbestand:
    """Write the section to ``doel`` (.docx or .pdf); a folder gets a Word file with a name of ours. For a worker thread.

    ``met_verantwoording`` adds what every score rests on.
    Raises NietGevonden or OnbruikbareInvoer for what is no korps or another ending, PdfFout if no PDF can be made here,
    BestandFout if it cannot be written.
    """
    sessie, rapport = grond.sessie, lees_korpsrapport(grond, korps)
    if doel.is_dir():
        doel = doel / bestandsnaam(sessie, rapport.code)
    vorm = doel.suffix.casefold().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _("Noem een bestand dat eindigt op .docx of .pdf, niet “{naam}”; er is niets gemaakt.").format(
                naam=doel.name
            )
        )
    bijlage = _verantwoording(grond, rapport) if met_verantwoording else ()
    gemaakt = stukken.schrijf(sessie, als_stuk(sessie, rapport, bijlage), als_pdf=vorm == "pdf")
    inhoud = gemaakt.docx if gemaakt.pdf is None else gemaakt.pdf
    return Korpsbestand(
        schrijf_bestand(doel, inhoud, overschrijf=overschrijf), rapport.hiaten, gemaakt.meldingen
    )


def _verantwoording(grond: Rapportgrond, rapport: Korpsrapport) -> tuple[Blok, ...]:
    weging = next(k for k in grond.matrix.korpsen if k.partij.code == rapport.code)
    return korpsrapport.verantwoording(rapport.naam, lees_grondslagen(grond, weging))


def bestandsnaam(sessie: Sessie, korps: str) -> str:
    """A file name that tells korps and edition."""
    return f"rapport-{sessie.editie.id}-{korps}.docx"


def blokken(rapport: Korpsrapport) -> tuple[Blok, ...]:
    """The section under its own heading, as a part of a larger piece; headings begin at the first level."""
    return korpsrapport.blokken(rapport)


def _deel(
    code: str, titels: Mapping[str, str], teksten: Mapping[str, Deeltekst]
) -> tuple[str, Deeltekst] | None:
    return (titels[code], teksten[code]) if code in titels else None


class _Lezer:
    """Reads the section about one korps."""

    def __init__(self, grond: Rapportgrond, weging: Korpsweging) -> None:
        self._grond = grond
        self._weging = weging
        self._partij: Gesprekspartij = weging.partij
        self._definitief: Definitieftekst = lees_definitief(grond.sessie, weging.dossier)
        self._voorsteller = Voorsteller(grond.sessie, weging, self._definitief)
        self._namen = grond.namen(weging.partij.code)
        self._balken = Balken(grond, weging, self._namen)

    def lees(self) -> Korpsrapport:
        grond, weging = self._grond, self._weging
        titels = {onderdeel.code: onderdeel.naam for onderdeel in rapportteksten.onderdelen(grond.sessie)}
        teksten = {code: self._tekst(code) for code in titels}
        partners = rapportteksten.PARTNERS
        return Korpsrapport(
            code=self._partij.code,
            naam=self._partij.naam,
            nummer=self._partij.nummer,
            kenmerken=self._kenmerken(),
            inleiding=teksten[rapportteksten.INLEIDING],
            delen=tuple(
                Deel(veld.naam, self._balken.scores(veld.code, veld.naam), teksten[veld.code])
                for veld in rapportteksten.scorevelden(grond.sessie)
            ),
            einde=lees_einde(
                grond, weging, self._balken.eindscore(), teksten[rapportteksten.EINDSCORE], self._namen
            ),
            partnerbalk=self._balken.partners(titels[partners]) if partners in titels else None,
            partnertekst=teksten.get(partners, Deeltekst("")),
            partners=tuple(self._partner(cel) for cel in weging.partners if cel.overgenomen),
            activiteiten=_deel(rapportteksten.ACTIVITEITEN, titels, teksten),
            prognose=_deel(rapportteksten.PROGNOSE, titels, teksten),
            hiaten=vind_hiaten(grond, weging, self._definitief),
            terugblik=tuple(
                als_terugblik(eerder, nu, self._namen)
                for eerder, nu in grond.terugblikken.get(self._partij.code, ())
            ),
        )

    def _kenmerken(self) -> tuple[tuple[str, str], ...]:
        partij, weging = self._partij, self._weging
        eenheid = next(
            (e.naam for e in self._grond.sessie.instrument.eenheden if e.code == partij.eenheid), ""
        )
        eind = weging.eind.gegeven
        versie = self._definitief.versie
        return (
            (_("Korps"), partij.naam if partij.nummer is None else f"{partij.nummer}. {partij.naam}"),
            *(((_("Eenheid"), eenheid),) if eenheid else ()),
            (_("Eindscore"), _eindscore(eind) if eind else _("nog niet vastgesteld")),
            (
                _("Gespreksverslag"),
                _("definitief, versie {versie}").format(versie=versie)
                if versie
                else self._definitief.waarom_niet,
            ),
            (_("Weging"), self._sessies()),
        )

    def _sessies(self) -> str:
        """When it was weighed, by which rules, and how many members abstained."""
        gegeven = [cel.gegeven for cel in self._weging.cellen if cel.gegeven]
        ids = {score.sessie for score in gegeven}
        datums = [s.datum for s in self._grond.weegsessies.values() if s.id in ids and s.datum]
        delen = [_("weegsessie van {dag}").format(dag=f"{dag:%d-%m-%Y}") for dag in sorted(set(datums))]
        delen.append(_("weegregels {versie}").format(versie=self._weging.regels.versie))
        if onthouden := {wie for score in gegeven for wie in score.onthouden}:
            delen.append(_("onthouden: {aantal}").format(aantal=len(onthouden)))
        return "; ".join(delen)

    def _tekst(self, onderdeel: str) -> Deeltekst:
        geschreven = self._grond.teksten.get((self._partij.code, onderdeel))
        if geschreven is not None and geschreven.geldt:
            return Deeltekst(verberg(geschreven.tekst, self._namen))
        return Deeltekst("", verberg(self._voorsteller.stel_voor(onderdeel).tekst, self._namen))

    # -- partners --------------------------------------------------------------------------------------------------------

    def _partner(self, cel: Partnercel) -> Partnerregel:
        over = cel.overgenomen
        if over is None:
            raise AssertionError("a judgement that nobody took over")
        namen = self._namen_bij(cel.dimensie.code)
        kleur = cel.kleur
        getoond = ": ".join(filter(None, (over.kleur.strip(), over.toelichting.strip())))
        ernaast = (
            _("De weegploeg zet hiernaast {score}: {reden}").format(
                score=scorewoord(cel.wijziging.score), reden=cel.wijziging.motivatie.strip()
            )
            if cel.wijziging
            else ""
        )
        return Partnerregel(
            cel.dimensie.naam,
            kleur,
            "" if kleur else verberg(over.kleur.strip(), namen),
            verberg(over.toelichting.strip(), namen),
            verberg(ernaast, namen),
            tuple(
                Repliek(
                    verberg(repliek.tekst, namen),
                    ""
                    if repliek.oordeel.casefold() == getoond.casefold()
                    else verberg(repliek.oordeel, namen),
                )
                for repliek in self._grond.replieken(self._partij.code, cel.dimensie.code)
            ),
        )

    def _namen_bij(self, kolom: str) -> Mapping[str, str]:
        """Also those of the partner: its people are named in a repliek."""
        partners = [p.code for p in self._grond.sessie.instrument.partijen if kolom in p.partnerkolommen]
        return self._grond.namen(self._partij.code, *partners)


def _eindscore(oordeel: Eindoordeel) -> str:
    """Letter and words."""
    return f"{oordeel.score.vorm.letter}  {kleurnaam(oordeel.score)}"
