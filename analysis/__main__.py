"""``python -m analysis`` is ``sayso``."""

from analysis.cli import main

if __name__ == "__main__":
    main()
