module "network" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}
module "service" {
  source  = "./service"
  subnets = module.network.subnets
  network = module.network
}
output "used" { value = module.service.used }
output "network" { value = module.service.network }
