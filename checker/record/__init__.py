"""The Prüfakte: what people decided about findings, and which checks were run. Append-only, each entry chained."""
