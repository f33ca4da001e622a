policytest {
  targets = ["aws_data_stores.policy.hcl"]
}

# -- public addresses --------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "private" {
  attrs = {
    engine              = "postgres"
    publicly_accessible = false
  }
}

# The provider sends false.
resource "aws_db_instance" "silent" {
  attrs = {
    engine = "postgres"
  }
}

resource "aws_db_instance" "public" {
  expect_failure = true
  attrs = {
    engine              = "postgres"
    publicly_accessible = true
  }
}

resource "aws_dms_replication_instance" "public" {
  expect_failure = true
  attrs = {
    publicly_accessible = "true"
  }
}

resource "aws_dms_replication_instance" "silent" {
  attrs = {
    replication_instance_id = "migration"
  }
}

resource "aws_mq_broker" "public" {
  expect_failure = true
  attrs = {
    publicly_accessible = true
  }
}

resource "aws_dms_replication_instance" "null" {
  attrs = {
    publicly_accessible = null
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

# Multi-AZ clusters outside a subnet group of their own are public.
resource "aws_rds_cluster" "silent" {
  expect_failure = true
  attrs = {
    engine                    = "mysql"
    db_cluster_instance_class = "db.r6gd.xlarge"
  }
}

resource "aws_rds_cluster" "in_the_default_group" {
  expect_failure = true
  attrs = {
    engine               = "postgres"
    db_subnet_group_name = "default"
  }
}

resource "aws_rds_cluster" "public" {
  expect_failure = true
  attrs = {
    engine               = "postgres"
    db_subnet_group_name = "private"
    publicly_accessible  = true
  }
}

resource "aws_rds_cluster" "in_a_group" {
  attrs = {
    engine               = "postgres"
    db_subnet_group_name = "private"
  }
}

resource "aws_rds_cluster" "kept_private" {
  attrs = {
    engine              = "postgres"
    publicly_accessible = "false"
  }
}

# Its instances have the addresses.
resource "aws_rds_cluster" "aurora" {
  attrs = {
    engine = "aurora-postgresql"
  }
}

resource "aws_redshift_cluster" "private" {
  attrs = {
    publicly_accessible = false
  }
}

resource "aws_redshift_cluster" "public" {
  expect_failure = true
  attrs = {
    publicly_accessible = true
  }
}

# Mocks require no version, so that old ones are allowed.
resource "aws_redshift_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "silent"
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------

resource "aws_opensearch_domain" "in_a_network" {
  attrs = {
    vpc_options = [{ subnet_ids = ["subnet-1"] }]
  }
}

resource "aws_opensearch_domain" "public" {
  expect_failure = true
  attrs = {
    domain_name = "public"
  }
}

resource "aws_elasticsearch_domain" "public" {
  expect_failure = true
  attrs = {
    domain_name = "public"
    vpc_options = []
  }
}

resource "aws_opensearchserverless_security_policy" "public" {
  expect_failure = true
  attrs = {
    type   = "network"
    policy = "[{\"Rules\": [], \"AllowFromPublic\": false}, {\"Rules\": [], \"AllowFromPublic\": true}]"
  }
}

resource "aws_opensearchserverless_security_policy" "private" {
  attrs = {
    type   = "network"
    policy = "[{\"Rules\": [], \"SourceVPCEs\": [\"vpce-1\"], \"AllowFromPublic\": false}]"
  }
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  attrs = {
    type   = "encryption"
    policy = "{\"Rules\": [], \"AWSOwnedKey\": true}"
  }
}

# -- streams and files -------------------------------------------------------------------------------------------------------

resource "aws_msk_cluster" "silent" {
  attrs = {
    broker_node_group_info = [{ instance_type = "kafka.m5.large" }]
  }
}

resource "aws_msk_cluster" "disabled" {
  attrs = {
    broker_node_group_info = [{ connectivity_info = [{ public_access = [{ type = "DISABLED" }] }] }]
  }
}

resource "aws_msk_cluster" "public" {
  expect_failure = true
  attrs = {
    broker_node_group_info = [{ connectivity_info = [{ public_access = [{ type = "SERVICE_PROVIDED_EIPS" }] }] }]
  }
}

resource "aws_storagegateway_nfs_file_share" "everywhere" {
  expect_failure = true
  attrs = {
    client_list = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}

resource "aws_storagegateway_nfs_file_share" "inside" {
  attrs = {
    client_list = ["10.0.0.0/8"]
  }
}
