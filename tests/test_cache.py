"""The cache of syntax trees: exact, safe against damaged entries, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hclscan.cache import Pack, Store, SyntaxCache, default_directory, write_pack
from hclscan.hcl.encoding import decode, encode, to_text
from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import Body

TEXT = """
locals {
  a = [for k, v in var.map : "${k}-${v}" if v != null]
  b = { for x in var.list : x.key => x.value... }
  c = <<-EOT
    %{ if var.on ~} on %{ else } off %{ endif ~}
  EOT
  d = -var.list[*].size[0] + 1.5 * (var.x.0 ? 1 : 2)
  e = core::try(f(var.l...), null)
}
block "label" other {}
"""


def tree(text: str = TEXT) -> Body:
    body = parse(Source.of("main.tf", text))
    assert isinstance(body, Body)
    return body


def entries(directory: Path) -> list[Path]:
    """All files but the one that says when the size of the cache was last looked at."""
    return [path for path in directory.rglob("*") if path.is_file() and path.name != "swept"]


def test_a_tree_survives_encoding_as_json() -> None:
    body = tree()
    assert decode(json.loads(json.dumps(encode(body)))) == body


def test_a_tree_that_was_put_is_got_back(tmp_path: Path) -> None:
    cache = SyntaxCache(tmp_path)
    assert cache.get(TEXT) is None
    cache.put(TEXT, to_text(tree()))
    assert cache.get(TEXT) == tree()
    assert cache.get(TEXT + " ") is None


@pytest.mark.parametrize(
    "damage", [b"", b"[", b"null", b"7", b'"x"', b"[99, 1]", b"[0]", b"{}", b"[null]", b"\xff\xfe", b"[0, 1, 2, 3]"]
)
def test_a_damaged_entry_counts_as_missing(damage: bytes, tmp_path: Path) -> None:
    cache = SyntaxCache(tmp_path)
    cache.put(TEXT, to_text(tree()))
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage)
    assert cache.get(TEXT) is None


def test_a_directory_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = SyntaxCache(tmp_path / "file")
    cache.put(TEXT, to_text(tree()))
    assert cache.get(TEXT) is None


def test_writing_leaves_nothing_but_the_entry(tmp_path: Path) -> None:
    cache = SyntaxCache(tmp_path)
    cache.put(TEXT, to_text(tree()))
    cache.put(TEXT, to_text(tree()))
    assert [entry.suffix for entry in entries(tmp_path)] == [".json"]


def test_a_store_says_what_it_holds_without_reading_it(tmp_path: Path) -> None:
    store = Store(tmp_path, "texts")
    store.write("a", "b")
    assert (store.holds("a"), store.holds("b")) == (True, False)
    write_pack(store, tmp_path / "pack")
    packed = Store(None, "texts", Pack(tmp_path / "pack"))
    assert (packed.holds("a"), packed.holds("b")) == (True, False)


def test_the_place_of_the_cache_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("HCLSCAN_CACHE_DIR", raising=False)
    assert default_directory() == tmp_path / "xdg" / "hclscan"
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / "own"))
    assert default_directory() == tmp_path / "own"


# -- packs ---------------------------------------------------------------------------------------------------------------


def test_a_pack_has_what_its_store_had(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "texts")
    texts = {f"key {number}": f"text {number}\n\u00fc" for number in range(20)}
    for key, text in texts.items():
        store.write(key, text)
    write_pack(store, tmp_path / "texts.pack")
    packed = Store(None, "texts", Pack(tmp_path / "texts.pack"))
    assert {key: packed.read(key) for key in texts} == texts
    assert packed.read("another") is None
    packed.write("another", "text")
    assert packed.read("another") is None, "there is nowhere to keep it"


@pytest.mark.parametrize("damage", [b"", b"7\n", b"[]\n", b"{\n", b'{"x": 1}\n', b'{"x": [1, "y"]}\nabc', b"\xff\n"])
def test_a_damaged_pack_counts_as_empty(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "texts.pack").write_bytes(damage)
    store = Store(tmp_path / "store", "texts", Pack(tmp_path / "texts.pack"))
    assert store.read("key") is None
    store.write("key", "text")
    assert store.read("key") == "text"
