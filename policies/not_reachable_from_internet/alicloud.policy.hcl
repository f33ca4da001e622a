# Machines, databases and clusters of Alibaba Cloud: who lets in the whole internet, and what has an address there.
# https://www.alibabacloud.com/help/en/ecs/user-guide/overview-44

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

input "public_ports" {
  type        = list(number)
  default     = [80, 443]
  description = "Ports of web entry points, which may be open to everyone."
}

locals {
  no = [false, "false"]

  # Lists of addresses that a database lets in, by the name of the argument.
  lists_of_databases = {
    alicloud_db_instance              = "security_ips"
    alicloud_db_readonly_instance     = "security_ips"
    alicloud_gpdb_instance            = "security_ip_list"
    alicloud_kvstore_instance         = "security_ips"
    alicloud_mongodb_instance         = "security_ip_list"
    alicloud_mongodb_sharding_instance = "security_ip_list"
    alicloud_polardb_cluster          = "security_ips"
  }

  # Each gives a database a name and an address on the internet.
  addresses_of_databases = [
    "alicloud_db_connection", "alicloud_gpdb_connection", "alicloud_kvstore_connection", "alicloud_mongodb_public_network_address",
  ]

  clusters = ["alicloud_cs_kubernetes", "alicloud_cs_managed_kubernetes", "alicloud_cs_serverless_kubernetes"]
}

# -- machines ----------------------------------------------------------------------------------------------------------------

# Ports are written 22/22; without a source, a rule is for everyone.
resource_policy "alicloud_security_group_rule" "alicloud_security_group_rule" {
  filter = (
    core::try(attrs.type, null) == "ingress"
    && core::try(core::lower(attrs.policy), "accept") == "accept"
    && core::contains(["all", "tcp", "udp"], core::lower("${attrs.ip_protocol}"))
  )

  locals {
    sources = ["cidr_ip", "ipv6_cidr_ip", "prefix_list_id", "source_security_group_id"]
    ports   = core::split("/", core::try("${attrs.port_range}", "-1/-1"))
    is_web = (
      core::length(local.ports) == 2 && local.ports[0] == local.ports[1]
      && core::contains(input.public_ports, core::try(core::parseint(local.ports[0], 10), -1))
    )
  }

  enforce {
    condition = local.is_web || !(
      core::alltrue([for source in local.sources : core::contains([null, ""], core::try(attrs[source], null))])
      || hclscan::is_public_cidr([for source in ["cidr_ip", "ipv6_cidr_ip"] : core::try(attrs[source], null) == "" ? null : core::try(attrs[source], null)])
    )
    error_message = "This firewall rule lets in the whole internet on a port other than those of the web: scanners find such a port within minutes."
  }
}

# A machine with bandwidth to the internet gets an address there.
resource_policy "alicloud_instance" "alicloud_instance" {
  enforce {
    condition     = core::try(core::parseint("${attrs.internet_max_bandwidth_out}", 10), 0) == 0
    error_message = "This machine has an address on the internet: one gap in a firewall, and everyone can try to log in."
  }
}

# -- databases ---------------------------------------------------------------------------------------------------------------

# https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-mysql/configure-an-ip-address-whitelist
resource_policy "alicloud_*" "alicloud_security_ips" {
  filter = core::contains(core::keys(local.lists_of_databases), meta.type)

  locals {
    stated = core::try(attrs[local.lists_of_databases[meta.type]], null)
    list   = local.stated == null ? [] : local.stated
  }

  # Some services write 0.0.0.0 for everyone.
  enforce {
    condition     = !core::contains(local.list, "0.0.0.0") && !hclscan::is_public_cidr([for one in local.list : one == "0.0.0.0" ? null : one])
    error_message = "The list of this database lets in every address: once it has a name on the internet, everyone can try passwords and exploits against it."
  }
}

resource_policy "alicloud_*" "alicloud_database_address" {
  filter = core::contains(local.addresses_of_databases, meta.type)

  enforce {
    condition     = false
    error_message = "This gives a database an address on the internet: only its list of addresses and its passwords keep everyone out."
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

# The load balancer of the control plane is on the internet unless it is told not to be. Clusters without servers of their own have
# it switched off.
resource_policy "alicloud_cs_*kubernetes" "alicloud_kubernetes" {
  filter = core::contains(local.clusters, meta.type)

  locals {
    stated = core::try(attrs.slb_internet_enabled, attrs.endpoint_public_access_enabled, null)
  }

  enforce {
    condition     = core::contains(local.no, local.stated) || (meta.type == "alicloud_cs_serverless_kubernetes" && local.stated == null)
    error_message = "The control plane of this cluster answers the whole internet: whoever has a token, or finds a gap, is inside."
  }
}
