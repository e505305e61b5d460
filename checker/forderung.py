"""What rules demand of a plan, whether it meets that or not: for the solver, and for whoever looks at its answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from checker.finding import Evidence, Severity
from checker.model.bedingung import Bedingung, glieder
from checker.model.fundstelle import Fundstelle
from checker.model.mappe import Mappe
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing

T = TypeVar("T")


def demand(*places: Fundstelle, message: str, constraint: Bedingung, cap: Severity | None = None) -> Evidence:
    """What a plan must satisfy, whether it does or not. `message` says it as a sentence.

    The first places are those of the records in the order of `bedingung.glieder`: a conflict that needs only some of
    them names only theirs. Further places follow.
    """
    if len(places) < len(glieder(constraint)):
        raise ValueError("jeder Eintrag einer Bedingung braucht seine Stelle")
    return Evidence(places, message, constraint=constraint, cap=cap)


class Forderung(NamedTuple):
    """A demand of a rule, with what the engine knows of it."""

    rule: str
    severity: Severity
    """How grave it is not to meet it; `info` = a house value or a custom."""
    source: str
    evidence: Evidence

    @property
    def constraint(self) -> Bedingung:
        condition = self.evidence.constraint
        if condition is None:
            raise ValueError("eine Forderung braucht eine Bedingung")
        return condition


class Forderungen:
    """All demands on a plan, made when they are asked for; a rule gets them with the argument `forderungen`."""

    def __init__(
        self,
        make: Mapping[str, Callable[[], Sequence[Forderung]]],
        fehlt: Sequence[Missing] = (),
        mappen: Sequence[Mappe] = (),
        unklar: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`make`: for each rule what gives its demands. `fehlt` grows with what is missing for them.

        `mappen`: the workbooks of the plan, for what formulas say about its times. `unklar` grows with rules that could
        not make all their demands, and why.
        """
        self._make, self.fehlt, self.mappen, self.unklar = make, fehlt, mappen, unklar
        self._made: dict[str, Sequence[Forderung]] = {}
        self._luecken: dict[str, Sequence[Missing]] = {}
        self._einmal: dict[Any, Any] = {}

    def __iter__(self) -> Iterator[Forderung]:
        for rule in self._make:
            yield from self.von(rule)

    @property
    def regeln(self) -> tuple[str, ...]:
        """Ids of the rules that demand something."""
        return tuple(self._make)

    def von(self, rule: str) -> Sequence[Forderung]:
        """The demands of one rule."""
        if rule not in self._made:
            before = len(self.fehlt)
            self._made[rule] = self._make[rule]()
            self._luecken[rule] = self.fehlt[before:]
        return self._made[rule]

    def luecken(self, ohne: str = "") -> list[Missing]:
        """What is missing for all that was asked for, but for one rule."""
        return [gap for rule, gaps in self._luecken.items() if rule != ohne for gap in gaps]

    def einmal(self, make: "Callable[..., T]", argument: Any) -> T:
        """What a function makes of the demands and an argument, made once for all rules that ask for it."""
        key = make, id(argument)
        if key not in self._einmal:
            self._einmal[key] = make(self, argument), argument  # kept, so that its id stays its own
        made: T = self._einmal[key][0]
        return made
