"""What formats without pages share: looks of letters, paragraphs, rows of tables."""
