"""The cases that were designed by hand."""

from functools import cache

from . import hand_ordinary, hand_template
from .case import Case
from .draft import written_by

AUTHORS = (*hand_template.case, *hand_ordinary.case)
NAMES = tuple(author.__name__ for author in AUTHORS)


@cache
def handmade() -> tuple[Case, ...]:
    return tuple(written_by(author) for author in AUTHORS)
