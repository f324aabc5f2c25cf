"""Answers beside those of the previous edition: jumps, figures that went away, and remarkable improvements."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.betekenis import Ontbreekreden, notatie
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.reeks import laatste_voor, omvat
from korpsmonitor_tui.domain.signaal import (
    Signaal,
    Signaalsoort,
    bewijs_van,
    citaat,
    in_woorden,
    kop,
    maat_van,
    opsomming,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, WAARDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.reeks import Opgave
    from korpsmonitor_tui.domain.signaal import Onderzocht
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag

HOGER: Final = "hoger"
LAGER: Final = "lager"
_TREDEN: Final = {"nee": 0, "deels": 1, "ja": 2}
"""From worse to better, unless a question says that lower is better."""


class _Plaats(NamedTuple):
    """The places of one question and row, and what was stated for the last year of the previous edition."""

    onderzocht: Onderzocht
    hoofdstuk: str
    vraag: Vraag
    vakken: tuple[Vak, ...]
    vorige: tuple[Opgave, ...]

    @property
    def rij(self) -> str:
        return self.vakken[0].rij

    def signaal(self, soort: Signaalsoort, wat: str, vakken: list[Vak], uitleg: str) -> Signaal:
        """A finding about these of the places, beside the previous edition."""
        nu = [self.onderzocht.antwoorden[vak] for vak in vakken]
        tekst = _("{vraag} Opgegeven is {nu}; eerder {eerder}. {uitleg}").format(
            vraag=kop(self.vraag, self.rij),
            nu=opsomming([_nu(opgave, vak) for opgave, vak in zip(nu, vakken, strict=True)]),
            eerder=opsomming([in_woorden(opgave) for opgave in self.vorige]),
            uitleg=uitleg,
        )
        # Without the year: what is said of 2011 and of 2012 beside the same earlier figure is one thing to discuss.
        waar = "/".join(filter(None, (self.vraag.id, self.rij)))
        return Signaal(
            ":".join(filter(None, (soort, waar, wat))),
            soort,
            self.hoofdstuk,
            *vakken[-1],
            tekst,
            tuple(bewijs_van(opgave) for opgave in (*nu, *self.vorige)),
        )


def naast_eerder(onderzocht: Onderzocht, hoofdstuk: str, vraag: Vraag) -> Iterator[Signaal]:
    """Findings about one question, row by row; none where the previous edition states nothing."""
    eerder = onderzocht.eerder.get(vraag.id, ())
    if not eerder:
        return
    jaren = [jaar for vak in vraag.vakken if (jaar := onderzocht.vragenlijst.jaar_van(vak)) is not None]
    if not jaren:
        return
    for rij in dict.fromkeys(vak.rij for vak in vraag.vakken):
        vakken = tuple(vak for vak in vraag.vakken if vak.rij == rij)
        vorige = laatste_voor(eerder, min(jaren), rij)
        if not vorige:
            continue
        plaats = _Plaats(onderzocht, hoofdstuk, vraag, vakken, vorige)
        if vraag.vraagt in CIJFERSOORTEN:
            yield from _cijfers(plaats)
        else:
            yield from _treden(plaats)


def _cijfers(plaats: _Plaats) -> Iterator[Signaal]:
    vraag = plaats.vraag
    vroeger = omvat(maat_van(vraag, opgave.tekst) for opgave in plaats.vorige)
    if vroeger is None:
        return
    gevonden: dict[tuple[Signaalsoort, str], list[tuple[Vak, Bereik]]] = {}
    verdwenen = []
    for vak in plaats.vakken:
        nu = plaats.onderzocht.maat(vraag, vak)
        if nu is None:
            waarde = plaats.onderzocht.waarde(vak)
            if waarde and Cijfer(waarde).ontbreekt not in {None, Ontbreekreden.LEEG}:
                verdwenen.append(vak)
        elif (sprong := _sprong(plaats, vroeger, nu)) is not None:
            gevonden.setdefault(sprong, []).append((vak, nu))
    for (soort, richting), hits in gevonden.items():
        uitleg = _omvang(vraag, vroeger, [maat for _vak, maat in hits], richting)
        if soort is Signaalsoort.VERBETERD:
            uitleg += " " + _("Dat is een opvallende verbetering.")
        yield plaats.signaal(soort, richting, [vak for vak, _maat in hits], uitleg)
    # A figure for the last year is there to discuss; that an earlier one is missing was then often never asked.
    if verdwenen and verdwenen[-1] == plaats.vakken[-1]:
        uitleg = _("Er was een cijfer en nu niet meer.")
        yield plaats.signaal(Signaalsoort.VERDWENEN, "", verdwenen, uitleg)


def _sprong(plaats: _Plaats, vroeger: Bereik, nu: Bereik) -> tuple[Signaalsoort, str] | None:
    """Which finding it is if even the nearest ends lie far enough apart, and in which direction."""
    vraag, drempels = plaats.vraag, plaats.onderzocht.drempels
    richting = HOGER if nu.laag > vroeger.hoog else LAGER
    klein, groot = (vroeger.hoog, nu.laag) if richting == HOGER else (nu.hoog, vroeger.laag)
    if klein >= groot:
        return None
    procent = vraag.vraagt == "percentage"
    gunstig = vraag.gunstig == richting and drempels.vraag(vraag.id).verbetering
    if gunstig and drempels.sprong_verbeterd(vraag.id).is_gehaald(klein, groot, procent=procent):
        return Signaalsoort.VERBETERD, richting
    if drempels.sprong_onaannemelijk(vraag.id).is_gehaald(klein, groot, procent=procent):
        return Signaalsoort.ONAANNEMELIJK, richting
    return None


def _omvang(vraag: Vraag, vroeger: Bereik, nu: list[Bereik], richting: str) -> str:
    """By how much it certainly differs, at the least of several years."""
    paren = [(vroeger.hoog, maat.laag) if richting == HOGER else (maat.hoog, vroeger.laag) for maat in nu]
    if vraag.vraagt == "percentage":
        punten = notatie(min(groot - klein for klein, groot in paren))
        vorm = (
            _("Dat is {punten} procentpunt hoger.")
            if richting == HOGER
            else _("Dat is {punten} procentpunt lager.")
        )
        return vorm.format(punten=punten)
    if any(klein == 0 for klein, _groot in paren):
        return _("Eerder was het nul.") if richting == HOGER else _("Nu is het nul.")
    precies = min(groot / klein for klein, groot in paren)
    keer = precies.quantize(Decimal("0.1"), ROUND_DOWN).normalize()
    vorm = _("Dat is {keer} keer zo veel.") if richting == HOGER else _("Eerder was het {keer} keer zo veel.")
    rond = len(nu) == 1 and precies == keer and all(maat.laag == maat.hoog for maat in (vroeger, *nu))
    return vorm.format(keer=notatie(keer) if rond else _("ten minste {keer}").format(keer=notatie(keer)))


def _treden(plaats: _Plaats) -> Iterator[Signaal]:
    """Choices that have an order: better than everything that was stated in the previous edition."""
    vraag = plaats.vraag
    if not plaats.onderzocht.drempels.vraag(vraag.id).verbetering:
        return
    vroeger = [_trede(vraag, opgave.tekst) for opgave in plaats.vorige]
    beter = [
        vak
        for vak in plaats.vakken
        if plaats.onderzocht.waarde(vak)
        and (nu := _trede(vraag, plaats.onderzocht.waarde(vak))) is not None
        and all(toen is not None and toen < nu for toen in vroeger)
    ]
    if beter:
        uitleg = _("Dat is een opvallende verbetering.")
        yield plaats.signaal(Signaalsoort.VERBETERD, "", beter, uitleg)


def _trede(vraag: Vraag, tekst: str) -> int | None:
    """How good an answer is; None if it cannot be told, or does not say."""
    if vraag.vraagt == "kleur":
        kleur = vraag.schaal.score(waarde_van(vraag, WAARDE, tekst))
        # Only what became conform norm is remarkably better.
        return int(kleur.conform) if kleur is not None and kleur.is_oordeel else None
    if not {"ja", "nee"}.issubset(vraag.antwoordcodes) or vraag.vraagt == "meerkeuze":
        return None
    trede = _TREDEN.get(waarde_van(vraag, WAARDE, tekst))
    return -trede if trede is not None and vraag.gunstig == LAGER else trede


def _nu(opgave: Opgave, vak: Vak) -> str:
    return _("{antwoord} over {jaar}").format(antwoord=citaat(opgave.tekst), jaar=vak.jaar) if vak.jaar else (
        citaat(opgave.tekst)
    )  # fmt: skip
