resource "terraform_data" "u" { input = "x" }
locals {
  id   = terraform_data.u.id
  flag = terraform_data.u.id == "a"
}
output "present" { value = [local.id == null, local.id != null, "p-${local.id}" == "q", "p-${local.id}" == "p-a", [local.id] == null] }
output "lengths" {
  value = [
    length(local.id) < -1, length(local.flag ? tolist([1]) : tolist([1, 2])) > 0, length(local.flag ? ["a"] : ["b"]),
    length([local.id, 1]), length({ a = local.id }), length(toset([local.id])), length(split(",", local.id)) == -1,
  ]
}
output "numbers" { value = [(local.flag ? 1 : 2) > 0, (local.flag ? 1 : 2) == 5, (local.flag ? 1 : 1), (local.flag ? 1 : 2) + 1 > 0] }
output "types" { value = [local.id == 1, local.flag == "true", [local.id] == [1], { a = local.id } == { b = 1 }, tolist([local.id]) == [local.id]] }
output "same" { value = [local.flag ? null : null, local.flag ? [] : [], local.flag ? "a" : "a", local.flag ? tomap({}) : tomap({})] }
output "logic" { value = [local.flag || true, local.flag && false, !local.flag, local.flag == true] }
