"""The sample resumes: people in YAML become PDF, DOCX, text and Markdown files."""
