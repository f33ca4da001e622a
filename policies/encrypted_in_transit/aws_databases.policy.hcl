# Databases of the relational service and the warehouses: which of them accept a client that does not encrypt.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # The parameter with which an engine turns away clients that do not encrypt, the values that switch it on, and the version from
  # which on it is on unless somebody switches it off.
  # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
  # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
  demands = [
    { engine = "^postgres", parameter = "rds.force_ssl", on = ["1"], on_from = ">= 15" },
    { engine = "^aurora-postgresql", parameter = "rds.force_ssl", on = ["1"], on_from = ">= 17" },
    { engine = "^(aurora-)?mysql|^aurora($|[0-9])", parameter = "require_secure_transport", on = ["1", "ON"], on_from = ">= 8.4" },
    { engine = "^mariadb", parameter = "require_secure_transport", on = ["1", "ON"], on_from = ">= 11.8" },
    { engine = "^sqlserver", parameter = "rds.force_ssl", on = ["1"], on_from = null },
    { engine = "db2-(ae|se)", parameter = "db2comm", on = ["SSL"], on_from = null },
  ]

  version_in_family = "[a-z]([0-9]+(?:\\.[0-9]+)?)"
  version_in_text   = "^[0-9]+(?:\\.[0-9]+)?"
}

# -- relational databases ----------------------------------------------------------------------------------------------------

# Replicas and restored snapshots take over what they do not state; instances of Aurora belong to a cluster.
resource_policy "aws_db_instance" "db_instance" {
  filter = (
    (core::try(attrs.engine, null) != null || local.group != null)
    && !core::startswith(core::try(attrs.engine, null) == null ? "" : attrs.engine, "aurora")
  )

  locals {
    group    = core::try(attrs.parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_db_parameter_group", { id = local.group })

    # What counts: the declared group; a default one; or else a group that only the account knows.
    settings = (
      core::length(local.declared) > 0 ? [
        for group in local.declared : {
          engine     = group.family
          version    = core::try(core::regex(local.version_in_family, group.family)[0], "0")
          parameters = core::try(group.parameter, [])
        }
      ]
      : local.group == null ? [{
        engine = attrs.engine
        version = (
          core::try(attrs.engine_version, null) == null
          ? core::getdatasource("aws_rds_engine_version", { engine = attrs.engine }).version
          : core::try(core::regex(local.version_in_text, attrs.engine_version), "0")
        )
        parameters = []
      }]
      : core::startswith(local.group, "default.") ? [{
        engine     = core::trimprefix(local.group, "default.")
        version    = core::try(core::regex(local.version_in_family, core::trimprefix(local.group, "default."))[0], "0")
        parameters = []
      }]
      : core::getdatasource("aws_db_parameter_group", { name = local.group }).settings
    )
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for setting in local.settings : [
        for demand in local.demands :
        core::anytrue([for one in setting.parameters : core::lower(one.name) == demand.parameter])
        ? core::alltrue([
          for one in setting.parameters : core::contains(demand.on, core::upper(one.value)) if core::lower(one.name) == demand.parameter
        ])
        : demand.on_from != null && core::semverconstraint(setting.version, demand.on_from)
        if core::regex_match(setting.engine, demand.engine)
      ]
    ]))
    error_message = "This database accepts clients that do not encrypt: records and passwords can be read on the way."
  }
}

