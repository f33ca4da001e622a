# Caches, streams and search: which of them speak without TLS.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]
  no  = [false, "false"]

  search_domains = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
}

# -- caches ------------------------------------------------------------------------------------------------------------------

# Redis and Memcached are plain unless they are told to encrypt, Valkey the other way round. Members of a replication group and
# groups that join a global one take over its setting.
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
resource_policy "aws_*cache*" "cache" {
  filter = (
    meta.type == "aws_appsync_api_cache"
    || (meta.type == "aws_elasticache_replication_group" && core::try(attrs.global_replication_group_id, null) == null)
    || (meta.type == "aws_elasticache_cluster" && core::try(attrs.replication_group_id, null) == null)
  )

  locals {
    stated = core::try(attrs.transit_encryption_enabled, null)
  }

  enforce {
    condition = local.stated == null ? core::try(core::lower(attrs.engine), "") == "valkey" : core::contains(local.yes, local.stated)
    error_message = "This cache speaks to its clients unencrypted: whoever is on the way can read what it holds."
  }
}

# "preferred" is meant for the days of a change: clients may still do without.
resource_policy "aws_elasticache_replication_group" "cache_mode" {
  filter = core::try(attrs.transit_encryption_mode, null) != null

  enforce {
    condition     = attrs.transit_encryption_mode != "preferred"
    error_message = "This cache offers TLS but lets clients do without it."
  }
}

resource_policy "aws_memorydb_cluster" "memorydb_cluster" {
  enforce {
    condition     = !core::contains(local.no, core::try(attrs.tls_enabled, true))
    error_message = "TLS is switched off for this database, and with it every password: whoever reaches it can read what it holds."
  }
}

resource_policy "aws_dax_cluster" "dax_cluster" {
  enforce {
    condition     = core::try(attrs.cluster_endpoint_encryption_type, null) == "TLS"
    error_message = "This cache speaks to its clients unencrypted: whoever is on the way can read the records of the table."
  }
}

# -- streams -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
resource_policy "aws_msk_cluster" "kafka_cluster" {
  enforce {
    condition     = core::contains([null, "TLS"], core::try(attrs.encryption_info[0].encryption_in_transit[0].client_broker, null))
    error_message = "These brokers accept clients that do not encrypt: whoever is on the way can read every message."
  }

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.encryption_info[0].encryption_in_transit[0].in_cluster, true))
    error_message = "These brokers copy messages to each other unencrypted."
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------

# Without a block of options the domain answers over HTTP as well; with one, the provider asks for HTTPS unless it says otherwise.
# CloudSearch never does so by itself.
# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html
resource_policy "aws_*search_domain" "search_https" {
  filter = core::contains(local.search_domains, meta.type) || meta.type == "aws_cloudsearch_domain"

  enforce {
    condition = (
      meta.type == "aws_cloudsearch_domain"
      ? core::contains(local.yes, core::try(attrs.endpoint_options[0].enforce_https, false))
      : core::length(core::try(attrs.domain_endpoint_options, [])) > 0
      && !core::contains(local.no, core::try(attrs.domain_endpoint_options[0].enforce_https, true))
    )
    error_message = "This search domain answers over plain HTTP as well: whoever is on the way can read questions and documents."
  }
}

# Not written means Policy-Min-TLS-1-0-2019-07. Where there are no options at all, the rule above asks for them.
resource_policy "aws_*search_domain" "search_tls_policy" {
  filter = (
    (core::contains(local.search_domains, meta.type) || meta.type == "aws_cloudsearch_domain")
    && core::length(local.options) > 0
  )

  locals {
    options = core::try(attrs.domain_endpoint_options, attrs.endpoint_options, [])
  }

  enforce {
    condition     = core::try(core::startswith(local.options[0].tls_security_policy, "Policy-Min-TLS-1-2-"), false)
    error_message = "This search domain still accepts TLS 1.0, which is what it does as long as no newer policy is named."
  }
}

# A single node has nobody to talk to.
resource_policy "aws_*search_domain" "search_nodes" {
  filter = core::contains(local.search_domains, meta.type) && (
    core::try(attrs.cluster_config[0].instance_count > 1, false)
    || core::contains(local.yes, core::try(attrs.cluster_config[0].dedicated_master_enabled, false))
    || core::contains(local.yes, core::try(attrs.cluster_config[0].warm_enabled, false))
  )

  enforce {
    condition     = core::contains(local.yes, core::try(attrs.node_to_node_encryption[0].enabled, false))
    error_message = "The nodes of this search domain copy documents to each other unencrypted."
  }
}
