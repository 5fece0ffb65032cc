"""Runs as tables, files and pages for people."""
