"""Regular expressions that are compiled when they are first used.

To compile all of them costs a tenth of a small check, which uses half of them.
"""

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a compiled expression until somebody asks for one of its methods; from then on it holds these."""

    def __init__(self, text: Any, flags: int) -> None:
        self.pattern, self.flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "sub", "split", "findall", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression as `re.compile` makes it, compiled late. Raises re.error on first use if it is none.

    Not for expressions that another one is compared with or that `re.sub` and its like are given.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))
