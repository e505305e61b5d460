"""Why something could not be checked, or need not be."""


class NotApplicable(Exception):
    """The rule does not concern this subject; the text says why, in German."""


class NotEvaluated(Exception):
    """The rule concerns this subject but cannot be decided; the text says why, in German."""


class Rueckfrage(NotEvaluated):
    """Not evaluated because somebody must be asked; the text is the question."""


def not_applicable(reason: str) -> NotApplicable:
    """For rules: `raise not_applicable("kein EU-Verfahren")`."""
    return NotApplicable(reason)


def not_evaluated(reason: str) -> NotEvaluated:
    """For rules: `raise not_evaluated("die Datei hat keine lesbaren Formeln")`."""
    return NotEvaluated(reason)
