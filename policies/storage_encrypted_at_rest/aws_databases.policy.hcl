# Databases, caches and search of AWS that are plain unless somebody says otherwise.
#
# Snapshots, members of a cluster and copies of backups are as encrypted as what they come from, which has a verdict of its own.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  # Spelt alike, and plain by default.
  clusters        = ["aws_docdb_cluster", "aws_neptune_cluster"]
  global_clusters = ["aws_docdb_global_cluster", "aws_neptune_global_cluster", "aws_rds_global_cluster"]
  search_domains  = ["aws_elasticsearch_domain", "aws_opensearch_domain"]

  # What a global cluster may be made from.
  declared_clusters = core::concat(
    core::getresources("aws_docdb_cluster", {}), core::getresources("aws_neptune_cluster", {}), core::getresources("aws_rds_cluster", {}),
  )
}

# -- relational --------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
resource_policy "aws_db_instance" "db_instance" {
  # An instance of Aurora stores nothing itself: its cluster does.
  filter = !(local.unstated && core::try(core::startswith(attrs.engine, "aurora"), false))

  locals {
    unstated = core::try(attrs.storage_encrypted, null) == null
    source   = core::try(attrs.replicate_source_db, null)
    snapshot = core::try(attrs.snapshot_identifier, null)
    rewound  = core::try(attrs.restore_to_point_in_time[0].source_db_instance_identifier, null)

    # A replica is as encrypted as its source, which has a verdict of its own when it is declared here. A replica of an instance in
    # another region is encrypted by naming a key. It names its source by an ARN; so do replicas with a subnet group of their own.
    declared   = [for database in core::getresources("aws_db_instance", {}) : database if hclscan::refers_to(local.source, database)]
    is_distant = core::try(core::startswith(local.source, "arn:"), false) && core::try(attrs.db_subnet_group_name, null) == null

    of_encrypted_source = local.source != null && (
      core::try(attrs.kms_key_id, null) != null
      || core::anytrue([for database in local.declared : hclscan::same_provider(attrs, database)])
      || (
        core::length(local.declared) == 0
        && !local.is_distant
        && core::getdatasource("aws_db_instance", { db_instance_identifier = local.source }).storage_encrypted
      )
    )
    of_encrypted_snapshot = local.snapshot != null && core::getdatasource("aws_db_snapshot", { db_snapshot_identifier = local.snapshot }).encrypted
    of_encrypted_past     = local.rewound != null && core::getdatasource("aws_db_instance", { db_instance_identifier = local.rewound }).storage_encrypted

    inherits = local.of_encrypted_source || local.of_encrypted_snapshot || local.of_encrypted_past
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.storage_encrypted, null)) || (local.unstated && local.inherits)
    error_message = "This database stores its records unencrypted: whoever obtains a snapshot or a disk can read every one of them."
  }
}

# The first kind of serverless Aurora is always encrypted. What is made from something else takes over its encryption, or gets one
# with a key of its own.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
resource_policy "aws_rds_cluster" "rds_cluster" {
  filter = core::try(attrs.engine_mode, null) != "serverless" && !(local.unstated && local.aurora && !local.derived)

  locals {
    unstated = core::try(attrs.storage_encrypted, null) == null
    aurora   = core::startswith(core::try(attrs.engine, null) == null ? "aurora" : attrs.engine, "aurora")
    global   = core::try(attrs.global_cluster_identifier, null)
    rewound  = core::try(attrs.restore_to_point_in_time[0].source_cluster_identifier, null)
    snapshot = core::try(attrs.snapshot_identifier, null)
    source   = core::try(attrs.replication_source_identifier, null)
    derived  = local.global != null || local.rewound != null || local.snapshot != null || local.source != null

    of_declared_source = core::length(core::concat(
      local.global == null ? [] : core::getresources("aws_rds_global_cluster", { global_cluster_identifier = local.global }),
      local.rewound == null ? [] : core::getresources("aws_rds_cluster", { cluster_identifier = local.rewound }),
      local.source == null ? [] : core::getresources("aws_rds_cluster", { arn = local.source }),
    )) > 0

    of_encrypted_source = local.derived && (
      core::try(attrs.kms_key_id, null) != null
      || local.of_declared_source
      || (local.snapshot != null
        ? core::getdatasource("aws_db_cluster_snapshot", { db_cluster_snapshot_identifier = local.snapshot }).storage_encrypted
        : local.global != null
        ? core::getdatasource("aws_rds_global_cluster", { identifier = local.global }).storage_encrypted
        : core::getdatasource("aws_rds_cluster", { cluster_identifier = local.rewound != null ? local.rewound : local.source }).storage_encrypted
      )
    )
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.storage_encrypted, null)) || (local.unstated && local.of_encrypted_source)
    error_message = "This cluster stores its records unencrypted: whoever obtains a snapshot of it can read every one of them."
  }
}

# AWS encrypts new clusters of Aurora since February 2026, the provider says false when nothing is written, and clusters that are older
# stay as they are: nobody can tell from the configuration.
resource_policy "aws_rds_cluster" "aurora_cluster_silent" {
  enforcement_level = "advisory"

  filter = (
    core::startswith(core::try(attrs.engine, null) == null ? "aurora" : attrs.engine, "aurora")
    && core::try(attrs.engine_mode, null) != "serverless"
    && !core::contains(local.no, core::try(attrs.storage_encrypted, null))
    && core::alltrue([
      for source in ["global_cluster_identifier", "replication_source_identifier", "restore_to_point_in_time", "snapshot_identifier"] :
      core::contains([null, []], core::try(attrs[source], null))
    ])
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.storage_encrypted, null))
    error_message = "Nothing says that this cluster is encrypted: if it was made before AWS did so by itself, it stores its records in plain."
  }
}

