"""`python -m hclscan`, and the console script."""

import gc


def main() -> None:
    """The entry point. The garbage collector is off before anything is imported: modules and their classes stay."""
    gc.disable()
    from hclscan.cli import main as run

    run()


if __name__ == "__main__":  # worker processes import this module too
    main()
