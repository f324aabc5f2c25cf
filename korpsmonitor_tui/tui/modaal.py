"""What lies over a screen until it is answered, and can be explained as a screen can."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.grondapp import Grondapp

if TYPE_CHECKING:
    from collections.abc import Callable


R = TypeVar("R")


class Modaal(ModalScreen[R]):
    """Keys of the program do not reach what lies under it; that of the help it has itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", _("help"), tooltip=_("toetsen en uitleg bij dit scherm")),
    ]
    UITLEG: ClassVar[str] = ""
    """What this is for and what to do next: the help shows it above the keys."""

    _uitgesteld: Callable[[], object] | None = None

    def helptitel(self) -> str:
        """What this is about."""
        raise AssertionError(f"{type(self).__name__} has no title")

    def uitleg(self) -> str:
        """The explanation for the help, as it fits what is shown now."""
        return self.UITLEG

    async def action_help(self) -> None:
        """As the program's."""
        await self.app.run_action("help", self.app)

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """As Textual's, which takes away whatever lies on top: under something else this one waits for its turn."""
        app = self.app
        stapel = app.werkstapel if isinstance(app, Grondapp) else app.screen_stack
        if stapel[-1] is self:
            return super().dismiss(result)
        self._uitgesteld = lambda: self.dismiss(result)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Go, if that had to wait."""
        if self._uitgesteld is not None:
            gaan, self._uitgesteld = self._uitgesteld, None
            gaan()
