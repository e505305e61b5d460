"""`NamedTuple` that costs nothing before the first one is made.

The one of `typing` writes and compiles a constructor for each class when it is declared. With eighty classes, half of
which a small check never uses, that was a tenth of its start. Here one is compiled for each number of fields.
"""

import sys
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # there annotations are not yet known when a class is made
    from typing import NamedTuple
else:
    from _collections import _tuplegetter  # what collections.namedtuple uses: as fast as a slot

    @cache
    def _constructor(count):
        """Makes tuples of so many values; its arguments get their names in each class."""
        names = "".join(f", _{number}" for number in range(count))
        return eval(f"lambda _cls{names}: _new(_cls, ({names[2:]},))", {"_new": tuple.__new__})  # noqa: S307 - our own text

    class _Meta(type):
        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, (tuple,), namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            if len(defaults) and fields[-len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one with a default")
            getters = {field: _tuplegetter(index, "") for index, field in enumerate(fields)}
            namespace.setdefault("__doc__", f"{name}({', '.join(fields)})")
            more = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return super().__new__(mcs, name, bases, namespace | getters | more)

    class NamedTuple(metaclass=_Meta):
        """A tuple with names, as that of `typing`."""

        __slots__ = ()

        def __new__(cls, /, *values, **named):
            made = _constructor(len(cls._fields))
            code = made.__code__.replace(co_varnames=("_cls", *cls._fields))
            new = FunctionType(code, made.__globals__, cls.__name__, tuple(cls._field_defaults.values()) or None)
            cls.__new__ = staticmethod(new)
            return new(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **named):
            changed = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if named:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(named)}")
            return type(self)(*changed)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            shown = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)


__all__ = ["NamedTuple"]
