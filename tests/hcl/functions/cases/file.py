"""What Terraform 1.11.4 says of the functions in `file`."""

from tests.hcl.functions.cases.case import Case

CASES = [
    Case('basename("")', "basename", ("",), "."),
    Case('basename("..")', "basename", ("..",), ".."),
    Case('basename("/")', "basename", ("/",), "/"),
    Case('basename("/a/b/")', "basename", ("/a/b/",), "b"),
    Case('basename("a")', "basename", ("a",), "a"),
    Case('basename("a/b.txt")', "basename", ("a/b.txt",), "b.txt"),
    Case('dirname("")', "dirname", ("",), "."),
    Case('dirname("../a/b")', "dirname", ("../a/b",), "../a"),
    Case('dirname("./a")', "dirname", ("./a",), "."),
    Case('dirname("/")', "dirname", ("/",), "/"),
    Case('dirname("/a")', "dirname", ("/a",), "/"),
    Case('dirname("/a/b/")', "dirname", ("/a/b/",), "/a/b"),
    Case('dirname("a")', "dirname", ("a",), "."),
    Case('dirname("a//b")', "dirname", ("a//b",), "a"),
    Case('dirname("a/b.txt")', "dirname", ("a/b.txt",), "a"),
    Case('dirname("a/b/../c")', "dirname", ("a/b/../c",), "a"),
]
