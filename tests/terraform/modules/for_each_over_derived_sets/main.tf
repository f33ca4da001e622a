variable "subnets" {
  type    = list(object({ name = string, cidr = string, tier = string }))
  default = [
    { name = "web", cidr = "10.0.1.0/24", tier = "public" },
    { name = "app", cidr = "10.0.2.0/24", tier = "private" },
    { name = "db", cidr = "10.0.3.0/24", tier = "private" },
  ]
}
locals {
  by_tier = { for s in var.subnets : s.tier => s.name... }
  pairs   = setproduct(["r", "w"], keys(local.by_tier))
}
resource "terraform_data" "subnet" {
  for_each = { for i, s in var.subnets : s.name => merge(s, { index = i }) if s.tier == "private" }
  input    = "${each.value.index}/${each.value.cidr}"
}
resource "terraform_data" "grant" {
  for_each = { for pair in local.pairs : "${pair[0]}-${pair[1]}" => pair[1] }
  input    = each.value
}
resource "terraform_data" "tier" {
  for_each = toset(var.subnets[*].tier)
  input    = sort([for s in var.subnets : s.name if s.tier == each.key])
}
resource "terraform_data" "unknown_values" {
  for_each = { for key, one in terraform_data.subnet : key => one.id }
  input    = each.value
}
output "grants" { value = { for key, one in terraform_data.grant : key => one.input } }
output "tiers" { value = local.by_tier }
output "unknown" { value = keys(terraform_data.unknown_values) }
