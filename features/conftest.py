"""The sentences of checklists."""

from checker.checklist import *  # noqa: F403
