"""What holds an open connection to PostgreSQL, and closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Self

    import psycopg


class Verbonden:
    """One connection. Close it with :meth:`sluit` or use it as a context manager."""

    def __init__(self, verbinding: psycopg.Connection[Any]) -> None:
        self._db = verbinding

    def sluit(self) -> None:
        """Close the connection."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fout: object) -> None:
        self.sluit()
