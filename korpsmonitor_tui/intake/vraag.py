"""Reads one question of a questionnaire, and checks what questions say of one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import (
    CELSOORTEN,
    CIJFERSOORTEN,
    GUNSTIG,
    PRAKTIJK,
    ROOSTER,
    TOELICHTING,
    VRAAGSOORTEN,
    Keuze,
    Voorwaarde,
    Vraag,
)
from korpsmonitor_tui.intake.tabel import is_code

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.intake.tabel import Tabel

_JAREN: Final = range(1990, 2101)
_MET_KEUZES: Final = ("keuze", "meerkeuze")
_GETALEISEN: Final = ("minimum", "maximum", "geheel", "hoogstens", "som_van", "gunstig")
"""Keys that only mean something for a figure."""


@dataclass(frozen=True, slots=True)
class Kennis:
    """What a question can refer to outside its file; None: could not be read, so cannot be checked."""

    dimensies: Collection[str] | None
    partijen: Collection[str] | None
    """Codes and kinds of parties."""
    schaal: Schaal
    """What a question for a colour can be answered with."""
    alleen_voor: tuple[str, ...] = ()
    """Who is asked a question that does not say so itself; empty means all."""


def lees_vraag(tabel: Tabel, gezien: dict[str, str], kennis: Kennis) -> Vraag:
    """One question; what is wrong with it by itself is noted."""
    vraag = Vraag(
        id=tabel.code("id"),
        tekst=tabel.tekst("tekst"),
        soort=tabel.tekst("soort"),
        toelichting=tabel.tekst("toelichting", verplicht=False),
        dimensies=tabel.teksten("dimensies"),
        verplicht=tabel.ja("verplicht"),
        keuzes=_lees_keuzes(tabel, "keuzes"),
        jaren=tabel.gehelen("jaren"),
        eenheid=tabel.tekst("eenheid", verplicht=False),
        bron=tabel.tekst("bron"),
        rijen=_lees_keuzes(tabel, "rijen"),
        cel=tabel.tekst("cel", verplicht=False),
        voorwaarden=tuple(_lees_voorwaarde(deel) for deel in tabel.delen("voorwaarden", _("voorwaarde"))),
        alleen_voor=tabel.teksten("alleen_voor") or kennis.alleen_voor,
        niet_voor=tabel.teksten("niet_voor"),
        minimum=tabel.geheel("minimum", verplicht=False),
        maximum=tabel.geheel("maximum", verplicht=False),
        geheel=tabel.ja("geheel"),
        hoogstens=tabel.tekst("hoogstens", verplicht=False),
        som_van=tabel.teksten("som_van"),
        gunstig=tabel.tekst("gunstig", verplicht=False),
        praktijk=tabel.tekst("praktijk", verplicht=False),
        schaal=kennis.schaal,
    )
    tabel.eenmalig("id", vraag.id, gezien)
    for code in vraag.dimensies:
        tabel.verwijzing("dimensies", code, kennis.dimensies)
    for sleutel, codes in (("alleen_voor", vraag.alleen_voor), ("niet_voor", vraag.niet_voor)):
        for code in codes:
            tabel.verwijzing(sleutel, code, kennis.partijen)
    if vraag.alleen_voor and set(vraag.alleen_voor).issubset(vraag.niet_voor):
        tabel.meld(
            _("door alleen_voor en niet_voor wordt de vraag aan niemand gesteld."),
            _("Haal één van beide weg."),
        )
    if tabel.verwijzing("soort", vraag.soort, VRAAGSOORTEN) and vraag.soort:
        _controleer_rooster(tabel, vraag)
        _controleer_keuzes(tabel, vraag)
        _controleer_getaleisen(tabel, vraag)
    _controleer_jaren(tabel, vraag)
    _controleer_praktijk(tabel, vraag)
    tabel.sluit()
    return vraag


def _lees_keuzes(tabel: Tabel, sleutel: str) -> tuple[Keuze, ...]:
    keuzes = tuple(Keuze(code, tekst) for code, tekst in tabel.paren(sleutel))
    codes = [keuze.code for keuze in keuzes]
    naam = _("rij") if sleutel == "rijen" else _("keuze")
    if len(set(codes)) < len(codes):
        tabel.meld(
            _("in {sleutel} hebben er twee dezelfde code.").format(sleutel=sleutel),
            _("Geef elke {naam} een eigen code.").format(naam=naam),
        )
    if any(not keuze.code or not keuze.tekst for keuze in keuzes):
        tabel.meld(_("een {naam} heeft een lege code of tekst.").format(naam=naam), _("Vul beide in."))
    if any((code and not is_code(code)) or (sleutel == "rijen" and _botst(code)) for code in codes):
        tabel.meld(
            _("een {naam} heeft een onbruikbare code.").format(naam=naam),
            _(
                "Gebruik kleine letters, cijfers, liggend streepje, koppelteken en punt; de code van een rij is geen"
                " getal en geen veldnaam."
            ),
        )
    return keuzes


def _botst(code: str) -> bool:
    """Whether a row's code could be read as a year or as the name of a text in a printed place."""
    return code.isdigit() or code == TOELICHTING


