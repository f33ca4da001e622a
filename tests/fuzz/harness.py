"""One target under libFuzzer: `python -m tests.fuzz.harness TARGET [options of libFuzzer] [corpus directories]`."""

from __future__ import annotations

import os
import sys
import zlib

import atheris

with atheris.instrument_imports(include=["hclscan"]):
    from tests.fuzz.judging import all_policies
    from tests.fuzz.mutations import mutated
    from tests.fuzz.targets import TARGETS

BYTES_ALONE = 5
"""One in so many mutations is libFuzzer's own."""

THOROUGH = 25
"""One in so many executions asks all policies and writes all reports, which takes as long as all others together."""


def main(arguments: list[str]) -> None:
    """Fuzzes until libFuzzer's options say that it is enough; an exception ends it with the input saved."""
    name, *options = arguments
    target = TARGETS[name]

    def change(data: bytes, max_size: int, seed: int) -> bytes:
        if seed % BYTES_ALONE == 0:
            return atheris.Mutate(data, max_size)  # type: ignore[no-any-return]
        return mutated(name, data, seed)[:max_size]

    def execute(data: bytes) -> None:
        target(data, thorough=zlib.crc32(data) % THOROUGH == 0)

    all_policies()  # before the time of an input is taken
    # What is shown of an exception goes to libFuzzer's output; nothing else is to be printed.
    os.environ["HCLSCAN_CACHE_DIR"] = os.devnull
    atheris.Setup([sys.argv[0], *options], execute, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
