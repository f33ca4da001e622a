resource "terraform_data" "x" { input = 1 }
locals {
  names  = ["carol", "alice", "bob"]
  roles  = { alice = "admin", bob = "user", carol = "user" }
  mixed  = ["a", terraform_data.x.id]
  matrix = [[1, 2], [3]]
}
output "list" { value = [for name in local.names : upper(name)] }
output "index" { value = [for index, name in local.names : "${index}:${name}"] }
output "map" { value = { for name in local.names : name => length(name) } }
output "filter" { value = [for name in local.names : name if name != "bob"] }
output "group" { value = { for name, role in local.roles : role => name... } }
output "swap" { value = { for key, value in { a = "x", b = "y" } : value => key } }
output "nested" { value = [for row in local.matrix : [for cell in row : cell * 2]] }
output "flat" { value = flatten([for row in local.matrix : [for cell in row : { cell = cell }]]) }
output "unknown_element" { value = [for value in local.mixed : "v-${value}"] }
output "unknown_filter" { value = [for value in local.mixed : value if value != "a"] }
output "unknown_key" { value = { for value in local.mixed : value => 1 } }
output "unknown_value" { value = { for index, value in local.mixed : "k${index}" => value } }
output "set" { value = [for value in toset(["b", "a"]) : value] }
output "set_key" { value = { for key, value in toset(["b", "a"]) : key => value } }
output "numbers" { value = { for value in [1, 2] : value => value } }
output "empty" { value = [for value in [] : value] }
output "shadow" { value = [for local in local.names : local] }
output "pairs" { value = { for pair in setproduct(["a", "b"], [1, 2]) : "${pair[0]}${pair[1]}" => pair[1] } }
output "conditional" { value = { for name, role in local.roles : name => role if role == "user" } }
