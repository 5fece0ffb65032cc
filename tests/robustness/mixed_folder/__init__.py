"""Folders of invented resumes in every format, with broken, hostile and odd files among them, by a seed.

PYTHONPATH=tests/robustness python -m mixed_folder 10000 /tmp/resumes
"""

from mixed_folder.folder import Made, make_folder, make_resumes

__all__ = ["Made", "make_folder", "make_resumes"]
