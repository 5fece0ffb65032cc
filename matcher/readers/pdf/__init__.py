"""PDF: two engines, what is seen, scans."""
