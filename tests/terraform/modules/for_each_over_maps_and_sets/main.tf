locals {
  laboratories = {
    north = { beds = 3, tags = ["a"] }
    south = { beds = 5, tags = [] }
  }
}
resource "terraform_data" "laboratory" {
  for_each = local.laboratories
  input    = { key = each.key, beds = each.value.beds, tags = each.value.tags }
}
resource "terraform_data" "name" {
  for_each = toset(["b", "a", "a"])
  input    = "${each.key}=${each.value}"
}
resource "terraform_data" "chained" {
  for_each = terraform_data.laboratory
  input    = "${each.key} has ${each.value.input.beds} beds, ${each.value.id}"
}
resource "terraform_data" "object" {
  for_each = { x = 1, y = "two", z = [3] }
  input    = each.value
}
resource "terraform_data" "empty" {
  for_each = {}
  input    = each.value
}
output "beds" { value = { for key, laboratory in terraform_data.laboratory : key => laboratory.input.beds } }
output "keys" { value = keys(terraform_data.name) }
output "values" { value = values(terraform_data.object)[*].input }
output "south" { value = terraform_data.laboratory["south"].input.beds }
output "ids" { value = { for key, each in terraform_data.laboratory : key => each.id } }
output "empty" { value = terraform_data.empty }
