"""The letter that asks a korps for improvement measures, in the house style (002): its text is data of the instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.brief import VELDEN, Briefsoort, is_tabelplaats, vul, vul_tekst
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.stuk import Kader, Kenmerken, Stuk, Tabel, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.brieven import schrijf_datum
from korpsmonitor_tui.services.maatregelvervolg import lees_nog_open
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.versiebestanden import Bestand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from korpsmonitor_tui.domain.brief import Brief, Briefsjabloon
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie


class Brieftijd(NamedTuple):
    """The day of a letter and the last day to answer it."""

    datum: date
    termijn: date


def niet_conform(weging: Korpsweging) -> tuple[Cel, ...]:
    """The dimensions that do not meet the norm, in the order of the instrument."""
    return tuple(cel for cel in weging.cellen if cel.gegeven and cel.gegeven.score.tekortkoming)


def schrijf_brief(
    sessie: Sessie, weging: Korpsweging, tijd: Brieftijd, kenmerk: str, *, concept: bool
) -> Bestand:
    """The letter to a korps of which the eindscore is set; ``concept``: marked as to be signed.

    Raises OnbruikbareInvoer with every mistake in the texts of the instrument, SjabloonFout if the house style cannot
    be used.
    """
    # Imported late: only who writes needs Word.
    from korpsmonitor_tui.word.stuk import schrijf_stuk

    stuk = _stel_op(sessie, weging, tijd, kenmerk, concept=concept)
    bestand = schrijf_stuk(stuk, sessie.instrumenten.sjabloon(sessie.editie.instrument))
    naam = _("verzoek-verbetermaatregelen")
    return Bestand(f"{naam}-{sessie.editie.id}-{weging.partij.code}.docx", bestand.inhoud, bestand.meldingen)


def _stel_op(sessie: Sessie, weging: Korpsweging, tijd: Brieftijd, kenmerk: str, *, concept: bool) -> Stuk:
    brieven = sessie.instrumenten.brieven(sessie.editie.instrument)
    sjabloon = brieven.sjabloon(Briefsoort.VERBETERMAATREGELEN)
    _eis_bekende_partijen(sessie, sjabloon)
    # What goes out calls people by their role.
    namen = lees_namen(sessie.store.lees(), weging.dossier)
    waarden = verberg(_waarden(sessie, weging, tijd.termijn), namen)
    brief = vul(sjabloon, waarden)
    aan = vul_tekst(sjabloon.geadresseerde(weging.partij.code), waarden)
    kenmerken = Kenmerken(
        _("Van wie aan wie de brief gaat, en waarover"),
        (
            (_("Aan"), aan),
            (_("Van"), sjabloon.afzender or brieven.afzender),
            (_("Datum"), schrijf_datum(tijd.datum)),
            *(((_("Ons kenmerk"), kenmerk.strip()),) if kenmerk.strip() else ()),
            (_("Betreft"), brief.onderwerp),
        ),
    )
    kader = (Kader(_("Concept ter ondertekening; nog niet verzonden.")),) if concept else ()
    return Stuk(
        titel=brief.onderwerp,
        ondertitel=sessie.instrument.naam,
        blokken=(
            *kader,
            kenmerken,
            *_tekst(sessie, weging, brief, namen, sjabloon.ondertekening or brieven.ondertekening),
        ),
        instrument=sessie.instrument.naam,
        kenmerk=weging.partij.naam,
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=tijd.datum,
    )


def _eis_bekende_partijen(sessie: Sessie, sjabloon: Briefsjabloon) -> None:
    codes = {partij.code for partij in sessie.instrument.partijen}
    for partij, _aan in sjabloon.aan_partij:
        if partij not in codes:
            raise OnbruikbareInvoer(
                _("brieven.toml noemt een geadresseerde voor “{partij}”, maar die partij is er niet.").format(
                    partij=partij
                )
            )


def _waarden(sessie: Sessie, weging: Korpsweging, termijn: date) -> dict[str, str]:
    """What the text can say of this korps; the table is put in its place afterwards."""
    eind = weging.eind.gegeven
    dimensies = niet_conform(weging)
    open_ = len(lees_nog_open(sessie, weging.dossier))
    return dict.fromkeys(VELDEN, "") | {
        "partij": weging.partij.naam,
        "instrument": sessie.instrument.naam,
        "editie": sessie.editie.naam,
        "termijn": schrijf_datum(termijn),
        "eindscore": _("“{oordeel}” ({kleur})").format(
            oordeel=eind.score.vorm.in_woorden, kleur=eind.score.vorm.naam
        )
        if eind
        else "",
        "eindmotivatie": eind.motivatie.strip() if eind else "",
        "aantal_dimensies": ngettext("{aantal} dimensie", "{aantal} dimensies", len(dimensies)).format(
            aantal=len(dimensies)
        )
        if dimensies
        else "",
        "dimensietabel": "{dimensietabel}" if dimensies else "",
        "open_maatregelen": ngettext("{aantal} maatregel", "{aantal} maatregelen", open_).format(aantal=open_)
        if open_
        else "",
    }


def _tekst(
    sessie: Sessie, weging: Korpsweging, brief: Brief, namen: Mapping[str, str], ondertekening: str
) -> tuple[Blok, ...]:
    tabel = _dimensietabel(sessie, weging, namen)
    alineas = (tabel if is_tabelplaats(alinea) else Tekst(alinea) for alinea in brief.alineas)
    return (Tekst(brief.aanhef), *alineas, Tekst(brief.slot), Tekst(ondertekening))


def _dimensietabel(sessie: Sessie, weging: Korpsweging, namen: Mapping[str, str]) -> Tabel:
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    rijen = tuple(
        (
            f"{velden.get(cel.dimensie.aandachtsveld, '')}: {cel.dimensie.naam}",
            cel.gegeven.score,
            verberg(cel.gegeven.motivatie.strip(), namen),
        )
        for cel in niet_conform(weging)
        if cel.gegeven is not None
    )
    return Tabel(
        _("De dimensies die niet aan de norm voldoen, met hun score en de motivatie"),
        ((_("Dimensie"), 29), (_("Score"), 23), (_("Motivatie van de weegploeg"), 48)),
        rijen,
    )
