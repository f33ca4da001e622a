locals {
  teams = {
    red  = { size = 2 }
    blue = { size = 1, lead = "b" }
  }
}
module "team" {
  source   = "./team"
  for_each = local.teams
  name     = each.key
  size     = each.value.size
  lead     = try(each.value.lead, null)
}
module "off" {
  source = "./team"
  count  = 0
  name   = "off"
  size   = 1
}
output "leads" { value = { for name, team in module.team : name => team.lead } }
output "red" { value = module.team["red"].members }
output "all" { value = flatten([for team in module.team : team.members]) }
output "sizes" { value = [for team in values(module.team) : length(team.members)] }
output "off" { value = module.off[*].lead }
