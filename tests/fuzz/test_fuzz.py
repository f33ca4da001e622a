"""Each target keeps its promises: on the corpus, on what broke it before, on texts of a grammar, and on changed bytes.

A few examples, the same in each run; `make fuzz` tries as many as there is time for.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.grammars import GRAMMARS
from tests.fuzz.mutations import HERE, PIECES, mutated, seeds
from tests.fuzz.targets import TARGETS

SEEDS = [(target, path) for target in TARGETS for path in seeds(target)]
NAMES = [f"{target} {path.stem if path.parent.parent.name == 'regressions' else path.name}" for target, path in SEEDS]

FEW = settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
ONE_IN = 6
"""How often everything is asked, which takes long."""


@pytest.mark.parametrize(("target", "path"), SEEDS, ids=NAMES)
def test_the_corpus_and_what_broke_a_target_before_keep_the_promises(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_texts_of_a_grammar_keep_the_promises(target: str) -> None:
    @FEW
    @given(GRAMMARS[target], st.integers(0, ONE_IN - 1))
    def holds(text: str, thorough: int) -> None:
        TARGETS[target](text.encode("utf-8", "surrogatepass"), thorough=not thorough)

    holds()


@pytest.mark.parametrize("target", TARGETS)
def test_changed_inputs_keep_the_promises(target: str) -> None:
    inputs = [path.read_bytes() for path in seeds(target)]

    @FEW
    @given(st.sampled_from(inputs), st.lists(st.integers(0, 2**32), min_size=1, max_size=4), st.integers(0, ONE_IN - 1))
    def holds(data: bytes, changes: list[int], thorough: int) -> None:
        for seed in changes:
            data = mutated(target, data, seed)
        TARGETS[target](data, thorough=not thorough)

    holds()


@pytest.mark.parametrize("target", TARGETS)
def test_any_bytes_keep_the_promises(target: str) -> None:
    @FEW
    @given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
    def holds(data: bytes) -> None:
        TARGETS[target](data, thorough=False)

    holds()


def test_every_target_has_a_grammar_pieces_and_a_corpus() -> None:
    assert GRAMMARS.keys() == TARGETS.keys() == PIECES.keys()
    assert {path.name for folder in ("corpus", "regressions") for path in (HERE / folder).iterdir()} <= TARGETS.keys()
    assert all(len(seeds(target)) >= 3 for target in TARGETS)
