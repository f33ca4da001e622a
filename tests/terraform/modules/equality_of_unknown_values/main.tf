resource "terraform_data" "x" { input = 1 }
locals {
  id   = terraform_data.x.id
  flag = local.id == "z"
}
output "null" { value = [local.id == null, null != local.id, "x${local.id}" == null] }
output "self" { value = local.id == local.id }
output "types" { value = [local.id == 1, local.id == ["a"], [local.id] == [1], local.flag == "a"] }
output "lists" { value = [[local.id] == [], [local.id] == ["a", "b"], [1, local.id] == [2, "a"], [local.id, 1] == ["a", 2]] }
output "objects" { value = [{ a = local.id } == { b = "x" }, { a = local.id } == { a = "x" }] }
output "prefix" { value = ["ab-${local.id}" == "xy", "ab-${local.id}" == "ab-c", startswith(local.id, "x")] }
output "inequality" { value = [local.id != "a", !(local.id == "a"), local.flag != null] }
output "numbers" { value = [length(local.id) + 1, -length(local.id), length(local.id) > 3] }
