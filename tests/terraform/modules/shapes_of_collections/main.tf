resource "terraform_data" "x" { input = 1 }
locals {
  a = { x = 1, y = terraform_data.x.id }
  b = { y = "over", z = [1] }
}
output "merged" { value = merge(local.a, local.b) }
output "merged_unknown" { value = merge(local.b, local.a) }
output "concat" { value = concat([1], [terraform_data.x.id], ["z"]) }
output "lookup" { value = [lookup(local.a, "x", 0), lookup(local.a, "q", "none")] }
output "flat" { value = flatten([["a"], [["b"], []], "c"]) }
output "zip" { value = zipmap(["a", "b"], [1, terraform_data.x.id]) }
output "keys" { value = [keys(local.a), values(local.b)] }
output "sets" { value = [setunion(["a"], ["b"]), setintersection(["a", "b"], ["b"]), setsubtract(["a", "b"], ["b"])] }
output "sorted" { value = sort(["b", "a", "C"]) }
output "sliced" { value = slice([1, terraform_data.x.id, 3], 0, 2) }
output "contains" { value = [contains(["a", "b"], "b"), contains([1, 2], 3)] }
output "elements" { value = [element(["a", "b", "c"], 4), index(["a", "b"], "b"), length("é")] }
output "coalesced" { value = [coalesce("", "x"), coalescelist([], [1])] }
output "types" { value = [tolist(["a", 1]), tomap({ a = 1, b = "x" }), toset([1, "1"]), tostring(1.0), tonumber("1.50"), tobool("true")] }
output "ranges" { value = [range(3), range(1, 4), range(4, 0, -2)] }
output "distinct" { value = distinct(["a", "b", "a"]) }
output "text" { value = [format("%03d-%s", 7, "x"), formatlist("%s!", ["a", "b"]), join("/", ["a", "b"]), split(",", "a,b"), replace("a.b", ".", "-")] }
