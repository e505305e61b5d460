"""Everything that shows the one report."""
