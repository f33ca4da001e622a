variable "n" { type = number }
variable "keys" { type = set(string) }
module "m" {
  source   = "./m"
  for_each = toset(["x", "y"])
  wanted   = each.key
}
resource "aws_s3_bucket" "counted" {
  count  = var.n == 1 ? 2 : 0
  bucket = "b-${count.index}"
}
resource "aws_ebs_volume" "keyed" {
  for_each  = var.keys
  encrypted = each.value == "a"
}
resource "aws_security_group" "s" {
  dynamic "ingress" {
    for_each = [22, 80]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
output "ids" { value = [for k, v in module.m : v.id] }
