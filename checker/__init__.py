"""stimmig: a plausibility checker for public culture offices."""

__version__ = "0.1.0"
