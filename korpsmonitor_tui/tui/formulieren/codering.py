"""What a code says, filled in or changed: code, judgement, particulars, the words it stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Checkbox, Select, Static

from korpsmonitor_tui.domain.codering import CIJFERVELDEN, Coderingsoort, soortnaam
from korpsmonitor_tui.domain.extractie import Polariteit, Spanne
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services.codeerregels import Wijziging, codes_van
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel
from korpsmonitor_tui.tui.tabs.extractie_regels import codenamen
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie

TOEZEGGINGSVELDEN = ("wie", "wanneer")
_SCHEIDING = ":"


@dataclass(frozen=True, slots=True)
class Codebeeld:
    """A code as it is now, or as it is suggested; for a new one what is known of it."""

    soort: str
    code: str
    polariteit: str = ""
    gegevens: tuple[tuple[str, str], ...] = ()
    vraag: str = ""
    toelichting: str = ""
    tekst: str = ""
    """The whole text that it stands in; empty if that is gone."""
    spanne: Spanne | None = None

    @property
    def citaat(self) -> str:
        """The words that it stands on."""
        return self.spanne.van(self.tekst) if self.spanne else ""

    def gewijzigd_in(self, nieuw: Codebeeld) -> Wijziging:
        """What is otherwise in ``nieuw``."""
        spanne = nieuw.spanne if nieuw.spanne != self.spanne else None
        return Wijziging(
            nieuw.code if nieuw.code != self.code else None,
            nieuw.polariteit if nieuw.polariteit != self.polariteit else None,
            (spanne.begin, spanne.eind) if spanne else None,
            dict(nieuw.gegevens) if nieuw.gegevens != self.gegevens else None,
            nieuw.vraag if nieuw.vraag != self.vraag else None,
            nieuw.toelichting if nieuw.toelichting != self.toelichting else None,
        )


class CoderingDialoog(Dialoog[Codebeeld]):
    """The fields that fit the kind of code; ctrl+t chooses other words of the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "citaat", _("citaat"), priority=True, tooltip=_("merk andere woorden"))
    ]

    def __init__(self, sessie: Sessie, beeld: Codebeeld, titel: str = "") -> None:
        super().__init__(titel or _("Wijzigen: {soort}").format(soort=soortnaam(beeld.soort)))
        self._sessie = sessie
        self._beeld = beeld
        self._gegevens = dict(beeld.gegevens)

    def velden(self) -> ComposeResult:
        """The quote, and what the kind of code has."""
        yield veld(_("Citaat"), Static(self._citaat(), id="citaat", markup=False))
        if self._beeld.tekst:
            yield veld("", Button(_("Andere woorden merken (Ctrl+T)"), id="ander_citaat", compact=True))
        yield from self._codevelden()
        if self._beeld.soort == Coderingsoort.CIJFER:
            yield from self._cijfervelden()
        if self._beeld.soort == Coderingsoort.TOEZEGGING:
            yield veld(_("Wie"), Invulvak(self._gegevens.get("wie", ""), id="wie"))
            yield veld(_("Wanneer"), Invulvak(self._gegevens.get("wanneer", ""), id="wanneer"))
        yield veld(_("Toelichting"), Invulvak(self._beeld.toelichting, id="toelichting"))

    def _codevelden(self) -> ComposeResult:
        beeld = self._beeld
        codes = codes_van(self._sessie, beeld.soort)
        if beeld.soort == Coderingsoort.ORGANISATIE:
            yield veld(_("Organisatie"), Invulvak(beeld.code, id="code"))
        elif beeld.soort != Coderingsoort.CIJFER:
            namen = codenamen(self._sessie.instrument)
            keuzes = [(namen.kort(Coderingsoort.DIMENSIE, code), code) for code in codes]
            yield veld(
                _("Code"),
                Select(
                    keuzes,
                    value=beeld.code if beeld.code in codes else codes[0],
                    allow_blank=False,
                    id="code",
                    compact=True,
                ),
            )
        if beeld.soort == Coderingsoort.DIMENSIE:
            yield veld(
                _("Oordeel"),
                Select(
                    [(polariteit.value, polariteit.value) for polariteit in Polariteit],
                    value=beeld.polariteit or Select.NULL,
                    prompt=_("kies een oordeel"),
                    id="polariteit",
                    compact=True,
                ),
            )

    def _cijfervelden(self) -> ComposeResult:
        namen = {"waarde": _("Waarde"), "tot": _("Tot en met"), "eenheid": _("Eenheid"), "periode": _("Periode"), "jaar": _("Jaar")}  # fmt: skip
        for naam, opschrift in namen.items():
            yield veld(opschrift, Invulvak(self._gegevens.get(naam, ""), id=naam))
        yield veld(
            "", Aankruisvak(_("een norm, geen resultaat"), self._gegevens.get("norm") == "ja", id="norm")
        )  # fmt: skip
        yield veld(
            _("Vraag"),
            Invulvak(self._beeld.vraag, id="vraag"),
            _("kenmerk van de vraag die dit cijfer beantwoordt; mag leeg blijven"),
        )

    def on_mount(self) -> None:
        """Begin where there is something to choose."""
        eerste = {Coderingsoort.DIMENSIE: "polariteit", Coderingsoort.CIJFER: "waarde"}
        self.query_one(f"#{eerste.get(Coderingsoort(self._beeld.soort), 'code')}").focus()

    def _citaat(self) -> Content:
        return Content(
            f"“{kort(self._beeld.citaat, 200)}”" if self._beeld.citaat else _("(niet teruggevonden)")
        )

    @on(Button.Pressed, "#ander_citaat")
    def action_citaat(self) -> None:
        """Choose other words."""
        from korpsmonitor_tui.tui.formulieren.codering_citaat import Citaatkeuze

        def gekozen(spanne: Spanne | None) -> None:
            if spanne is not None:
                self._beeld = replace(self._beeld, spanne=spanne)
                self.query_one("#citaat", Static).update(self._citaat())

        if self._beeld.tekst:
            self.app.push_screen(Citaatkeuze(self._beeld.tekst, self._beeld.spanne), gekozen)

    def lees(self) -> Codebeeld:
        """What was filled in. Raises VeldFout without code or judgement."""
        beeld = self._beeld
        code, polariteit = beeld.code, ""
        if beeld.soort == Coderingsoort.ORGANISATIE:
            code = self._invoer("code")
            if not code:
                raise VeldFout(_("vul in welke organisatie of welk systeem het is."), "code")
        elif beeld.soort != Coderingsoort.CIJFER:
            code = str(self.query_one("#code", Select).value)
        if beeld.soort == Coderingsoort.DIMENSIE:
            gekozen = self.query_one("#polariteit", Select).value
            if gekozen is Select.NULL:
                raise VeldFout(_("kies wat er over wordt gezegd: een oordeel."), "polariteit")
            polariteit = str(gekozen)
        return replace(
            beeld,
            code=code,
            polariteit=polariteit,
            gegevens=tuple(sorted(self._lees_gegevens().items())),
            vraag=self._invoer("vraag") if beeld.soort == Coderingsoort.CIJFER else beeld.vraag,
            toelichting=self._invoer("toelichting"),
        )

    def _lees_gegevens(self) -> dict[str, str]:
        """The particulars; a figure without an upper bound is one number."""
        if self._beeld.soort == Coderingsoort.CIJFER:
            gegevens = {naam: self._invoer(naam).replace(",", ".") for naam in ("waarde", "tot")}
            if not gegevens["waarde"]:
                raise VeldFout(_("vul in welk getal er wordt genoemd."), "waarde")
            gegevens["tot"] = gegevens["tot"] or gegevens["waarde"]
            gegevens |= {naam: self._invoer(naam) for naam in ("eenheid", "periode", "jaar")}
            gegevens["norm"] = "ja" if self.query_one("#norm", Checkbox).value else ""
            assert set(gegevens) == set(CIJFERVELDEN)
            return gegevens
        if self._beeld.soort == Coderingsoort.TOEZEGGING:
            return {naam: self._invoer(naam) for naam in TOEZEGGINGSVELDEN}
        return self._gegevens

    def _invoer(self, naam: str) -> str:
        return self.query_one(f"#{naam}", Invulvak).value.strip()


