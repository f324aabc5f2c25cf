"""What stands in a fill-in form: opening, instruction, and the questions chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.formulierkenmerk import kenmerkregel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vraagtekst import voorwaardetekst
from korpsmonitor_tui.word.formulierindeling import invulrijen, optieregels
from korpsmonitor_tui.word.kenmerken import TEKSTANKERS, Anker, Stijl
from korpsmonitor_tui.word.opmaak import LEEG, Cel, Kolom, voeg
from korpsmonitor_tui.word.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.formulier import Formulier
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.word.formulieropmaak import Formulieropmaak
    from korpsmonitor_tui.word.opmaak import Celwaarde, Xml


def blokken(formulier: Formulier, opmaak: Formulieropmaak) -> dict[Anker, Xml]:
    """The markup for every anchor of the house style's body; a form fills two of them."""
    return {
        **dict.fromkeys(TEKSTANKERS, LEEG),
        Anker.TITELBLOK: voeg(_opening(formulier, opmaak), _uitleg(formulier, opmaak)),
        Anker.HOOFDSTUKKEN: _hoofdstukken(formulier, opmaak),
    }


def kopteksten(formulier: Formulier) -> dict[Anker, str]:
    """The text for every anchor of headers and footers; an empty one takes its paragraph away."""
    kop = formulier.kop
    return {
        Anker.RUBRICERING: "",
        Anker.DEMONSTRATIE: kop.demonstratie,
        Anker.INSTRUMENT: kop.titel,
        Anker.KENMERK: _("{titel} – versie {versie}").format(titel=titel_van(formulier), versie=kop.versie),
    }


def titel_van(formulier: Formulier) -> str:
    """Title of the document, in the file's properties too."""
    return _("Vragenlijst {partij}").format(partij=formulier.kop.partijnaam)


def teksten_over_dit_formulier(formulier: Formulier) -> tuple[str, ...]:
    """What is printed because of whom the form is for, and when: it differs where the questions are the same."""
    return (
        *kopteksten(formulier).values(),
        titel_van(formulier),
        _ondertitel(formulier),
        *(tekst for regel in _gegevens(formulier) for tekst in regel),
        kenmerkregel(formulier.kop),
    )


def _ondertitel(formulier: Formulier) -> str:
    kop = formulier.kop
    return _("{instrument}, editie {editie}").format(instrument=kop.titel, editie=kop.editie)


def _gegevens(formulier: Formulier) -> Iterator[tuple[str, str]]:
    kop = formulier.kop
    aantal = len(formulier.vragenlijst.vragen)
    yield _("Voor"), kop.partijnaam
    yield _("Editie"), kop.editie
    yield _("Versie"), kop.versie
    yield _("Omvang"), ngettext("{aantal} vraag", "{aantal} vragen", aantal).format(aantal=aantal)
    if kop.termijn is not None:
        yield _("Terugsturen uiterlijk"), datumtekst(kop.termijn)


def _opening(formulier: Formulier, opmaak: Formulieropmaak) -> Xml:
    gegevens: list[tuple[str, Celwaarde]] = [*_gegevens(formulier)]
    gegevens.append((_("Kenmerk"), Cel(opmaak.code(kenmerkregel(formulier.kop)))))
    return voeg(
        opmaak.tekst(Stijl.TITEL, titel_van(formulier)),
        opmaak.tekst(Stijl.ONDERTITEL, _ondertitel(formulier)),
        opmaak.kenmerktabel(_("Gegevens van deze vragenlijst"), gegevens),
        opmaak.tekst(
            Stijl.KADER,
            _(
                "Wilt u deze vragenlijst ingevuld terugsturen als Word-bestand (.docx)? Wat u opgeeft, wordt letterlijk "
                "overgenomen: niets wordt afgerond, aangevuld of verbeterd. Een leeg vak telt nooit als nul."
            ),
        ),
        opmaak.tekst(Stijl.KOP2, _("Hoofdstukken")),
        opmaak.tabel(
            _("Hoofdstukken met het aantal vragen"),
            [Kolom(_("Hoofdstuk"), 78), Kolom(_("Vragen"), 22)],
            [
                (f"{hoofdstuk.nummer} {_op_een_regel(hoofdstuk.titel)}", str(len(hoofdstuk.vragen)))
                for hoofdstuk in formulier.vragenlijst.hoofdstukken
                if hoofdstuk.vragen
            ],
        ),
    )


def _uitleg(formulier: Formulier, opmaak: Formulieropmaak) -> Xml:
    return voeg(
        opmaak.hoofdstukkop(_("Zo vult u de vragenlijst in")),
        *(opmaak.regel(onderwerp, tekst) for onderwerp, tekst in _aanwijzingen(formulier)),
        opmaak.tekst(Stijl.KOP2, _("Cijfers")),
        opmaak.tekst(
            Stijl.TEKST,
            _(
                "Geef een cijfer zoals u het kunt verantwoorden. Een voorbehoud hoort in het vak “Toelichting”."
            ),
        ),
        opmaak.tabel(
            _("Hoe u cijfers opgeeft"),
            [Kolom(_("U typt"), 22), Kolom(_("Dat betekent"), 78)],
            _cijfervoorbeelden(),
        ),
    )


