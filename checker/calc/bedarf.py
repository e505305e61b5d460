"""A requirement: what law, standard or practice demands, calculated, with how and from where."""

from decimal import Decimal

from checker.model.tupel import NamedTuple
from checker.model.werte import zahl


class Bedarf(NamedTuple):
    """What is needed. It does not know what is planned: a rule compares, a draft lists it."""

    value: Decimal
    unit: str
    how: str
    """The calculation in German, e.g. `750 Personen × 1,20 m je 200 Personen`."""
    source: str
    """Paragraph or standard."""

    def __str__(self) -> str:
        return f"{zahl(self.value)} {self.unit}".strip()
