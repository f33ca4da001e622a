# Machines, databases and clusters of Yandex Cloud: who lets in the whole internet, and what has an address there.
# https://yandex.cloud/en/docs/vpc/concepts/security-groups

policy {
  required_providers {
    yandex = { source = "yandex-cloud/yandex" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  yes = [true, "true"]

  harmless = ["ICMP", "IPV6_ICMP"]

  # Databases whose hosts can have addresses on the internet, and those that have one answer for all hosts.
  databases_with_hosts = [
    "yandex_mdb_clickhouse_cluster", "yandex_mdb_mongodb_cluster", "yandex_mdb_mysql_cluster", "yandex_mdb_mysql_cluster_v2",
    "yandex_mdb_postgresql_cluster", "yandex_mdb_postgresql_cluster_v2", "yandex_mdb_redis_cluster", "yandex_mdb_redis_cluster_v2",
    "yandex_mdb_sqlserver_cluster",
  ]
  databases = ["yandex_mdb_greenplum_cluster", "yandex_mdb_kafka_cluster", "yandex_ydb_database_dedicated"]
}

# -- firewalls ---------------------------------------------------------------------------------------------------------------

# Without ports, or with -1, a rule admits all of them.
resource_policy "yandex_vpc_security_group" "yandex_security_group" {
  locals {
    rules = [
      for rule in core::try(attrs.ingress, []) : {
        from    = core::try(rule.port, null) == null ? core::try(rule.from_port, null) : rule.port
        to      = core::try(rule.port, null) == null ? core::try(rule.to_port, null) : rule.port
        sources = [core::try(rule.v4_cidr_blocks, null), core::try(rule.v6_cidr_blocks, null)]
      }
      if !core::contains(local.harmless, core::upper(core::valuetostring(core::try(rule.protocol, null))))
    ]
  }

  enforce {
    condition = core::alltrue([
      for rule in local.rules :
      core::try(rule.from - rule.to == 0 && core::contains(input.public_ports, core::parseint("${rule.to}", 10)), false)
      || !hclscan::is_public_cidr(rule.sources)
    ])
    error_message = "This firewall lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

resource_policy "yandex_vpc_security_group_rule" "yandex_security_group_rule" {
  filter = (
    core::try(attrs.direction, null) == "ingress"
    && !core::contains(local.harmless, core::upper(core::valuetostring(core::try(attrs.protocol, null))))
  )

  locals {
    from = core::try(attrs.port, null) == null ? core::try(attrs.from_port, null) : attrs.port
    to   = core::try(attrs.port, null) == null ? core::try(attrs.to_port, null) : attrs.port
  }

  enforce {
    condition = (
      core::try(local.from - local.to == 0 && core::contains(input.public_ports, core::parseint("${local.to}", 10)), false)
      || !hclscan::is_public_cidr([core::try(attrs.v4_cidr_blocks, null), core::try(attrs.v6_cidr_blocks, null)])
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# -- machines ----------------------------------------------------------------------------------------------------------------

# What is called NAT here is an address on the internet, one to one.
# https://yandex.cloud/en/docs/compute/concepts/network#public-ip
resource_policy "yandex_compute_instance" "yandex_compute_instance" {
  enforce {
    condition = !core::anytrue([
      for interface in core::try(attrs.network_interface, []) : core::contains(local.yes, core::try(interface.nat, null))
    ])
    error_message = "This machine has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

resource_policy "yandex_*" "yandex_instance_template" {
  filter = core::contains(["yandex_compute_instance_group", "yandex_kubernetes_node_group"], meta.type)

  locals {
    template = core::try(attrs.instance_template[0], {})
  }

  enforce {
    condition = !core::contains(local.yes, core::try(local.template.nat, null)) && !core::anytrue([
      for interface in core::try(local.template.network_interface, []) : core::contains(local.yes, core::try(interface.nat, null))
    ])
    error_message = "Every machine of this group has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

# -- clusters, databases -----------------------------------------------------------------------------------------------------

resource_policy "yandex_kubernetes_cluster" "yandex_kubernetes_cluster" {
  locals {
    master = core::try(attrs.master[0], {})
  }

  enforce {
    condition = (
      !core::contains(local.yes, core::try(local.master.public_ip, null))
      && !core::contains(local.yes, core::try(local.master.master_location[0].external_v4_address, null))
    )
    error_message = "The control plane of this cluster has an address on the internet: whoever has a token, or finds a gap, is inside."
  }
}

# Hosts are blocks, or a map in newer types.
resource_policy "yandex_mdb_*" "yandex_database_hosts" {
  filter = core::contains(local.databases_with_hosts, meta.type)

  locals {
    hosts = core::concat(
      core::try([for host in attrs.host : host], []),
      core::try(core::values(attrs.hosts), []),
    )
  }

  enforce {
    condition     = !core::anytrue([for host in local.hosts : core::contains(local.yes, core::try(host.assign_public_ip, null))])
    error_message = "A host of this database has an address on the internet: everyone can try passwords and exploits against it."
  }
}

resource_policy "yandex_*" "yandex_database" {
  filter = core::contains(local.databases, meta.type)

  enforce {
    condition = (
      !core::contains(local.yes, core::try(attrs.assign_public_ip, attrs.assign_public_ips, null))
      && !core::contains(local.yes, core::try(attrs.config[0].assign_public_ip, null))
    )
    error_message = "The hosts of this database have addresses on the internet: everyone can try passwords and exploits against them."
  }
}
