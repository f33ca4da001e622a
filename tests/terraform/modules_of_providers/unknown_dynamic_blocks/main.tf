variable "ports" {}
resource "aws_security_group" "g" {
  name = "g"
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port = ingress.value
    }
  }
  dynamic "egress" {
    for_each = [aws_vpc.v.id, "known"]
    content {
      description = egress.value
    }
  }
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
