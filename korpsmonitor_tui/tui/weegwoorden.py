"""What the screens about the weging say of a score: the judgement, why, what it rests on, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.gegeven_score import Bewijssoort, zonder_oordeel
from korpsmonitor_tui.domain.schaal import NVT, Schaal, Score, kleurnaam
from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.weegregels import Ongescoord
from korpsmonitor_tui.domain.weguitleg import Opgegeven, Uitlegger, scorereeks, scorewoord
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.tui.kleuren import BOTSING, NIET_GESCOORD, balktekst, merk_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.gegeven_score import Bewijs, Eindoordeel, GegevenScore
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.weegregels import Regel
    from korpsmonitor_tui.services.bewijsstand import Bewijsstand
    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.korpsweging import Cel, Eindcel, Korpsweging, Partnercel, Vastlegging
    from korpsmonitor_tui.services.sessie import Sessie

Merk = tuple[str, str]
"""A letter with its style."""

WIJKT_AF: Final = "≠"
VEROUDERD: Final = "↺"
ANDERS: Final = "*"
"""What a score rests on is no longer as it was; of a partner: the weegploeg put something beside it."""


@dataclass(frozen=True, slots=True)
class Weegnamen:
    """What ids are called."""

    mensen: Mapping[str, str]
    """Of medewerkers, by id."""
    sessies: Mapping[str, str]
    """Of weegsessies, by id."""

    def reeks(self, ids: Iterable[str]) -> str:
        """Names one after another."""
        return opsomming([maak_zichtbaar(self.mensen.get(id_, "?")) for id_ in ids])


def lees_weegnamen(sessie: Sessie) -> Weegnamen:
    """Everybody and every weegsessie."""
    db = sessie.store.lees()
    return Weegnamen(medewerkers.namen(db), {ws.id: ws.naam for ws in weegsessies.lees(sessie)})


def scoremerk(score: Score | None) -> Merk:
    """The letter of a score; a dot for none yet."""
    return merk_van(score) if score else NIET_GESCOORD


def kleurmerk(cel: Partnercel) -> Merk:
    """The letter of a colour as a korps gave it; a question mark for what is no colour."""
    if cel.kleur is not None:
        return merk_van(cel.kleur)
    return ("?", "bold $text-warning") if cel.overgenomen and cel.overgenomen.kleur.strip() else NIET_GESCOORD


def celmerk(cel: Cel) -> Merk:
    """Of a dimension, a conflict included."""
    return BOTSING if cel.botsing else scoremerk(cel.score)


def bewijsteken(cel: Cel) -> str:
    """A sign if something that the score rests on is no longer as it was."""
    return "" if all(stuk.geldt for stuk in cel.bewijs) else ANDERS


def partnermerk(cel: Partnercel) -> tuple[Merk, str]:
    """Of a partner column: always what the korps itself said, and a sign if the weegploeg put something beside it."""
    if cel.botsing:
        return BOTSING, ""
    return kleurmerk(cel), ANDERS if cel.wijziging else ""


def eindmerk(korps: Korpsweging) -> tuple[Merk, str]:
    """Of the eindscore, and signs for what somebody must know of it at once."""
    eind = korps.eind
    if eind.botsing:
        return BOTSING, ""
    if eind.gegeven is None:
        return NIET_GESCOORD, ""
    teken = VEROUDERD if korps.verouderd else WIJKT_AF if eind.gegeven.wijkt_af else ""
    return scoremerk(eind.gegeven.score), teken


def scorenaam(score: Score) -> str:
    """The score with what it means."""
    return kleurnaam(score)


def met_merk(score: Score) -> Content:
    """Letter and words."""
    letter, stijl = merk_van(score)
    return Content.assemble((f" {letter} ", stijl), " ", (scorenaam(score), "bold"))


def celtekst(cel: Cel, namen: Weegnamen) -> Content:
    """One dimension in full."""
    regels: list[Content] = []
    if cel.botsing:
        regels.append(_kop_botsing(len(cel.botsing)))
        for nr, gegeven in enumerate(cel.botsing, start=1):
            regels += [Content.assemble(f"{nr}. ", met_merk(gegeven.score)), *_onderbouwing(gegeven, namen)]
    elif cel.gegeven is None:
        regels.append(Content.styled(_("· nog niet gescoord"), "$text-muted"))
    else:
        regels += [
            met_merk(cel.gegeven.score),
            *_onderbouwing(cel.gegeven, namen, cel.vastgelegd, cel.bewijs),
        ]
    regels.append(eerdertekst(cel.eerder))
    return Content("\n").join(regels)


def partnertekst(cel: Partnercel, namen: Weegnamen) -> Content:
    """What the korps thinks of a partner, and below it what the weegploeg put beside that."""
    regels: list[Content] = []
    if cel.botsing:
        regels.append(Content.styled(_("! Op twee laptops verschillend vastgelegd; kies eerst."), "bold $text-warning"))  # fmt: skip
    over = cel.overgenomen
    if over is None and not cel.botsing:
        regels.append(Content.styled(_("· nog niet overgenomen van het korps"), "$text-muted"))
    if over is not None:
        letter, stijl = kleurmerk(cel)
        woord = kleurnaam(cel.kleur) if cel.kleur else over.kleur.strip() or _("geen kleur gegeven")
        regels.append(
            Content.assemble(
                (_("korps "), "bold $text-accent"), (f" {letter} ", stijl), f" {maak_zichtbaar(woord)}"
            )
        )
        if over.toelichting.strip():
            regels.append(Content(maak_zichtbaar(over.toelichting.strip())))
        regels.append(
            Content.styled(_("overgenomen uit: {herkomst}").format(herkomst=over.herkomst), "$text-muted")
        )
    if cel.wijziging is not None:
        regels.append(Content.assemble((_("weegploeg "), "bold $text-accent"), met_merk(cel.wijziging.score)))
        regels += _onderbouwing(cel.wijziging, namen)
    regels.append(eerdertekst(cel.eerder))
    return Content("\n").join(regels)


def eindtekst(korps: Korpsweging, instrument: Instrument, namen: Weegnamen) -> Content:
    """The eindscore, what the rules allow, and each rule that says so."""
    regels = list(_eindoordeel(korps, korps.eind, namen))
    regels += [eerdertekst(korps.eind.eerder), toegestaan(korps)]
    return Content("\n").join([*regels, redenen(korps, instrument)])


def toegestaan(korps: Korpsweging) -> Content:
    """What the rules leave of the eindscore."""
    open_ = sum(cel.gegeven is None for cel in korps.cellen)
    wacht = ngettext(
        " ({aantal} dimensie nog niet gescoord)", " ({aantal} dimensies nog niet gescoord)", open_
    ).format(aantal=open_)
    return Content.assemble(
        (_("regels laten toe "), "bold $text-accent"),
        scorereeks(korps.weging.toegestaan),
        (wacht if open_ else "", "$text-muted"),
    )


def redenen(korps: Korpsweging, instrument: Instrument, dimensie: str = "") -> Content:
    """Why, a rule a paragraph, with where the source says it; with ``dimensie`` only the rules that it sets off."""
    waarom = {cel.dimensie.code: cel.gegeven.motivatie for cel in korps.cellen if cel.gegeven and zonder_oordeel(cel.gegeven.score)}  # fmt: skip
    leg_uit = Uitlegger(instrument, korps.weging, Opgegeven({}, waarom))
    eigen = [
        r for r in korps.weging.redenen if not dimensie or dimensie == r.dimensie or dimensie in r.andere
    ]
    # A dimension that is not scored says each time the same; together they say it once.
    open_ = [] if dimensie else [reden for reden in eigen if isinstance(reden.regel, Ongescoord)]
    stukken = [_reden(leg_uit(reden), reden.regel) for reden in eigen if reden not in open_]
    if open_:
        namen = ", ".join(
            cel.dimensie.naam for cel in korps.cellen if cel.dimensie.code in {r.dimensie for r in open_}
        )
        tekst = _("Nog niet gescoord: {namen}. {uitleg}").format(namen=namen, uitleg=open_[0].regel.tekst)
        stukken.append(_reden(tekst, open_[0].regel))
    return Content("\n").join(stukken)


def _reden(tekst: str, regel: Regel) -> Content:
    return Content.assemble(f"▪ {maak_zichtbaar(tekst)} ", (f"({regel.bron})", "$text-muted"))


def zekere_redenen(korps: Korpsweging) -> list[str]:
    """What the source says of each rule that fires whatever is still open, each once."""
    return list(
        dict.fromkeys(
            f"▪ {maak_zichtbaar(reden.regel.tekst)} ({reden.regel.bron})"
            for reden in korps.weging.redenen
            if reden.zeker and not reden.mogelijk
        )
    )


def eerdertekst(balk: Balk | None) -> Content:
    """The colours of earlier editions."""
    eerder = balktekst(balk) if balk else Content.styled(_("geen score bekend"), "$text-muted")
    return Content.assemble((_("eerder "), "bold $text-accent"), eerder)


def _kop_botsing(aantal: int) -> Content:
    return Content.styled(
        _("! {aantal} verschillende scores, van verschillende laptops; kies welke blijft.").format(
            aantal=aantal
        ),
        "bold $text-warning",
    )


def _eindoordeel(korps: Korpsweging, eind: Eindcel, namen: Weegnamen) -> Iterator[Content]:
    if eind.botsing:
        yield _kop_botsing(len(eind.botsing))
        for nr, oordeel in enumerate(eind.botsing, start=1):
            yield Content.assemble(f"{nr}. ", met_merk(oordeel.score))
            if oordeel.motivatie:
                yield Content(maak_zichtbaar(oordeel.motivatie))
        return
    if eind.gegeven is None:
        yield Content.styled(_("· nog geen eindscore"), "$text-muted")
        return
    yield met_merk(eind.gegeven.score)
    if korps.verouderd:
        yield Content.styled(
            _("↺ Sindsdien zijn scores gewijzigd; de eindscore is nog die van toen."), "bold $text-warning"
        )
    if eind.gegeven.wijkt_af:
        yield Content.styled(_wijkt_af(eind.gegeven), "bold $text-warning")
    if eind.gegeven.motivatie:
        yield Content(maak_zichtbaar(eind.gegeven.motivatie))
    if eind.gegeven.open_reden:
        waarom = maak_zichtbaar(eind.gegeven.open_reden)
        yield Content.assemble((_("open gebleven "), "bold $text-accent"), waarom)
    delen = [_("regels {versie}").format(versie=eind.gegeven.regels)]
    delen += _herkomst(eind.gegeven.sessie, eind.gegeven.onthouden, (), namen, eind.vastgelegd)
    yield Content.styled(" · ".join(delen), "$text-muted")


def _wijkt_af(oordeel: Eindoordeel) -> str:
    return _("≠ Wijkt af: de regels lieten {toegestaan} toe.").format(
        toegestaan=scorereeks(oordeel.toegestaan)
    )


def _onderbouwing(
    gegeven: GegevenScore,
    namen: Weegnamen,
    vastgelegd: Vastlegging | None = None,
    standen: Sequence[Bewijsstand] = (),
) -> Iterator[Content]:
    """Motivation, evidence with what became of it (``standen``), and how it came about."""
    lot = {stand.bewijs: stand for stand in standen}
    opschrift = _("reden dat er geen oordeel is ") if zonder_oordeel(gegeven.score) else _("motivatie ")
    yield Content.assemble((opschrift, "bold $text-accent"), maak_zichtbaar(gegeven.motivatie))
    for stuk in gegeven.bewijs:
        yield Content.assemble((f"{soortwoord(stuk.soort)} ", "bold $text-accent"), bewijstekst(stuk, namen))
        if stuk in lot and not lot[stuk].geldt:
            yield Content.styled(f"{ANDERS} {maak_zichtbaar(lot[stuk].uitleg)}", "bold $text-warning")
    herkomst = _herkomst(gegeven.sessie, gegeven.onthouden, gegeven.blind, namen, vastgelegd)
    if herkomst:
        yield Content.styled(" · ".join(herkomst), "$text-muted")


def _herkomst(
    sessie: str,
    onthouden: tuple[str, ...],
    blind: tuple[str, ...],
    namen: Weegnamen,
    vastgelegd: Vastlegging | None,
) -> list[str]:
    delen = []
    if waar := namen.sessies.get(sessie, ""):
        delen.append(maak_zichtbaar(waar))
    if onthouden:
        delen.append(_("onthouden: {namen}").format(namen=namen.reeks(onthouden)))
    if blind:
        delen.append(_("eerst blind gescoord door {namen}").format(namen=namen.reeks(blind)))
    if vastgelegd is not None:
        delen.append(
            _("door {wie}, {tijd}").format(
                wie=namen.reeks([vastgelegd.wie]), tijd=f"{lokale_tijd(vastgelegd.tijd):%d-%m-%Y %H:%M}"
            )
        )
    return delen


def soortwoord(soort: Bewijssoort) -> str:
    """What kind of evidence it is."""
    return {
        Bewijssoort.VERSLAG: _("verslag"),
        Bewijssoort.ANTWOORD: _("antwoord"),
        Bewijssoort.BRON: _("bron"),
        Bewijssoort.MONDELING: _("mondeling"),
    }[soort]


def bewijstekst(stuk: Bewijs, namen: Weegnamen) -> str:
    """The words of a piece of evidence, and who said them where somebody did."""
    tekst = f"“{maak_zichtbaar(stuk.tekst)}”"
    if stuk.soort == Bewijssoort.MONDELING:
        return _("{tekst} ({wie})").format(tekst=tekst, wie=namen.reeks([stuk.verwijzing]))
    return _("{tekst} (versie {versie})").format(tekst=tekst, versie=stuk.versie) if stuk.versie else tekst


def legenda(schaal: Schaal, *, partners: bool) -> Content:
    """What the letters and signs mean: for three judgements in one line of 80 columns."""
    delen: list[str | tuple[str, str]] = []
    for score in schaal.scores:
        if not (partners and score == NVT):
            delen += [merk_van(score), f" {scorewoord(score)} "]
    delen += [NIET_GESCOORD, _(" niet overgenomen ") if partners else _(" open "), BOTSING, _(" kies ")]
    delen.append(_("* wijziging ernaast") if partners else _("* bewijs ≠ regels ↺ oud"))
    return Content.assemble(*delen)
