locals {
  people = [{ name = "a", mail = ["x", "y"] }, { name = "b", mail = [] }]
  one    = { name = "c", mail = ["z"] }
  none   = null
  set    = toset(["q", "p"])
}
resource "terraform_data" "list" {
  count = 2
  input = local.people[count.index]
}
resource "terraform_data" "single" { input = local.one }
output "names" { value = local.people[*].name }
output "mail" { value = local.people[*].mail[*] }
output "first_mail" { value = local.people[*].mail }
output "legacy" { value = local.people.*.name }
output "legacy_index" { value = local.people.*.name[1] }
output "full_index" { value = local.people[0].mail[*] }
output "one" { value = local.one[*].name }
output "none" { value = local.none[*] }
output "none_attribute" { value = local.none[*].name }
output "set" { value = local.set[*] }
output "resource" { value = terraform_data.list[*].input.name }
output "single" { value = terraform_data.single[*].input.name }
output "old_style" { value = local.people.0.name }
output "flat" { value = flatten(local.people[*].mail) }
output "ids" { value = terraform_data.single[*].id }
