variable "single" {
  default = { id = "one", tags = ["t"] }
}
resource "terraform_data" "counted" {
  count = 2
  input = { n = count.index, names = ["a${count.index}", "b${count.index}"] }
}
resource "terraform_data" "keyed" {
  for_each = { x = 1, y = 2 }
  input    = { n = each.value }
}
resource "terraform_data" "alone" { input = "alone" }
module "m" {
  source = "./m"
  count  = 2
  n      = count.index
}
output "resources" { value = [terraform_data.counted[*].input.n, terraform_data.counted.*.input.names.0, terraform_data.counted[*].input.names[1], terraform_data.counted[*].id] }
output "values" { value = [values(terraform_data.keyed)[*].input.n, terraform_data.alone[*].input, terraform_data.keyed[*].x.input.n] }
output "modules" { value = [module.m[*].list, module.m[*].list[0], flatten(module.m[*].list)] }
output "others" { value = [var.single[*].id, var.single.tags[*], null[*], [][*], toset(["b", "a"])[*], [[1], [2, 3]][*][0], "text"[*]] }
