"""What the screen of differences shows, read at one moment: the codes beside one another, the text, the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.codering import Coderingsoort, oordeelnaam, soortnaam
from korpsmonitor_tui.domain.overeenstemming import duiding, maatgetal
from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbesluiten import (
    lees_uitkomst,
    meet_overeenstemming,
    waarom_niet_beslissen,
)
from korpsmonitor_tui.services.codeerplaatsen import Plaatslezer
from korpsmonitor_tui.services.sessie import lokale_tijd, partij_van
from korpsmonitor_tui.tui.widgets.bewijspaneel import OORDEELTEKENS, besluittekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.codering import Codering, Verschil
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.codeerbesluiten import Meting, Uitkomst
    from korpsmonitor_tui.services.codeerplaatsen import Codeerplaats
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True)
class Verschillenstand:
    """The differences of a dossier as far as who looks may know: before everybody has finished there are none."""

    partij: str
    """Name of the party."""
    uitkomst: Uitkomst
    meting: Meting | None
    """None with fewer than two coders, and before everybody has finished."""
    plaatsen: Mapping[str, Codeerplaats]
    """By ``kenmerk`` of the difference."""
    dimensies: Mapping[str, Dimensie]
    namen: Mapping[str, str]
    """Names of medewerkers by id."""
    weigering: str
    """Why who looks cannot decide; empty if they can."""

    @property
    def verschillen(self) -> tuple[Verschil, ...]:
        """In the order of the texts, decided ones too; none before everybody has finished."""
        return () if self.uitkomst.voorlopig else self.uitkomst.samen.verschillen

    @property
    def open(self) -> tuple[Verschil, ...]:
        """Those that a person has to decide on yet."""
        return tuple(verschil for verschil in self.verschillen if verschil.open)

    def verschil(self, kenmerk: str) -> Verschil | None:
        """The difference that this names."""
        return next((v for v in self.verschillen if v.kenmerk == kenmerk), None)

    def volgende(self, kenmerk: str) -> str:
        """The first that is open after this one, or before it; empty if none is."""
        alle = [verschil.kenmerk for verschil in self.verschillen]
        begin = alle.index(kenmerk) + 1 if kenmerk in alle else 0
        open_ = {verschil.kenmerk for verschil in self.open}
        return next((k for k in alle[begin:] + alle[:begin] if k in open_), "")

    def naam(self, medewerker: str) -> str:
        """Who somebody is, for people."""
        return self.namen.get(medewerker, medewerker)

    def codenaam(self, codering: Codering) -> str:
        """What was coded, for people."""
        dimensie = self.dimensies.get(codering.code)
        if codering.soort == Coderingsoort.DIMENSIE:
            return dimensie.naam if dimensie else codering.code
        soort = soortnaam(codering.soort)
        return soort if codering.code == codering.soort else f"{soort} {codering.code}"


def lees_verschillenstand(sessie: Sessie, dossier: str) -> Verschillenstand:
    """Read everything the screen shows; for a worker thread."""
    uitkomst = lees_uitkomst(sessie, dossier)
    samen = not uitkomst.voorlopig and len(uitkomst.gelezen.stand.codeurs) > 1
    lezer = Plaatslezer(sessie, dossier, uitkomst.gelezen.bronnen)
    return Verschillenstand(
        sessie.partij(partij_van(dossier)).naam,
        uitkomst,
        meet_overeenstemming(sessie, dossier) if samen else None,
        {v.kenmerk: lezer.plaats(*(c.anker for c in v.alle)) for v in uitkomst.samen.verschillen},
        {dimensie.code: dimensie for dimensie in sessie.instrument.dimensies},
        medewerkers.namen(sessie.store.lees()),
        waarom_niet_beslissen(sessie, dossier),
    )


def waarom_leeg(stand: Verschillenstand) -> str:
    """Why there is no difference to see, and what has to be done first."""
    ronde = stand.uitkomst.gelezen.stand
    if not ronde.codeurs:
        return _("Dit dossier is nog niet gecodeerd. Wie codeert, doet dat in het tabblad Extractie.")
    if stand.uitkomst.voorlopig:
        wie = [
            _("{naam}: {staat}").format(
                naam=stand.naam(codeur), staat=_("klaar") if codeur in ronde.afgerond else _("bezig")
            )
            for codeur in ronde.codeurs
        ]
        if ronde.alle_afgerond:
            return _(
                "U bent auditor van dit gesprek en hebt uw eigen codering nog niet afgerond. Doe dat eerst, ook als u "
                "niets codeert; dan ziet u de codes van anderen."
            )
        return _(
            "Nog niet iedereen is klaar. Wie onafhankelijk codeert ziet de codes van een ander pas als iedereen die "
            "codeerde dat heeft afgerond.\n\n{wie}"
        ).format(wie="\n".join(wie))
    if len(ronde.codeurs) == 1:
        naam = stand.naam(ronde.codeurs[0])
        return _("Alleen {naam} codeerde dit dossier; er is niets om te vergelijken.").format(naam=naam)
    return _("Wie codeerden zijn het overal eens.")


def overeenstemmingsregel(stand: Verschillenstand) -> str:
    """Agreement on one line; empty where it is not measured."""
    if stand.meting is None:
        return ""
    maat = stand.meting.dimensies
    delen = [
        _("eens over {gelijk} van {eenheden} plaatsen").format(gelijk=maat.gelijk, eenheden=maat.eenheden),
        _("alfa {getal} ({duiding})").format(getal=maatgetal(maat.alpha), duiding=duiding(maat.alpha)),
    ]
    if len(stand.meting.codeurs) == 2:
        delen.append(_("kappa {getal}").format(getal=maatgetal(maat.kappa)))
    return " · ".join([*delen, _("m: uitleg")])


def verschiltekst(stand: Verschillenstand, verschil: Verschil) -> str:
    """In what way the coders differ."""
    zonder = [naam for naam, gegeven in verschil.per_codeur if not any(c.bevestigd for c in gegeven)]
    if zonder:
        return _("Hier niet bevestigd door {wie}.").format(
            wie=opsomming([stand.naam(naam) for naam in zonder])
        )
    if verschil.eerste.soort == Coderingsoort.DIMENSIE:
        return _("Allen vonden dit hier, met een ander oordeel.")
    return _("Allen vonden dit hier, met andere gegevens.")


def codeblok(stand: Verschillenstand, verschil: Verschil, codeur: str) -> Content:
    """What one coder gave, with the keys that decide for it."""
    nummers = {codering.id: nr for nr, codering in enumerate(verschil.bevestigd, start=1)}
    citaten = {codering.anker.citaat for codering in verschil.alle}
    gegeven = next(codes for wie, codes in verschil.per_codeur if wie == codeur)
    regels = [Content.styled(maak_zichtbaar(stand.naam(codeur)), "bold")]
    if not gegeven:
        regels.append(Content.styled(_("gaf hier geen code"), "$text-muted"))
    for codering in gegeven:
        geldt = (
            verschil.besluit is not None and not verschil.open and verschil.besluit.codering == codering.id
        )
        regels += _code(codering, nummers.get(codering.id), geldt=geldt)
        if len(citaten) > 1:
            regels.append(Content(f"“{maak_zichtbaar(codering.anker.citaat)}”"))
        if codering.toelichting:
            regels.append(Content(maak_zichtbaar(codering.toelichting)))
    return Content("\n").join(regels)


def _code(codering: Codering, nummer: int | None, *, geldt: bool) -> list[Content]:
    """The key, the decision or judgement, the particulars, and what had been suggested."""
    kop: list[str | tuple[str, str]] = [(f" {nummer} ", "reverse bold $text-accent"), " "] if nummer else []
    if codering.bevestigd and codering.polariteit:
        teken, stijl = OORDEELTEKENS.get(codering.polariteit, ("·", "bold"))
        kop.append((f"{teken} {codering.polariteit}", stijl))
    else:
        kop.append((oordeelnaam(codering.oordeel), "bold"))
    if geldt:
        kop.append((_("  ✓ geldt"), "bold $text-success"))
    gegevens = ", ".join(f"{naam}: {waarde}" for naam, waarde in codering.gegevens if waarde)
    tijd = f"{lokale_tijd(codering.tijd):%d-%m-%Y %H:%M}" if codering.tijd else ""
    herkomst = " · ".join(filter(None, (_herkomst(codering), tijd)))
    return [
        Content.assemble(*kop),
        *([Content(maak_zichtbaar(gegevens))] if gegevens else []),
        Content.styled(herkomst, "$text-muted"),
    ]


def _herkomst(codering: Codering) -> str:
    """Whether it was suggested, and if it was changed what was."""
    if not codering.voorstel:
        return _("met de hand")
    if not codering.gewijzigd:
        return _("als voorgesteld")
    voorstel = str(codering.voorstel.get("polariteit") or codering.voorstel.get("code") or "")
    return _("voorgesteld: {voorstel}").format(voorstel=maak_zichtbaar(voorstel))


def passage(stand: Verschillenstand, verschil: Verschil) -> Content:
    """The text around the quotes, in which they are underlined."""
    plaats = stand.plaatsen[verschil.kenmerk]
    kop = Content.styled(maak_zichtbaar(plaats.tekst), "$text-muted")
    if not plaats.omgeving:
        citaat = f"“{maak_zichtbaar(verschil.eerste.anker.citaat)}”"
        return Content.assemble(kop, "\n", (_("De tekst is er niet meer. "), "$text-warning"), citaat)
    tekst = Content(maak_zichtbaar(plaats.omgeving))
    for codering in verschil.alle:
        begin, eind = codering.anker.begin - plaats.begin, codering.anker.eind - plaats.begin
        tekst = tekst.stylize("bold underline", max(0, begin), max(0, eind))
    return Content.assemble(kop, "\n", tekst)


def besluit(stand: Verschillenstand, verschil: Verschil) -> Content:
    """What was decided, by whom, when and why; or what can be done."""
    genomen = verschil.besluit
    if genomen is None:
        if stand.weigering:
            return Content.assemble(("? ", "bold $text-warning"), stand.weigering)
        return Content.assemble(
            ("? ", "bold $text-warning"), _("Welke code geldt? Het cijfer ervoor kiest, g is geen van alle.")
        )
    if genomen.strijdig:
        tekst = _("Op twee laptops is hierover verschillend besloten; er geldt nu niets. Besluit opnieuw.")
        return Content.assemble(("≠ ", "bold $text-error"), tekst)
    wat = "" if genomen.bevestigd else _("geen code geldt; ")
    return Content.assemble(
        ("✓ ", "bold $text-success"), wat, besluittekst(genomen, stand.naam(genomen.door))
    )


def norm(stand: Verschillenstand, verschil: Verschil) -> Content:
    """The norm of the dimension; nothing for what is no dimension."""
    dimensie = stand.dimensies.get(verschil.eerste.code)
    if dimensie is None or verschil.eerste.soort != Coderingsoort.DIMENSIE:
        return Content("")
    return Content.assemble(
        (_("norm "), "bold $text-accent"), " ".join(maak_zichtbaar(dimensie.norm).split())
    )
