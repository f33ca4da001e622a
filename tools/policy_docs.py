"""`make docs`: writes docs/policies, a page for each shipped policy, from the policies themselves.

With `--check`, writes nothing, and ends with status 1 when a page is missing, outdated or too many.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hclscan.shipped import shipped_policies
from hclscan.workshop.catalogue import policies_of
from hclscan.workshop.description import Description, described
from hclscan.workshop.description_markdown import markdown

PAGES = Path(__file__).resolve().parents[1] / "docs" / "policies"
INDEX = "README.md"
NOTE = "<!-- Written by `make docs` from the policies: change those. -->\n"


def pages() -> dict[str, str]:
    """The names of all pages and their texts."""
    descriptions = [described(policy) for policy in policies_of([shipped_policies()])]
    texts = {f"{one.id}.md": f"{NOTE}\n{markdown(one, prose=True)}" for one in descriptions}
    return {INDEX: "\n".join(_index(descriptions)) + "\n", **texts}


def _index(descriptions: Iterable[Description]) -> Iterator[str]:
    yield from (NOTE, "# Policies", "")
    yield "`hclscan policy list` prints this list, `hclscan explain ID` each page."
    yield from ("", "| id | demands | severity | default | providers |", "|---|---|---|---|---|")
    for one in descriptions:
        providers = ", ".join(one.providers)
        yield f"| [{one.id}]({one.id}.md) | {one.title} | {one.severity} | {'on' if one.default else 'off'} | {providers} |"


def problems(texts: dict[str, str]) -> list[str]:
    """What is not as it should be in docs/policies."""
    there = {file.name for file in PAGES.glob("*.md")}
    found = [f"docs/policies/{name} is about no policy" for name in sorted(there - texts.keys())]
    for name, text in texts.items():
        if name not in there:
            found.append(f"docs/policies/{name} is missing")
        elif (PAGES / name).read_text(encoding="utf-8") != text:
            found.append(f"docs/policies/{name} is not current")
    return found


def main(arguments: list[str]) -> int:
    texts = pages()
    if "--check" in arguments:
        for problem in problems(texts):
            print(f"{problem}: run `make docs`", file=sys.stderr)
        return 1 if problems(texts) else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for file in PAGES.glob("*.md"):
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(texts)} pages in docs/policies")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
