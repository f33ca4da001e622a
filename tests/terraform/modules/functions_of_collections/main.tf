locals {
  nested = [["a", ["b"]], [], ["c"]]
  teams  = { red = ["x", "y"], blue = ["y"] }
}
output "lists" {
  value = {
    flattened  = flatten(local.nested)
    chunks     = chunklist(["a", "b", "c"], 2)
    compacted  = compact(["a", "", null, "b"])
    distinct   = distinct([1, 2, 1, 3])
    element    = element(["a", "b"], 5)
    matching   = matchkeys(["i1", "i2", "i3"], ["a", "b", "a"], ["a"])
    reversed   = reverse(["a", 1])
    sliced     = slice([1, 2, 3, 4], 1, 3)
    sorted     = sort(["b", "a", "C"])
    summed     = sum([1, "2", 0.5])
    transposed = transpose(local.teams)
    ranges     = [range(3), range(1, 4), range(0, 1, 0.25), range(3, 0)]
    zipped     = zipmap(["a", "b"], [1, "x"])
    coalesced  = [coalesce("", null, "z"), coalescelist([], [1])]
    truths     = [alltrue([]), anytrue([]), alltrue([true, "true"]), anytrue([false, null])]
  }
}
output "sets" {
  value = [
    setunion(["a"], ["b", "a"]), setintersection(["a", "b"], ["b", "c"]), setsubtract(["a", "b"], ["b"]),
    setproduct(["x"], [1, 2]), contains(["a"], "a"), index(["a", "b"], "b"), toset(["1", 1, 2]),
  ]
}
output "maps" {
  value = [
    merge({ a = 1 }, { a = "2", b = null }), lookup({ a = 1 }, "b", 7), keys({ b = 1, a = 2 }), values({ b = 1, a = 2 }),
    merge(tomap({ a = "1" }), tomap({ b = "2" })), merge({}, null), { for k, v in local.teams : k => length(v) },
  ]
}
