# expect: fail HCL_ENC_003
resource "aws_elasticache_replication_group" "redis" {
  replication_group_id = "sessions"
  description          = "Sessions of the portal"
  engine               = "redis"
  node_type            = "cache.t4g.small"
}

# expect: pass
resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "sessions-valkey"
  description          = "Sessions of the portal"
  engine               = "valkey"
  node_type            = "cache.t4g.small"
}

# expect: fail HCL_ENC_003
resource "aws_elasticache_replication_group" "optional" {
  replication_group_id       = "sessions-optional"
  description                = "Sessions of the portal"
  engine                     = "redis"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = true
  transit_encryption_mode    = "preferred"
}

# expect: fail HCL_ENC_003
resource "aws_elasticache_cluster" "memcached" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 2
}

# expect: pass
resource "aws_elasticache_cluster" "encrypted" {
  cluster_id                 = "pages-tls"
  engine                     = "memcached"
  engine_version             = "1.6.22"
  node_type                  = "cache.t4g.small"
  num_cache_nodes            = 2
  transit_encryption_enabled = true
}

# expect: fail HCL_ENC_003
resource "aws_appsync_api_cache" "plain" {
  api_id               = "abcdefghijklmnop"
  api_caching_behavior = "FULL_REQUEST_CACHING"
  type                 = "SMALL"
  ttl                  = 900
}

# expect: pass
resource "aws_appsync_api_cache" "encrypted" {
  api_id                     = "abcdefghijklmnop"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "SMALL"
  ttl                        = 900
  transit_encryption_enabled = true
}

# expect: fail HCL_ENC_003
resource "aws_memorydb_cluster" "switched_off" {
  acl_name    = "open-access"
  name        = "queue"
  node_type   = "db.t4g.small"
  tls_enabled = false
}

# expect: pass
resource "aws_memorydb_cluster" "silent" {
  acl_name  = "portal"
  name      = "queue-tls"
  node_type = "db.t4g.small"
}

# expect: fail HCL_ENC_003
resource "aws_dax_cluster" "plain" {
  cluster_name       = "records"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.t3.small"
  replication_factor = 1
}

# expect: pass
resource "aws_dax_cluster" "encrypted" {
  cluster_name                     = "records-tls"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.t3.small"
  replication_factor               = 1
  cluster_endpoint_encryption_type = "TLS"
}

# expect: fail HCL_ENC_003
resource "aws_msk_cluster" "both" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }
}

# expect: pass
resource "aws_msk_cluster" "silent" {
  cluster_name           = "events-tls"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}

# expect: fail HCL_ENC_003
resource "aws_opensearch_domain" "plain" {
  domain_name    = "records"
  engine_version = "OpenSearch_2.15"
}

# expect: fail HCL_ENC_003
resource "aws_elasticsearch_domain" "old_tls" {
  domain_name           = "records-old-tls"
  elasticsearch_version = "7.10"

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}

# expect: fail HCL_ENC_003
resource "aws_opensearch_domain" "chatting_nodes" {
  domain_name    = "records-nodes"
  engine_version = "OpenSearch_2.15"

  cluster_config {
    instance_count = 3
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

# expect: pass
resource "aws_opensearch_domain" "encrypted" {
  domain_name    = "records-tls"
  engine_version = "OpenSearch_2.15"

  cluster_config {
    instance_count = 3
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  node_to_node_encryption {
    enabled = true
  }
}

# expect: pass
resource "aws_cloudsearch_domain" "encrypted" {
  name = "catalogue"

  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}

# expect: fail
resource "aws_cloudsearch_domain" "letters" {
  name = "letters"

  endpoint_options {
    enforce_https       = false
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}