def _lees_voorwaarde(deel: Tabel) -> Voorwaarde:
    jaar = deel.geheel("jaar", verplicht=False)
    voorwaarde = Voorwaarde(
        vraag=deel.tekst("vraag"),
        rij=deel.tekst("rij", verplicht=False),
        jaar="" if jaar is None else str(jaar),
        is_een_van=deel.teksten("is"),
        is_geen_van=deel.teksten("is_niet"),
        meer_dan=deel.geheel("meer_dan", verplicht=False),
    )
    eisen = (bool(voorwaarde.is_een_van), bool(voorwaarde.is_geen_van), voorwaarde.meer_dan is not None)
    if sum(eisen) != 1:
        deel.meld(
            _("een voorwaarde stelt precies één eis."),
            _("Geef één van: is = [..], is_niet = [..] of meer_dan = getal."),
        )
    deel.sluit()
    return voorwaarde


def _controleer_rooster(tabel: Tabel, vraag: Vraag) -> None:
    if vraag.soort == ROOSTER:
        if not vraag.rijen:
            tabel.meld(_("een rooster heeft ten minste één rij nodig."), _("Vul de lijst rijen in."))
        if not vraag.cel:
            tabel.meld(_("een rooster moet zeggen wat elke rij vraagt."), _('Vul cel in, zoals "keuze".'))
        tabel.verwijzing("cel", vraag.cel, CELSOORTEN)
    elif vraag.rijen or vraag.cel:
        tabel.meld(
            _('een vraag van soort "{soort}" heeft geen rijen en geen cel.').format(soort=vraag.soort),
            _('Haal ze weg, of maak de soort "rooster".'),
        )


def _controleer_keuzes(tabel: Tabel, vraag: Vraag) -> None:
    if vraag.vraagt in _MET_KEUZES and len(vraag.keuzes) < 2:
        tabel.meld(_("een keuzevraag heeft ten minste twee keuzes nodig."), _("Vul de lijst keuzes aan."))
    elif vraag.keuzes and vraag.vraagt in CELSOORTEN and vraag.vraagt not in _MET_KEUZES:
        tabel.meld(
            _('een vraag van soort "{soort}" heeft geen keuzes.').format(soort=vraag.vraagt),
            _('Haal keuzes weg, of maak de soort "keuze" of "meerkeuze".'),
        )


def _controleer_getaleisen(tabel: Tabel, vraag: Vraag) -> None:
    gesteld = [sleutel for sleutel in _GETALEISEN if sleutel in tabel]
    if (
        gesteld
        and vraag.vraagt in CELSOORTEN
        and vraag.vraagt not in CIJFERSOORTEN
        and gesteld != ["gunstig"]
    ):
        tabel.meld(
            _('{sleutel} hoort niet bij een vraag van soort "{soort}".').format(
                sleutel=", ".join(gesteld), soort=vraag.vraagt
            ),
            _('Haal het weg, of maak de soort "aantal" of "percentage".'),
        )
    tabel.verwijzing("gunstig", vraag.gunstig, GUNSTIG)
    if vraag.minimum is not None and vraag.maximum is not None and vraag.minimum > vraag.maximum:
        tabel.meld(_("het minimum is hoger dan het maximum."), _("Verbeter één van beide."))


def _controleer_jaren(tabel: Tabel, vraag: Vraag) -> None:
    if vraag.jaren and vraag.vraagt == "open":
        tabel.meld(_("een open vraag heeft geen jaren."), _("Haal jaren weg, of kies een andere soort."))
    if list(vraag.jaren) != sorted(set(vraag.jaren)):
        tabel.meld(
            _("de jaren staan dubbel of niet op volgorde."), _("Zet elk jaar één keer, van vroeg naar laat.")
        )
    if any(jaar not in _JAREN for jaar in vraag.jaren):
        tabel.meld(_("een jaar ligt niet tussen 1990 en 2100."), _("Verbeter het jaar."))


def _controleer_praktijk(tabel: Tabel, vraag: Vraag) -> None:
    if tabel.verwijzing("praktijk", vraag.praktijk, PRAKTIJK) and vraag.praktijk and vraag.soort != "open":
        tabel.meld(
            _("alleen het antwoord op een open vraag kan een best practice of knelpunt zijn."),
            _('Haal praktijk weg, of maak de soort "open".'),
        )


