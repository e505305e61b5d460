"""Hours of a roster shared more evenly, where the search did not come to an end: one shift at a time."""

from collections.abc import Callable, Collection, Mapping, Sequence

Neu = Mapping[int, int]
"""Who takes which shift anew."""


def ausgleichen(
    new: Neu,
    minutes: Sequence[int],
    load: Sequence[int],
    able: Mapping[int, Collection[int]],
    holds: Callable[[Neu, Neu], bool],
    tries: int,
) -> dict[int, int]:
    """Shifts of those who have most go to those who have least, while the one who gives still has more afterwards.

    `minutes` of each shift; `load`: minutes of each person, with the new shifts; `able`: who may take a shift;
    `holds(after, before)`: True if nothing is worse after a step. So many tries are made.
    """
    made, load, failed = dict(new), list(load), set[tuple[int, int]]()

    def step() -> bool:
        nonlocal made, tries
        for giver in sorted({*made.values()}, key=lambda who: (-load[who], who)):
            for row in sorted(row for row, who in made.items() if who == giver):
                for taker in sorted(able[row], key=lambda who: (load[who], who)):
                    if load[taker] + minutes[row] >= load[giver] or tries <= 0:
                        break
                    if (row, taker) in failed:
                        continue
                    tries -= 1
                    after = made | {row: taker}
                    if holds(after, made):
                        made = after
                        load[giver] -= minutes[row]
                        load[taker] += minutes[row]
                        return True
                    failed.add((row, taker))
        return False

    while tries > 0 and step():
        pass
    return made