# Oracle listens on a second, encrypted port once an option says so.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.Oracle.Options.SSL.html
resource_policy "aws_db_instance" "oracle_instance" {
  filter = core::startswith(core::try(attrs.engine, null) == null ? "" : attrs.engine, "oracle")

  locals {
    group    = core::try(attrs.option_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_db_option_group", { id = local.group })
    options = (
      core::length(local.declared) > 0 ? core::flatten([for group in local.declared : [for one in core::try(group.option, []) : one.option_name]])
      : local.group == null || core::try(core::startswith(local.group, "default:"), false) ? []
      : core::getdatasource("aws_db_option_group", { name = local.group }).options
    )
  }

  enforce {
    condition     = core::contains(local.options, "SSL") || core::contains(local.options, "NATIVE_NETWORK_ENCRYPTION")
    error_message = "This database offers no encrypted connections: records and passwords can be read on the way."
  }
}

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
resource_policy "aws_rds_cluster" "rds_cluster" {
  filter = core::try(attrs.engine, null) != null || local.group != null

  locals {
    # A group for instances (aws_db_parameter_group) cannot hold this: it is a matter of the cluster.
    group    = core::try(attrs.db_cluster_parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_rds_cluster_parameter_group", { id = local.group })

    settings = (
      core::length(local.declared) > 0 ? [
        for group in local.declared : {
          engine     = group.family
          version    = core::try(core::regex(local.version_in_family, group.family)[0], "0")
          parameters = core::try(group.parameter, [])
        }
      ]
      : local.group == null ? [{
        engine = attrs.engine
        version = (
          core::try(attrs.engine_version, null) == null
          ? core::getdatasource("aws_rds_engine_version", { engine = attrs.engine }).version
          : core::try(core::regex(local.version_in_text, attrs.engine_version), "0")
        )
        parameters = []
      }]
      : core::startswith(local.group, "default.") ? [{
        engine     = core::trimprefix(local.group, "default.")
        version    = core::try(core::regex(local.version_in_family, core::trimprefix(local.group, "default."))[0], "0")
        parameters = []
      }]
      : core::getdatasource("aws_rds_cluster_parameter_group", { name = local.group }).settings
    )
  }

  enforce {
    condition = core::alltrue(core::flatten([
      for setting in local.settings : [
        for demand in local.demands :
        core::anytrue([for one in setting.parameters : core::lower(one.name) == demand.parameter])
        ? core::alltrue([
          for one in setting.parameters : core::contains(demand.on, core::upper(one.value)) if core::lower(one.name) == demand.parameter
        ])
        : demand.on_from != null && core::semverconstraint(setting.version, demand.on_from)
        if core::regex_match(setting.engine, demand.engine)
      ]
    ]))
    error_message = "This database cluster accepts clients that do not encrypt: records and passwords can be read on the way."
  }
}

resource_policy "aws_db_proxy" "db_proxy" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.require_tls, false))
    error_message = "This proxy accepts clients that do not encrypt, whatever the database behind it demands."
  }
}

# -- document and graph databases --------------------------------------------------------------------------------------------

# TLS is on until a parameter group says otherwise. The finding is at the cluster; a group that no cluster here uses has its own.
# https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html
resource_policy "aws_docdb_cluster" "docdb_cluster" {
  filter = core::try(attrs.db_cluster_parameter_group_name, null) != null

  enforce {
    condition = core::alltrue(core::flatten([
      for group in core::getresources("aws_docdb_cluster_parameter_group", { id = attrs.db_cluster_parameter_group_name }) : [
        for one in core::try(group.parameter, []) : one.name != "tls" || core::lower(one.value) != "disabled"
      ]
    ]))
    error_message = "TLS is switched off for this database cluster: records and passwords can be read on the way."
  }
}

resource_policy "aws_docdb_cluster_parameter_group" "docdb_parameter_group" {
  filter = core::length(hclscan::referrers(attrs, "aws_docdb_cluster")) == 0

  enforce {
    condition     = core::alltrue([for one in core::try(attrs.parameter, []) : one.name != "tls" || core::lower(one.value) != "disabled"])
    error_message = "These parameters switch TLS off: records and passwords of the clusters that use them can be read on the way."
  }
}

# Engines since 1.0.4 demand TLS whatever is written here.
resource_policy "aws_neptune_cluster_parameter_group" "neptune_parameter_group" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::alltrue([for one in core::try(attrs.parameter, []) : one.name != "neptune_enforce_ssl" || core::lower(one.value) != "0"])
    error_message = "These parameters let clients in that do not encrypt, on the versions of the engine that still allow it."
  }
}

# -- warehouses --------------------------------------------------------------------------------------------------------------

# Off in the family redshift-1.0 unless it is switched on; on in redshift-2.0 unless it is switched off.
# https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
resource_policy "aws_redshift_parameter_group" "redshift_parameter_group" {
  locals {
    stated = [for one in core::try(attrs.parameter, []) : core::lower(one.value) if one.name == "require_ssl"]
  }

  enforce {
    condition = core::length(local.stated) > 0 ? core::alltrue([for value in local.stated : core::contains(["true", "1"], value)]) : (
      core::try(attrs.family, "redshift-1.0") != "redshift-1.0"
    )
    error_message = "Clusters with these parameters accept clients that do not encrypt: records and passwords can be read on the way."
  }
}

resource_policy "aws_redshiftserverless_workgroup" "redshift_workgroup" {
  enforce {
    condition = core::alltrue([
      for one in core::try(attrs.config_parameter, []) :
      core::try(one.parameter_key, null) != "require_ssl" || !core::contains(["false", "0"], core::lower(one.parameter_value))
    ])
    error_message = "This workgroup accepts clients that do not encrypt, because somebody has switched require_ssl off."
  }
}
