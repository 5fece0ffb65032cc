"""DOCX, DOCM, DOTX."""
