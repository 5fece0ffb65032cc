"""Read job postings that are data (schema.org JobPosting)."""
