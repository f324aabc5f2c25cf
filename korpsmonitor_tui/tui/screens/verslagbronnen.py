"""What one passage rests on: its notes, what was said, and the codes, each with the way to where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.codering import soortnaam
from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.verslaglijst import Regel, VerslaglijstScreen, kopregel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.codering import Bevinding
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagbronnen import (
        Beurtbron,
        Codebron,
        Notitiebron,
        Passagebronnen,
        Verslagbronnen,
    )

_BREED = 160


class VerslagbronnenScreen(VerslaglijstScreen):
    """Read only; Enter goes to the source."""

    TITEL = _("Bronnen van een passage")
    UITLEG = _(
        "Waar deze passage vandaan komt: de notities waaruit zij is gemaakt, wat er in het transcript is gezegd, en de codes "
        "daarin met wie ze bevestigde. Wat alleen op hetzelfde moment is gezegd, kan over iets anders gaan. Enter gaat naar de bron."
    )
    LEEG = _(
        "Deze passage is met de hand geschreven: zij heeft geen notitie en geen plaats in een transcript.\n\n"
        "Staat wat zij vertelt in een transcript, kies dan bij Bevindingen (i in het tabblad Verslag) “hoort bij deze passage”."
    )

    def __init__(self, sessie: Sessie, dossier: str, passage: str, nummer: int) -> None:
        """``nummer`` is the number that the draft shows."""
        super().__init__(sessie, dossier)
        self._passage = passage
        self._nummer = nummer

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_verslagbronnen(self.sessie, self.dossier), self._toon)

    def _toon(self, gelezen: Verslagbronnen) -> None:
        deel = gelezen.per_passage.get(self._passage)
        if deel is None:
            self.notify(_("Deze passage is er niet meer."))
            self.dismiss()
            return
        kop: list[str | tuple[str, str]] = [
            f"{self._nummer}  ",
            (kort(deel.passage.tekst, 2 * _BREED), "not bold $foreground"),
        ]
        if gelezen.voorlopig:
            kop.append(("\n" + _("Nog niet iedereen heeft zijn codering afgerond: u ziet alleen uw eigen codes."), "not bold $text-warning"))  # fmt: skip
        self.vul(Content.assemble(*kop), list(self._regels_van(deel, gelezen.namen)))

    def _regels_van(self, deel: Passagebronnen, namen: Mapping[str, str]) -> Iterator[Regel]:
        eigen = [bron for bron in deel.beurten if bron.plek]
        rond = [bron for bron in deel.beurten if not bron.plek]
        for titel, regels in (
            (_("Notities"), [self._notitie(bron) for bron in deel.notities]),
            (_("Gezegd"), [self._beurt(bron) for bron in eigen]),
            (_("Codes"), [self._code(code, namen) for code in deel.codes if not code.bij_moment]),
            (_("Gezegd rond dat moment"), [self._beurt(bron) for bron in rond]),
            (_("Codes in wat rond dat moment is gezegd"), [self._code(code, namen) for code in deel.codes if code.bij_moment]),
            (_("Verdwenen"), [self._verdwenen(bron) for bron in deel.verdwenen]),
        ):  # fmt: skip
            if regels:
                yield kopregel(titel)
                yield from regels

    def _naar(self, soort: str, entiteit: str) -> OpenDossier:
        return OpenDossier(self.dossier, soort=soort, entiteit=entiteit)

    def _notitie(self, bron: Notitiebron) -> Regel:
        notitie = bron.notitie
        wie = notitie.spreker or _("geen spreker")
        hoofdstuk = self.sessie.instrument.hoofdstuk(notitie.hoofdstuk)
        tags = "".join(f" [{tagnaam(tag)}]" for tag in notitie.tags)
        return Regel(
            _regel(toon_tijd(bron.verstreken), wie, notitie.tekst),
            f"n:{notitie.id}",
            Content.assemble(
                (f"{hoofdstuk.titel if hoofdstuk else notitie.hoofdstuk}{tags}\n", "$text-muted"),
                maak_zichtbaar(notitie.tekst),
            ),
            self._naar(Bronsoort.NOTITIE, notitie.id),
        )

    def _beurt(self, bron: Beurtbron) -> Regel:
        tekst = bron.beurt.tekst
        van, tot = (bron.plek.begin, bron.plek.eind) if bron.plek else (0, 0)
        tijden = " – ".join(filter(None, map(toon_tijd, (bron.beurt.begin_ms, bron.beurt.eind_ms))))
        waar = _("transcript {nummer}, beurt {beurt}").format(
            nummer=bron.transcript.nummer, beurt=bron.beurt.nummer
        )
        return Regel(
            _regel(toon_tijd(bron.beurt.begin_ms), bron.spreker, tekst[van:tot] or tekst),
            f"b:{bron.entiteit}:{van}",
            Content.assemble(
                (" · ".join(filter(None, (waar, tijden, bron.spreker))) + "\n", "$text-muted"),
                maak_zichtbaar(tekst[:van]),
                (maak_zichtbaar(tekst[van:tot]), "bold underline"),
                maak_zichtbaar(tekst[tot:]),
            ),
            self._naar(Bronsoort.BEURT, bron.entiteit),
        )

    def _code(self, code: Codebron, namen: Mapping[str, str]) -> Regel:
        codering = code.bevinding.codering
        eigen = codering.codeur == (self.sessie.medewerker.id if self.sessie.medewerker else "")
        naar = (
            self._naar("codering", codering.id)
            if eigen
            else self._naar(codering.anker.soort, codering.anker.entiteit)
        )
        return Regel(
            Content.assemble("  ", codetekst(self.sessie, code.bevinding)),
            f"c:{codering.id}:{int(code.bij_moment)}",
            codedetails(code.bevinding, namen),
            naar,
        )

    def _verdwenen(self, bron: str) -> Regel:
        return Regel(
            Content(f"  {bron}"),
            f"v:{bron}",
            Content(_("Deze bron is verwijderd of niet teruggevonden; de tekst van de passage bleef staan.")),
        )


def _regel(tijd: str, wie: str, tekst: str) -> Content:
    return Content.assemble(
        (f"  {tijd:>8} ", "$text-muted"), (f"{kort(wie, 20)}: ", "$text-accent"), kort(tekst, _BREED)
    )


def codetekst(sessie: Sessie, bevinding: Bevinding) -> Content:
    """A code on one line: what, judgement, quote."""
    codering = bevinding.codering
    naam = next((d.naam for d in sessie.instrument.dimensies if d.code == codering.code), codering.code)
    oordeel = f" · {codering.polariteit}" if codering.polariteit else ""
    return Content.assemble((f"{naam}{oordeel}", "bold"), f" “{kort(codering.anker.citaat, _BREED)}”")


def codedetails(bevinding: Bevinding, namen: Mapping[str, str]) -> Content:
    """A code in full: kind, particulars, quote and :func:`codeherkomst`."""
    codering = bevinding.codering
    gegevens = ", ".join(f"{naam} {waarde}" for naam, waarde in codering.gegevens if waarde)
    return Content.assemble(
        (
            f"{soortnaam(codering.soort)} {codering.code}" + (f" ({gegevens})" if gegevens else ""),
            "$text-muted",
        ),
        f"\n“{maak_zichtbaar(codering.anker.citaat)}”\n",
        codeherkomst(bevinding, namen),
    )


def codeherkomst(bevinding: Bevinding, namen: Mapping[str, str]) -> Content:
    """Who confirmed a code, whether a difference was decided for it, and whether its text changed since."""
    wie = ", ".join(namen.get(codeur, codeur) for codeur in bevinding.codeurs)
    regels: list[tuple[str, str]] = [(_("bevestigd door {wie}").format(wie=wie), "")]
    if bevinding.besluit is not None:
        besluit = _("geldt door een besluit van {wie}: {reden}").format(
            wie=namen.get(bevinding.besluit.door, bevinding.besluit.door), reden=bevinding.besluit.reden
        )
        regels.append((f"\n{maak_zichtbaar(besluit)}", ""))
    if bevinding.codering.te_bekijken:
        zin = _("De tekst is sinds het coderen gewijzigd; bekijk de code opnieuw.")
        regels.append((f"\n{zin}", "$text-warning"))
    return Content.assemble(*regels)
