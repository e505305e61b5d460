"""Sheets as offices keep them, each with what a careful reader finds in it; written without sight of the reader."""
