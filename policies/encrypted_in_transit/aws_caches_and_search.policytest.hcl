policytest {
  targets = ["aws_caches_and_search.policy.hcl"]
}

# -- caches ------------------------------------------------------------------------------------------------------------------

resource "aws_elasticache_replication_group" "encrypted" {
  attrs = {
    replication_group_id       = "encrypted"
    transit_encryption_enabled = true
    transit_encryption_mode    = "required"
  }
}

resource "aws_elasticache_replication_group" "silent" {
  expect_failure = true
  attrs = {
    replication_group_id = "silent"
  }
}

resource "aws_elasticache_replication_group" "valkey" {
  attrs = {
    replication_group_id = "valkey"
    engine               = "valkey"
  }
}

resource "aws_elasticache_replication_group" "valkey_off" {
  expect_failure = true
  attrs = {
    replication_group_id       = "valkey-off"
    engine                     = "valkey"
    transit_encryption_enabled = false
  }
}

resource "aws_elasticache_replication_group" "preferred" {
  expect_failure = true
  attrs = {
    replication_group_id       = "preferred"
    transit_encryption_enabled = true
    transit_encryption_mode    = "preferred"
  }
}

# The first group of a global one decides for all.
resource "aws_elasticache_replication_group" "secondary" {
  attrs = {
    replication_group_id        = "secondary"
    global_replication_group_id = "ldgnf-sessions"
  }
}

resource "aws_elasticache_cluster" "memcached" {
  expect_failure = true
  attrs = {
    cluster_id = "memcached"
    engine     = "memcached"
  }
}

resource "aws_elasticache_cluster" "memcached_encrypted" {
  attrs = {
    cluster_id                 = "memcached-encrypted"
    engine                     = "memcached"
    transit_encryption_enabled = "true"
  }
}

resource "aws_elasticache_cluster" "member" {
  attrs = {
    cluster_id           = "member"
    replication_group_id = "encrypted"
  }
}

resource "aws_appsync_api_cache" "silent" {
  expect_failure = true
  attrs = {
    api_id = "abc"
  }
}

resource "aws_appsync_api_cache" "encrypted" {
  attrs = {
    api_id                     = "abc"
    transit_encryption_enabled = true
  }
}

resource "aws_memorydb_cluster" "silent" {
  attrs = {
    name = "silent"
  }
}

resource "aws_memorydb_cluster" "off" {
  expect_failure = true
  attrs = {
    name        = "off"
    tls_enabled = "false"
  }
}

resource "aws_dax_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_name = "silent"
  }
}

resource "aws_dax_cluster" "none" {
  expect_failure = true
  attrs = {
    cluster_name                     = "none"
    cluster_endpoint_encryption_type = "NONE"
  }
}

resource "aws_dax_cluster" "encrypted" {
  attrs = {
    cluster_name                     = "encrypted"
    cluster_endpoint_encryption_type = "TLS"
  }
}

# -- streams -----------------------------------------------------------------------------------------------------------------

resource "aws_msk_cluster" "silent" {
  attrs = {
    cluster_name = "silent"
  }
}

resource "aws_msk_cluster" "both" {
  expect_failure = true
  attrs = {
    cluster_name    = "both"
    encryption_info = [{ encryption_in_transit = [{ client_broker = "TLS_PLAINTEXT", in_cluster = true }] }]
  }
}

resource "aws_msk_cluster" "plain_inside" {
  expect_failure = true
  attrs = {
    cluster_name    = "plain-inside"
    encryption_info = [{ encryption_in_transit = [{ client_broker = "TLS", in_cluster = false }] }]
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------

resource "aws_opensearch_domain" "encrypted" {
  attrs = {
    domain_name             = "encrypted"
    cluster_config          = [{ instance_count = 3 }]
    domain_endpoint_options = [{ enforce_https = true, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
    node_to_node_encryption = [{ enabled = true }]
  }
}

# Inside the block, HTTPS is what the provider asks for by itself.
resource "aws_opensearch_domain" "https_not_written" {
  attrs = {
    domain_name             = "https-not-written"
    domain_endpoint_options = [{ tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10" }]
  }
}

resource "aws_opensearch_domain" "silent" {
  expect_failure = true
  attrs = {
    domain_name = "silent"
  }
}

resource "aws_elasticsearch_domain" "plain" {
  expect_failure = true
  attrs = {
    domain_name             = "plain"
    domain_endpoint_options = [{ enforce_https = false, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
  }
}

resource "aws_elasticsearch_domain" "old_tls" {
  expect_failure = true
  attrs = {
    domain_name             = "old-tls"
    domain_endpoint_options = [{ enforce_https = true }]
  }
}

resource "aws_opensearch_domain" "chatting_nodes" {
  expect_failure = true
  attrs = {
    domain_name             = "chatting-nodes"
    cluster_config          = [{ instance_count = 2 }]
    domain_endpoint_options = [{ enforce_https = true, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
    node_to_node_encryption = [{ enabled = false }]
  }
}

# One node and three masters of its own.
resource "aws_elasticsearch_domain" "chatting_masters" {
  expect_failure = true
  attrs = {
    domain_name             = "chatting-masters"
    cluster_config          = [{ instance_count = 1, dedicated_master_enabled = true }]
    domain_endpoint_options = [{ enforce_https = true, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
  }
}

resource "aws_opensearch_domain" "single_node" {
  attrs = {
    domain_name             = "single-node"
    cluster_config          = [{ instance_type = "t3.small.search" }]
    domain_endpoint_options = [{ enforce_https = true, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
  }
}

resource "aws_cloudsearch_domain" "encrypted" {
  attrs = {
    name             = "encrypted"
    endpoint_options = [{ enforce_https = true, tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
  }
}

# CloudSearch asks for HTTPS only where it is written.
resource "aws_cloudsearch_domain" "https_not_written" {
  expect_failure = true
  attrs = {
    name             = "https-not-written"
    endpoint_options = [{ tls_security_policy = "Policy-Min-TLS-1-2-2019-07" }]
  }
}
