variable "base" {
  type    = string
  default = "10.20.0.0/16"
}
locals {
  subnets = cidrsubnets(var.base, 8, 8, 4)
}
output "networks" {
  value = {
    subnets = local.subnets
    hosts   = [for s in local.subnets : cidrhost(s, 10)]
    last    = cidrhost(var.base, -2)
    mask    = cidrnetmask(var.base)
    v6      = [cidrsubnet("fd00:1234::/48", 16, 162), cidrhost("fd00:1234::/64", 255)]
    indexed = [for i in range(3) : cidrsubnet(var.base, 4, i)]
  }
}
output "numbers" {
  value = [
    abs(-1.5), ceil(1.2), floor(-1.2), log(8, 2), pow(2, 70), signum(-3), max(1, 2.5), min([3, 1]...), parseint("ff", 16),
    10 % 3, -7 % 3, 1 / 4, 0.1 + 0.2, 0.1 + 0.2 == 0.3, 12345678901234567890 + 1, tonumber("1e3"), 7 / 2, format("%.3f", 2 / 3),
  ]
}
