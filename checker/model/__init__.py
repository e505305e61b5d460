"""Typed models of what offices write: one module a document, every value knows where it was found."""
