provider "terraform" {}
provider "terraform" {
  alias = "second"
}
module "a" {
  source    = "./a"
  providers = { terraform = terraform.second }
  name      = "through a"
}
resource "terraform_data" "own" {
  provider = terraform.second
  input    = module.a.deep
}
output "chain" {
  value = [module.a.deep, terraform_data.own.input]
}
