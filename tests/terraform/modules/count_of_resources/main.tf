variable "sizes" { default = [1, 2, 3] }
resource "terraform_data" "each" {
  count = length(var.sizes)
  input = "${count.index}: ${var.sizes[count.index]}"
}
resource "terraform_data" "none" {
  count = 0
  input = "never"
}
resource "terraform_data" "maybe" {
  count = var.sizes[0] == 1 ? 1 : 0
  input = "there"
}
resource "terraform_data" "text" {
  count = "2"
  input = terraform_data.each[count.index].input
}
output "inputs" { value = terraform_data.each[*].input }
output "legacy" { value = terraform_data.each.*.input }
output "none" { value = terraform_data.none }
output "first_of_none" { value = try(terraform_data.none[0].input, "nothing") }
output "one" { value = one(terraform_data.maybe[*].input) }
output "one_of_none" { value = one(terraform_data.none[*].input) }
output "ids" { value = terraform_data.each[*].id }
output "length" { value = length(terraform_data.each) }
output "joined" { value = join(",", terraform_data.each[*].id) }
