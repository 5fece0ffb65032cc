"""Bytes become documents: one module a format, sharing layout and visibility."""
