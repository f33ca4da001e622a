locals {
  enabled = var.create && var.vpc_id != ""
  group   = local.enabled ? aws_security_group.this[0].id : ""

  ingress = { for one in var.ingress : "${one.protocol}-${one.from}-${one.to}" => one }
  egress  = { for one in var.egress : "${one.protocol}-${one.from}-${one.to}" => one }
}

resource "aws_security_group" "this" {
  count = local.enabled ? 1 : 0

  name                   = var.use_prefix ? null : var.name
  name_prefix            = var.use_prefix ? "${var.name}-" : null
  description            = var.description
  vpc_id                 = var.vpc_id
  revoke_rules_on_delete = var.revoke_rules_on_delete

  tags = merge(var.tags, { Name = var.name })

  timeouts {
    create = var.create_timeout
    delete = var.delete_timeout
  }
}

resource "aws_security_group_rule" "ingress" {
  for_each = { for name, one in local.ingress : name => one if local.enabled && length(one.sources) > 0 }

  security_group_id = local.group
  type              = "ingress"
  description       = try(each.value.description, "Ingress ${each.key}")
  protocol          = each.value.protocol
  from_port         = each.value.from
  to_port           = each.value.to
  cidr_blocks       = each.value.sources
}

resource "aws_security_group_rule" "ingress_groups" {
  count = local.enabled ? length(var.ingress_groups) : 0

  security_group_id        = local.group
  type                     = "ingress"
  description              = lookup(var.ingress_groups[count.index], "description", "Ingress of a group")
  protocol                 = lookup(var.ingress_groups[count.index], "protocol", "tcp")
  from_port                = var.ingress_groups[count.index]["port"]
  to_port                  = var.ingress_groups[count.index]["port"]
  source_security_group_id = var.ingress_groups[count.index]["group"]
}

resource "aws_security_group_rule" "itself" {
  count = local.enabled && var.allow_itself ? 1 : 0

  security_group_id = local.group
  type              = "ingress"
  description       = "All members of the group"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  self              = true
}

resource "aws_security_group_rule" "egress" {
  for_each = { for name, one in local.egress : name => one if local.enabled }

  security_group_id = local.group
  type              = "egress"
  description       = try(each.value.description, "Egress ${each.key}")
  protocol          = each.value.protocol
  from_port         = each.value.from
  to_port           = each.value.to
  cidr_blocks       = each.value.targets
}
