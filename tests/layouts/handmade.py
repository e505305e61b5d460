"""The cases that were designed by hand."""

from functools import cache

from . import hand_blocks, hand_ordinary, hand_oz, hand_shape, hand_template, hand_values
from .case import Case
from .draft import written_by

MODULES = (hand_template, hand_ordinary, hand_oz, hand_values, hand_shape, hand_blocks)
AUTHORS = tuple(author for module in MODULES for author in module.case)
NAMES = tuple(author.__name__ for author in AUTHORS)


@cache
def handmade() -> tuple[Case, ...]:
    return tuple(written_by(author) for author in AUTHORS)
