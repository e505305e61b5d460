"""Every checklist in this folder runs as a test."""

from pytest_bdd import scenarios

scenarios(".")
