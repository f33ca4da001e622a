resource "terraform_data" "source" { input = "s" }
resource "terraform_data" "each" {
  for_each = { a = terraform_data.source.id, b = "known" }
  input    = each.value
}
resource "terraform_data" "counted" {
  count = 2
  input = count.index == 0 ? terraform_data.source.id : "known"
}
output "a" { value = terraform_data.each["a"].input }
output "b" { value = terraform_data.each["b"].input }
output "keys" { value = keys(terraform_data.each) }
output "counted" { value = terraform_data.counted[*].input }
output "map" { value = { for key, each in terraform_data.each : key => each.input } }
output "lengths" { value = [length(terraform_data.each), length(terraform_data.counted)] }
