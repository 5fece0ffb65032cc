"""Profiles held against requirements become score cards and a ranking."""
