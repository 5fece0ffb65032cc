"""Measure extraction and ranking against labelled data."""
