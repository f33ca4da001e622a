"""Where the attributes and blocks of a resource are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.hcl.values import Path as ValuePath
from hclscan.hcl.values import Unknown
from tests.terraform.evaluated import plain
from tests.terraform.stacks import messages, resource, stack

MAIN = """\
resource "aws_security_group" "g" {
  name = "g"
  tags = {
    "a b" = 1
    deep  = { list = [1, { x = 2 }] }
    wrapped = ({ y = 3 })
  }
  ingress {
    from_port = 22
    cidr {
      range = "0.0.0.0/0"
    }
  }
  ingress {
    from_port = 80
  }
  dynamic "egress" {
    for_each = [1, 2]
    content {
      to_port = egress.value
    }
  }
  lifecycle {
    prevent_destroy = true
  }
}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), (2, 3)),
        (("tags",), (3, 3)),
        (("tags", "a b"), (4, 5)),
        (("tags", "deep"), (5, 5)),
        (("tags", "deep", "list"), (5, 15)),
        (("tags", "deep", "list", 1), (5, 26)),
        (("tags", "deep", "list", 1, "x"), (5, 28)),
        (("tags", "wrapped", "y"), (6, 18)),
        (("ingress", 0), (8, 3)),
        (("ingress", 0, "from_port"), (9, 5)),
        (("ingress", 0, "cidr", 0, "range"), (11, 7)),
        (("ingress", 1), (14, 3)),
        (("ingress", 1, "from_port"), (15, 5)),
        (("egress", 0), (17, 3)),
        (("egress", 1, "to_port"), (20, 7)),
    ],
)
def test_every_written_path_has_its_place(tmp_path: Path, path: ValuePath, place: tuple[int, int]) -> None:
    found = resource(stack(tmp_path, MAIN), "aws_security_group.g").places[path]
    assert (found.start_line, found.start_column) == place


def test_the_longest_written_part_of_a_path_is_located(tmp_path: Path) -> None:
    group = resource(stack(tmp_path, MAIN), "aws_security_group.g")
    assert group.locate(("ingress", 0, "cidr", 0, "missing"))[0] == ("ingress", 0, "cidr", 0)
    assert group.locate(("missing",)) == ((), group.location)
    assert (group.location.start_line, group.location.end_line) == (1, 26)


def test_meta_arguments_are_no_attributes(tmp_path: Path) -> None:
    group = resource(stack(tmp_path, MAIN), "aws_security_group.g")
    assert set(group.attrs) == {"name", "tags", "tags_all", "ingress", "egress"}


def test_blocks_are_lists_of_objects(tmp_path: Path) -> None:
    group = resource(stack(tmp_path, MAIN), "aws_security_group.g")
    assert plain(group.attrs["ingress"]) == [{"from_port": 22, "cidr": [{"range": "0.0.0.0/0"}]}, {"from_port": 80}]
    assert plain(group.attrs["egress"]) == [{"to_port": 1}, {"to_port": 2}]


NESTED = """
dynamic "egress" {
  for_each = [[1, 2], [3]]
  content {
    dynamic "port" {
      for_each = egress.value
      content {
        n = port.value + egress.key
      }
    }
  }
}
"""


def egress(tmp_path: Path, block: str) -> object:
    result = stack(tmp_path, 'variable "u" {}\nresource "aws_x" "x" {\n' + block + "\n}\n")
    assert messages(result) == []
    value = resource(result, "aws_x.x").attrs["egress"]
    return value if isinstance(value, Unknown) else plain(value)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ('dynamic "egress" {\n  for_each = { b = 1, a = 2 }\n  content {\n    k = egress.key\n    v = egress.value\n  }\n}',
         [{"k": "a", "v": 2}, {"k": "b", "v": 1}]),
        ('dynamic "egress" {\n  for_each = toset(["y", "x"])\n  iterator = i\n  content {\n    k = i.key\n    v = 0\n  }\n}',
         [{"k": "x", "v": 0}, {"k": "y", "v": 0}]),
        ('dynamic "egress" {\n  for_each = []\n  content {\n  }\n}', []),
        ('egress {\n  a = 0\n}\ndynamic "egress" {\n  for_each = ["p"]\n  content {\n    a = egress.value\n  }\n}\negress {\n}',
         [{"a": 0}, {"a": "p"}, {}]),
        (NESTED,
         [{"port": [{"n": 1}, {"n": 2}]}, {"port": [{"n": 4}]}]),
        ('dynamic "egress" {\n  for_each = [var.u]\n  content {\n    a = egress.value\n  }\n}', [{"a": {"__unknown__": True}}]),
    ],
)  # fmt: skip
def test_a_dynamic_block_makes_the_blocks_that_it_would_make_by_hand(tmp_path: Path, block: str, expected: object) -> None:
    assert egress(tmp_path, block) == expected


def test_a_dynamic_block_over_what_is_unknown_is_an_unknown_list_of_blocks(tmp_path: Path) -> None:
    block = 'dynamic "egress" {\n  for_each = var.u\n  content {\n    a = egress.value\n  }\n}'
    assert isinstance(egress(tmp_path, block), Unknown)


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ('dynamic "egress" {\n  content {\n  }\n}', "it needs the argument for_each"),
        ('dynamic "egress" {\n  for_each = []\n}', "it needs one content block"),
        ('dynamic "egress" {\n  for_each = "x"\n  content {\n  }\n}', "not a string"),
        ('dynamic "egress" {\n  for_each = null\n  content {\n  }\n}', "not null"),
    ],
)
def test_a_wrong_dynamic_block_is_reported_and_its_blocks_are_unknown(tmp_path: Path, block: str, problem: str) -> None:
    result = stack(tmp_path, 'resource "aws_x" "x" {\n  a = 1\n' + block + "\n}\n")
    (message,) = messages(result)
    assert problem in message
    assert message.startswith("main.tf:3:1: ")
    attributes = resource(result, "aws_x.x").attrs
    assert isinstance(attributes["egress"], Unknown)
    assert attributes["a"] == 1


def test_instances_of_a_block_share_their_places(tmp_path: Path) -> None:
    result = stack(tmp_path, 'resource "aws_x" "x" {\n  count = 2\n  name = "n${count.index}"\n  a {\n    b = 1\n  }\n}\n')
    first, second = (resource(result, f"aws_x.x[{index}]") for index in (0, 1))
    assert (first.attrs["name"], second.attrs["name"]) == ("n0", "n1")
    assert first.places is second.places
    assert list(first.places) == [("name",), ("a", 0), ("a", 0, "b")]


def test_instances_with_other_dynamic_blocks_have_places_of_their_own(tmp_path: Path) -> None:
    dynamic = 'dynamic "a" {\n for_each = range(count.index)\n content {\n  b = a.value\n }\n}\n'
    result = stack(tmp_path, 'resource "aws_x" "x" {\n  count = 2\n' + dynamic + "}\n")
    assert [list(resource(result, f"aws_x.x[{index}]").places) for index in (0, 1)] == [[], [("a", 0), ("a", 0, "b")]]


def test_an_attribute_with_the_name_of_blocks_stays(tmp_path: Path) -> None:
    result = stack(tmp_path, 'resource "aws_x" "x" {\n  a = "text"\n  a {\n    b = 1\n  }\n}\n')
    assert resource(result, "aws_x.x").attrs["a"] == "text"


def test_own_tags_have_their_place_among_all_tags(tmp_path: Path) -> None:
    result = stack(tmp_path, 'resource "aws_x" "x" {\n  tags = { a = "b" }\n}\n')
    one = resource(result, "aws_x.x")
    assert one.places[("tags_all", "a")] == one.places[("tags", "a")]
