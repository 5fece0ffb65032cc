"""Positioned runs become lines in reading order, for both PDF engines and OCR."""
