"""`make docs`: writes docs/coverage.md, what the shipped policies judge, by obligation and provider, beside what others do.

The numbers of others are counts that were taken once (docs/coverage_peers.json). With `--check`, writes nothing, and ends with
status 1 when the page is missing or outdated.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hclscan.shipped import shipped_policies
from hclscan.workshop.catalogue import policies_of
from hclscan.workshop.description import Description, summarised

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "coverage.md"
PEERS = DOCS / "coverage_peers.json"
NOTE = "<!-- Written by `make docs` from the policies and from docs/coverage_peers.json: change those. -->"

INTRODUCTION = """\
# Coverage

What hclscan judges: for each obligation and provider, the types of resources that at least one rule is about; for
Kubernetes, the kinds of objects. Typed resources of Terraform (`kubernetes_ingress_v1`, ...) are judged as the objects that
they stand for. What holds for a whole account, such as a missing audit trail, is not a type, and is not counted.

Beside it stands for how many subjects of the same obligation others have a check. These counts were taken in August 2026
from a list of subjects made for hclscan, by matching checks to types of resources and words: they are a hint, and no proof
that both judge the same, and what others check beyond that list is not in them. Where nothing stands, nobody has counted,
and the sums leave such providers out. Several kinds of Kubernetes may have been counted as one subject."""

KUBERNETES = "kubernetes"

Counts = Mapping[str, int]
Peers = Mapping[str, Mapping[str, Counts]]
"""Obligation, provider, name of the other tool -> number of subjects."""


def page() -> str:
    """The text of docs/coverage.md."""
    descriptions = [summarised(policy) for policy in policies_of([shipped_policies()])]
    peers: Peers = json.loads(PEERS.read_text(encoding="utf-8"))
    return "\n".join((NOTE, "", INTRODUCTION, "", *_summary(descriptions, peers), *_obligations(descriptions, peers))) + "\n"


def judged(one: Description) -> dict[str, list[str]]:
    """The types that the rules of a policy are about, by provider; those of Kubernetes are kinds."""
    types = {type_ for rule in one.rules for type_ in rule.types if type_ != "kubernetes_manifest"}
    found: dict[str, list[str]] = {}
    for type_ in sorted(types):
        found.setdefault(type_.partition("_")[0], []).append(type_)
    kinds = sorted({kind for rule in one.rules for kind in rule.kinds})
    if kinds:
        found[KUBERNETES] = sorted([*found.get(KUBERNETES, []), *kinds])
    return dict(sorted(found.items()))


def tools(peers: Peers) -> list[str]:
    """The names of the other tools, in the order of the file."""
    return list(dict.fromkeys(name for providers in peers.values() for counts in providers.values() for name in counts))


def _summary(descriptions: Iterable[Description], peers: Peers) -> Iterator[str]:
    names = tools(peers)
    yield f"| obligation | hclscan | {' | '.join(names)} |"
    yield "|---|---" + "|---" * len(names) + "|"
    for one in descriptions:
        counted = peers.get(one.id, {})
        ours = sum(len(types) for provider, types in judged(one).items() if provider in counted)
        theirs = [sum(counts.get(name, 0) for counts in counted.values()) for name in names]
        yield f"| [{one.id}](#{one.id.lower()}) {one.title} | {ours} | {' | '.join(map(str, theirs))} |"


def _obligations(descriptions: Iterable[Description], peers: Peers) -> Iterator[str]:
    names = tools(peers)
    for one in descriptions:
        ours, theirs = judged(one), peers.get(one.id, {})
        yield from ("", f"## {one.id}", "", f"{one.title}. [What it demands](policies/{one.id}.md)", "")
        yield f"| provider | hclscan | {' | '.join(names)} | types |"
        yield "|---|---" + "|---" * len(names) + "|---|"
        for provider in sorted({*ours, *theirs}):
            counts = [str(theirs[provider].get(name, 0)) if provider in theirs else "" for name in names]
            types = ours.get(provider, [])
            shown = ", ".join(f"`{type_.removeprefix(f'{provider}_')}`" for type_ in types)
            yield f"| {provider} | {len(types)} | {' | '.join(counts)} | {shown} |"


def problems(text: str) -> list[str]:
    """What is not as it should be in docs/coverage.md."""
    if not PAGE.exists():
        return ["docs/coverage.md is missing"]
    return [] if PAGE.read_text(encoding="utf-8") == text else ["docs/coverage.md is not current"]


def main(arguments: list[str]) -> int:
    text = page()
    if "--check" in arguments:
        for problem in problems(text):
            print(f"{problem}: run `make docs`", file=sys.stderr)
        return 1 if problems(text) else 0
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    print("docs/coverage.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
