"""`python -m dedupe` is the `dedupe` command."""

from dedupe.cli import main

if __name__ == "__main__":
    main()
