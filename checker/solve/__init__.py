"""The solver: what cannot be, proven, and what would mend it. The only room that knows OR-Tools; imported late."""
