"""Let ``python -m matcher`` do what ``matcher`` does."""

from matcher.cli import main

if __name__ == "__main__":
    main()
