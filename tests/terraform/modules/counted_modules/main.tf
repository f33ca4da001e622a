variable "size" {
  type    = number
  default = 2
}
module "worker" {
  source = "./worker"
  count  = var.size
  index  = count.index
}
module "none" {
  source = "./worker"
  count  = 0
  index  = 7
}
output "all" { value = module.worker[*].label }
output "first" { value = module.worker[0].label }
output "legacy" { value = module.worker.*.index }
output "none" { value = [module.none, length(module.none), one(module.none[*].label)] }
output "last" { value = module.worker[length(module.worker) - 1].label }
output "pairs" { value = zipmap(module.worker[*].label, module.worker[*].index) }