# -- choosing a code -----------------------------------------------------------------------------------------------------


def codekeuze(sessie: Sessie, organisaties: tuple[str, ...] = ()) -> Zoekkeuze:
    """Choose any code; gives ``soort:code``. ``organisaties`` were named here before; any other name can be typed."""
    dimensies = {dimensie.code: dimensie for dimensie in sessie.instrument.dimensies}
    namen = codenamen(sessie.instrument)
    regels = [
        Zoekregel(
            _id(Coderingsoort.DIMENSIE, code),
            namen.kort(Coderingsoort.DIMENSIE, code),
            code if code in dimensies else "",
            dimensies[code].definitie if code in dimensies else "",
        )
        for code in codes_van(sessie, Coderingsoort.DIMENSIE)
    ]
    regels.append(
        Zoekregel(
            _id(Coderingsoort.CIJFER, Coderingsoort.CIJFER.value),
            soortnaam(Coderingsoort.CIJFER),
            uitleg=_("Een aantal, percentage of bedrag dat wordt genoemd."),
        )
    )
    for soort in (Coderingsoort.TOEZEGGING, Coderingsoort.ORGANISATIE):
        codes = organisaties if soort == Coderingsoort.ORGANISATIE else codes_van(sessie, soort)
        regels += [Zoekregel(_id(soort, code), code, soortnaam(soort)) for code in codes]

    def anders(tekst: str) -> Zoekregel:
        naam = _("organisatie “{naam}”").format(naam=tekst)
        return Zoekregel(_id(Coderingsoort.ORGANISATIE, tekst), naam, uitleg=_("Een naam die nog niet in de lijst staat."))  # fmt: skip

    return Zoekkeuze(_("Welke code?"), regels, anders=anders)


def _id(soort: Coderingsoort, code: str) -> str:
    return f"{soort.value}{_SCHEIDING}{code}"


def soort_en_code(id_: str) -> tuple[str, str]:
    """What :func:`codekeuze` gave."""
    soort, _scheiding, code = id_.partition(_SCHEIDING)
    return soort, code