# A copy of a plain snapshot is encrypted by naming a key.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBSnapshot.html
resource_policy "aws_db_snapshot_copy" "db_snapshot_copy" {
  locals {
    source = core::try(attrs.source_db_snapshot_identifier, "")
    databases = core::flatten([
      for snapshot in core::getresources("aws_db_snapshot", {}) : [
        for database in core::getresources("aws_db_instance", { identifier = snapshot.db_instance_identifier }) : database
      ]
      if hclscan::refers_to(local.source, snapshot)
    ])
  }

  enforce {
    condition = core::try(attrs.kms_key_id, null) != null || (
      core::length(local.databases) > 0
      ? core::alltrue([for database in local.databases : core::contains(local.yes, core::try(database.storage_encrypted, null))])
      : core::getdatasource("aws_db_snapshot", { db_snapshot_identifier = local.source }).encrypted
    )
    error_message = "The database that this snapshot comes from is not encrypted, and the copy is not either: whoever obtains it can read every record."
  }
}

# -- documents, graphs and clusters over several regions ---------------------------------------------------------------------

# https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
resource_policy "aws_*_cluster" "cluster" {
  filter = core::contains(local.clusters, meta.type)

  locals {
    unstated = core::try(attrs.storage_encrypted, null) == null
    global   = core::try(attrs.global_cluster_identifier, null)
    sources = [
      for source in [
        core::try(attrs.snapshot_identifier, null),
        core::try(attrs.restore_to_point_in_time[0].source_cluster_identifier, null),
        core::try(attrs.replication_source_identifier, null),
      ] : source
      if source != null
    ]

    of_encrypted_global = local.global != null && (
      core::length(core::getresources(
        meta.type == "aws_docdb_cluster" ? "aws_docdb_global_cluster" : "aws_neptune_global_cluster", { global_cluster_identifier = local.global }
      )) > 0
      || core::getdatasource("aws_rds_global_cluster", { identifier = local.global }).storage_encrypted
    )

    # As encrypted as the source, unless a key is named.
    of_encrypted_source = core::anytrue([
      for source in local.sources :
      core::try(attrs.kms_key_id, attrs.kms_key_arn, null) != null
      || core::anytrue([for cluster in local.declared_clusters : hclscan::refers_to(source, cluster)])
      || core::getdatasource("aws_db_cluster_snapshot", { db_cluster_snapshot_identifier = source }).storage_encrypted
    ])
  }

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.storage_encrypted, null))
      || (local.unstated && (local.of_encrypted_global || local.of_encrypted_source))
    )
    error_message = "This cluster stores its records unencrypted, and that cannot be changed later: they have to be moved to a new one."
  }
}

# As encrypted as the cluster it is made from, which has a verdict of its own when it is declared here.
resource_policy "aws_*_global_cluster" "global_cluster" {
  filter = core::contains(local.global_clusters, meta.type)

  locals {
    source = core::try(attrs.source_db_cluster_identifier, null)

    of_encrypted_source = core::try(attrs.storage_encrypted, null) == null && local.source != null && (
      core::anytrue([for cluster in local.declared_clusters : hclscan::refers_to(local.source, cluster)])
      || core::getdatasource("aws_rds_cluster", { cluster_identifier = local.source }).storage_encrypted
    )
  }

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.storage_encrypted, null)) || local.of_encrypted_source
    error_message = "The clusters of this global database store their records unencrypted, in every region that joins it."
  }
}

# -- warehouse ---------------------------------------------------------------------------------------------------------------

# What is restored from a snapshot is as encrypted as that, if nothing is written.
# https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
resource_policy "aws_redshift_cluster" "warehouse" {
  filter = !(local.unstated && core::try(attrs.snapshot_identifier, attrs.snapshot_arn, null) != null)

  locals {
    unstated = core::try(attrs.encrypted, null) == null
  }

  enforce {
    condition     = local.unstated ? !hclscan::provider_allows(attrs, "< 6") : core::contains(local.yes, attrs.encrypted)
    error_message = local.unstated ? "Nothing says that this warehouse is encrypted: the AWS provider makes it plain before version 6, and such a version is allowed here." : "This warehouse stores its records unencrypted: whoever obtains a snapshot of it can read every one of them."
  }
}

# -- caches and search -------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
resource_policy "aws_dax_cluster" "dax_cluster" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.server_side_encryption[0].enabled, false))
    error_message = "This cache keeps records of the table unencrypted on its disks."
  }
}

# Plain for Redis, encrypted for Valkey when nothing is written. Groups that join a global one take over its setting.
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
resource_policy "aws_elasticache_replication_group" "cache" {
  filter = core::try(attrs.global_replication_group_id, null) == null

  locals {
    stated = core::try(attrs.at_rest_encryption_enabled, null)
  }

  enforce {
    condition     = local.stated == null ? core::lower(core::try(attrs.engine, "redis")) == "valkey" : core::contains(local.yes, local.stated)
    error_message = "This cache writes what it holds to disks and backups unencrypted."
  }
}

# Only replication groups can be encrypted; Memcached writes nothing to disk.
resource_policy "aws_elasticache_cluster" "cache_without_group" {
  filter = core::lower(core::try(attrs.engine, "redis")) == "redis"

  enforce {
    condition     = core::try(attrs.replication_group_id, null) != null
    error_message = "A cache on its own cannot be encrypted: this one writes what it holds to disks and backups in plain. A replication group can."
  }
}

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
resource_policy "aws_*search_domain" "search_domain" {
  filter = core::contains(local.search_domains, meta.type)

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.encrypt_at_rest[0].enabled, false))
    error_message = "This search domain stores its documents unencrypted: whoever obtains a disk or a snapshot can read every one of them."
  }
}
