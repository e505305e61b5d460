"""Offers: arithmetic and comparison."""
