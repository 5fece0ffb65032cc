"""What people and programs are handed: tables, the terminal, report.html, shortlist.xlsx, the run folder."""
