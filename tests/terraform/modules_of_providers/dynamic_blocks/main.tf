variable "rules" {
  type = map(object({
    days     = number
    prefixes = optional(list(string), [])
    storage  = optional(map(number), {})
  }))
  default = {
    short = { days = 7, prefixes = ["tmp/", "log/"] }
    long  = { days = 365, storage = { GLACIER = 30, DEEP_ARCHIVE = 180 } }
  }
}
resource "aws_s3_bucket" "nested" {
  bucket = "nested"
  lifecycle_rule {
    id      = "written"
    enabled = true
  }
  dynamic "lifecycle_rule" {
    for_each = var.rules
    iterator = rule
    content {
      id      = rule.key
      enabled = rule.value.days < 100
      dynamic "transition" {
        for_each = rule.value.storage
        content {
          days          = transition.value
          storage_class = "${rule.key}/${transition.key}"
        }
      }
      dynamic "filter" {
        for_each = toset(rule.value.prefixes)
        iterator = each
        content {
          prefix = each.value
          same   = each.key == each.value
          days   = rule.value.days
        }
      }
    }
  }
}
resource "aws_security_group" "indexed" {
  for_each = { a = [80, 443], b = [] }
  name     = each.key
  dynamic "ingress" {
    for_each = each.value
    labels   = []
    content {
      from_port   = ingress.value
      description = "${each.key}-${ingress.key}"
    }
  }
  dynamic "egress" {
    for_each = length(each.value) > 0 ? [1] : []
    content {
      to_port = length(each.value)
    }
  }
}
