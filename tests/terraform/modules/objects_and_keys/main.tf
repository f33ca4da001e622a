locals {
  name = "dynamic"
  object = {
    plain         = 1
    "quoted"      = 2
    (local.name)  = 3
    "${local.name}-x" = 4
    5             = 5
    colon : 6
    true          = 7
  }
}
output "object" { value = local.object }
output "access" { value = [local.object.plain, local.object["dynamic-x"], local.object["5"], local.object[local.name]] }
output "spaces" { value = { "a b" = 1 }["a b"] }
output "nested" { value = { a = { b = [{ c = "d" }] } }.a.b[0].c }
output "trailing" { value = { a = 1, b = 2, } }
output "lists" { value = [
  1,
  [2, 3],
  { a = 1 },
] }
