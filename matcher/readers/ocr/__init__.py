"""Optical character recognition: pictures become words with places."""