def _aanwijzingen(formulier: Formulier) -> Iterator[tuple[str, str]]:
    voorbeeld = next(iter(formulier.velden), "")
    yield (
        _("Vakken"),
        _(
            "Typ uw antwoord in het witte vak rechts van “Antwoord” of van het jaar. Een vak groeit mee met uw tekst. "
            "Wat in geen vak past, schrijft u in het vak “Toelichting” van dezelfde vraag."
        ),
    )
    yield (
        _("Keuzes"),
        _(
            "Bij een keuzevraag typt u het vetgedrukte woord in het vak. Mogen het er meer zijn, zet er dan een "
            "puntkomma tussen. Past geen van de mogelijkheden, schrijf dan in eigen woorden wat geldt."
        ),
    )
    yield (
        _("Overslaan"),
        _(
            "Staat er “Alleen als” bij een vraag en is dat bij u niet zo, dan slaat u de vraag over. Vragen met "
            "“(verplicht)” zijn nodig voor een volledige vragenlijst."
        ),
    )
    yield (
        _("Codes"),
        _(
            "Onder elk opschrift staat een kleine grijze code, zoals {code}. Daaraan wordt herkend bij welke vraag uw "
            "antwoord hoort. Laat de codes staan en verplaats of verwijder geen rijen."
        ).format(code=voorbeeld),
    )
    yield (
        _("Bestand"),
        _(
            "U kunt de vragenlijst invullen in Word of in LibreOffice. Bewaar haar als .docx, zonder wachtwoord; een "
            "pdf of een scan kan niet worden ingelezen."
        ),
    )


def _cijfervoorbeelden() -> list[tuple[str, str]]:
    return [
        (_("12 of 1.869"), _("een aantal; een punt scheidt duizendtallen, een komma decimalen (3,5)")),
        (_("0"), _("geteld, en het waren er geen")),
        (_("15-20"), _("een bereik: ten minste 15 en ten hoogste 20")),
        (_("45 (60 best waarschijnlijk)"), _("een cijfer met een opmerking erbij")),
        (_("Nb"), _("niet bekend")),
        (_("n.v.t."), _("niet van toepassing")),
        (_("-"), _("u geeft geen cijfer op")),
        (_("leeg"), _("de vraag is nog niet beantwoord")),
    ]


def _hoofdstukken(formulier: Formulier, opmaak: Formulieropmaak) -> Xml:
    nummers = formulier.nummers
    delen: list[Xml] = []
    for hoofdstuk in formulier.vragenlijst.hoofdstukken:
        if not hoofdstuk.vragen:
            continue
        delen.append(opmaak.hoofdstukkop(f"{hoofdstuk.nummer} {_op_een_regel(hoofdstuk.titel)}"))
        delen += [opmaak.tekst(Stijl.TEKST, alinea) for alinea in _alineas(hoofdstuk.inleiding)]
        for vraag in hoofdstuk.vragen:
            delen += _vraag(vraag, formulier, opmaak, nummers)
    return voeg(*delen)


def _vraag(
    vraag: Vraag, formulier: Formulier, opmaak: Formulieropmaak, nummers: Mapping[str, str]
) -> Iterator[Xml]:
    yield opmaak.vraagkop(vraag.id, nummers[vraag.id], _op_een_regel(vraag.tekst), verplicht=vraag.verplicht)
    voorwaarde = voorwaardetekst(vraag, formulier.vragenlijst, nummers)
    if voorwaarde:
        yield opmaak.voorwaarde(_op_een_regel(voorwaarde))
    for alinea in _alineas(vraag.toelichting):
        yield opmaak.bij_vraag(alinea)
    for regel in optieregels(vraag):
        yield opmaak.opties(regel)
    gevraagd = _gevraagd(vraag)
    if gevraagd:
        yield opmaak.gevraagd(gevraagd)
    yield opmaak.invultabel(vraag, invulrijen(vraag), formulier)


def _gevraagd(vraag: Vraag) -> str:
    """What an answer must be, where that is not plain from the options."""
    vorm = {
        "aantal": _("Gevraagd: een aantal"),
        "percentage": _("Gevraagd: een percentage"),
        "datum": _("Gevraagd: een datum (dag-maand-jaar), een maand (maand-jaar) of een jaar"),
        "meerkeuze": _("U mag er meer kiezen; zet er een puntkomma tussen"),
    }.get(vraag.vraagt, "")
    if not vorm:
        return ""
    nader = [vorm]
    if vraag.eenheid:
        nader.append(_("eenheid: {eenheid}").format(eenheid=_op_een_regel(vraag.eenheid)))
    if vraag.minimum is not None:
        nader.append(_("ten minste {minimum}").format(minimum=vraag.minimum))
    if vraag.maximum is not None:
        nader.append(_("ten hoogste {maximum}").format(maximum=vraag.maximum))
    return "; ".join(nader) + "."


def _alineas(tekst: str) -> list[str]:
    """The paragraphs of a text from a definition, where single line ends only wrap it."""
    return [_op_een_regel(alinea) for alinea in tekst.split("\n\n") if alinea.strip()]


def _op_een_regel(tekst: str) -> str:
    return " ".join(maak_zichtbaar(tekst).tekst.split())