def controleer_verwijzingen(gelezen: Sequence[tuple[Tabel, Vraag]], peiljaar: int | None) -> None:
    """Note references between questions that lead nowhere, to the wrong kind of question, or in a circle."""
    vragen = {vraag.id: vraag for _tabel, vraag in gelezen if vraag.id}
    for tabel, vraag in gelezen:
        for nummer, voorwaarde in enumerate(vraag.voorwaarden, 1):
            if tabel.verwijzing(f"voorwaarde {nummer}", voorwaarde.vraag, vragen) and voorwaarde.vraag:
                _controleer_voorwaarde(tabel, voorwaarde, vragen[voorwaarde.vraag])
        for sleutel, codes in (("hoogstens", [vraag.hoogstens]), ("som_van", vraag.som_van)):
            for code in filter(None, codes):
                if tabel.verwijzing(sleutel, code, vragen):
                    _controleer_vergelijking(tabel, sleutel, vraag, vragen[code])
        if not vraag.jaren and vraag.vraagt in CIJFERSOORTEN and peiljaar is None:
            tabel.meld(
                _("dit cijfer noemt geen jaar en de vragenlijst heeft geen peiljaar."),
                _("Geef jaren, of peiljaar onder [vragenlijst]."),
            )
    _meld_kringen(gelezen, vragen)


def _controleer_voorwaarde(tabel: Tabel, voorwaarde: Voorwaarde, eerder: Vraag) -> None:
    if voorwaarde.vak not in eerder.vakken:
        tabel.meld(
            _("de voorwaarde wijst naar {vak}, en die plaats heeft die vraag niet.").format(
                vak=voorwaarde.vak
            ),
            _("Noem de rij en het jaar zoals die vraag ze heeft."),
        )
    geeist = (*voorwaarde.is_een_van, *voorwaarde.is_geen_van)
    if (
        geeist
        and not eerder.antwoordcodes
        and eerder.vraagt in CELSOORTEN
        and eerder.vraagt not in _MET_KEUZES
    ):
        tabel.meld(
            _('"{vraag}" heeft geen vaste antwoorden, dus is en is_niet kunnen niet.').format(
                vraag=eerder.id
            ),
            _("Gebruik bij een cijfer meer_dan, of noem een vraag met keuzes."),
        )
    elif eerder.antwoordcodes:
        for code in geeist:
            tabel.verwijzing("voorwaarde", code, eerder.antwoordcodes)
    if voorwaarde.meer_dan is not None and eerder.vraagt not in CIJFERSOORTEN:
        tabel.meld(
            _('"{vraag}" vraagt geen cijfer, dus meer_dan kan niet.').format(vraag=eerder.id),
            _("Gebruik is of is_niet."),
        )


def _controleer_vergelijking(tabel: Tabel, sleutel: str, vraag: Vraag, ander: Vraag) -> None:
    zelfde_vorm = ander.vraagt in CIJFERSOORTEN and ander.id != vraag.id and ander.rijen == vraag.rijen
    gemeen = set(vraag.jaren).intersection(ander.jaren) if vraag.jaren or ander.jaren else {None}
    if not zelfde_vorm or not gemeen:
        tabel.meld(
            _('{sleutel} noemt "{vraag}", en daarmee valt niet te vergelijken.').format(
                sleutel=sleutel, vraag=ander.id
            ),
            _("Noem een andere cijfervraag met dezelfde rijen en een gemeenschappelijk jaar."),
        )


def _meld_kringen(gelezen: Sequence[tuple[Tabel, Vraag]], vragen: Mapping[str, Vraag]) -> None:
    gemeld: set[str] = set()
    for tabel, vraag in gelezen:
        kring = _kring(vraag.id, vragen)
        if kring and vraag.id not in gemeld:
            gemeld.update(kring)
            tabel.meld(
                _("de voorwaarden verwijzen in een kring: {kring}.").format(
                    kring=" → ".join((*kring, vraag.id))
                ),
                _("Haal één van deze voorwaarden weg."),
            )


def _kring(begin: str, vragen: Mapping[str, Vraag]) -> tuple[str, ...]:
    """The questions along conditions from ``begin`` back to itself; empty if there is no way back."""
    te_doen: list[tuple[str, ...]] = [(begin,)]
    gezien: set[str] = set()
    while te_doen:
        pad = te_doen.pop()
        for voorwaarde in vragen[pad[-1]].voorwaarden if pad[-1] in vragen else ():
            if voorwaarde.vraag == begin:
                return pad
            if voorwaarde.vraag not in gezien:
                gezien.add(voorwaarde.vraag)
                te_doen.append((*pad, voorwaarde.vraag))
    return ()
