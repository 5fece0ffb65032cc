"""Frozen dataclasses that every layer speaks in; no behaviour beyond looking things up."""
