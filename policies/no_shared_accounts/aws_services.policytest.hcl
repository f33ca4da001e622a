policytest {
  targets = ["aws_services.policy.hcl"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "aws_lightsail_instance" "default_key" {
  expect_failure = true
  attrs = {
    name = "exchange"
  }
}

resource "aws_lightsail_instance" "own_key" {
  attrs = {
    name          = "exchange"
    key_pair_name = "amelie.roux"
  }
}

resource "aws_lightsail_key_pair" "amelie" {
  expect_failure = true
  attrs = {
    name       = "amelie"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYone amelie"
  }
}

resource "aws_lightsail_key_pair" "benoit_is_amelie" {
  expect_failure = true
  attrs = {
    name       = "benoit"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYone benoit"
  }
}

resource "aws_lightsail_key_pair" "claire" {
  attrs = {
    name       = "claire"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYtwo claire"
  }
}

resource "aws_lightsail_key_pair" "made_by_aws" {
  attrs = {
    name = "made-by-aws"
  }
}

# -- accounts in services ----------------------------------------------------------------------------------------------------

resource "aws_workspaces_workspace" "person" {
  attrs = {
    user_name = "jeanne.morel"
  }
}

resource "aws_workspaces_workspace" "generic" {
  expect_failure = true
  attrs = {
    user_name = "migration-team"
  }
}

resource "aws_sagemaker_user_profile" "person" {
  attrs = {
    user_profile_name = "lfabre"
  }
}

resource "aws_sagemaker_user_profile" "generic" {
  expect_failure = true
  attrs = {
    user_profile_name = "shared"
  }
}

resource "aws_sagemaker_domain" "directory" {
  attrs = {
    domain_name = "statistics"
    auth_mode   = "SSO"
  }
}

resource "aws_sagemaker_domain" "roles" {
  expect_failure = true
  attrs = {
    domain_name = "statistics"
    auth_mode   = "IAM"
  }
}

resource "aws_mq_broker" "one_user" {
  expect_failure = true
  attrs = {
    broker_name = "orders"
    user        = [{ username = "labora", password = "not-a-real-password" }]
  }
}

resource "aws_mq_broker" "two_users" {
  attrs = {
    broker_name = "orders"
    user        = [{ username = "import", password = "not-a-real-one" }, { username = "export", password = "nor-is-this" }]
  }
}

resource "aws_mq_broker" "directory" {
  attrs = {
    broker_name          = "orders"
    ldap_server_metadata = [{ hosts = ["ldap.example.org"] }]
    user                 = [{ username = "labora", password = "not-a-real-password" }]
  }
}

resource "aws_opensearch_domain" "own_accounts" {
  expect_failure = true
  attrs = {
    domain_name               = "results"
    advanced_security_options = [{ enabled = true, internal_user_database_enabled = true }]
  }
}

resource "aws_opensearch_domain" "roles" {
  attrs = {
    domain_name               = "results"
    advanced_security_options = [{ enabled = true, master_user_options = [{ master_user_arn = "arn:aws:iam::111122223333:role/search" }] }]
  }
}

resource "aws_elasticache_replication_group" "one_password" {
  expect_failure = true
  attrs = {
    replication_group_id = "sessions"
    auth_token           = "not-a-real-password"
  }
}

resource "aws_elasticache_replication_group" "users" {
  attrs = {
    replication_group_id = "sessions"
    user_group_ids       = ["portal"]
  }
}

resource "aws_secretsmanager_secret" "rotated" {
  attrs = {
    id   = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:records"
    name = "records"
  }
}

resource "aws_secretsmanager_secret_rotation" "records" {
  attrs = {
    secret_id = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:records"
  }
}

resource "aws_secretsmanager_secret" "for_ever" {
  expect_failure = true
  attrs = {
    id   = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:portal"
    name = "portal"
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

resource "aws_eks_access_entry" "operators" {
  attrs = {
    principal_arn     = "arn:aws:iam::111122223333:role/operators"
    kubernetes_groups = ["operators"]
  }
}

resource "aws_eks_access_entry" "masters" {
  expect_failure = true
  attrs = {
    principal_arn     = "arn:aws:iam::111122223333:role/operators"
    kubernetes_groups = ["system:masters"]
  }
}

resource "aws_eks_access_entry" "whole_account" {
  expect_failure = true
  attrs = {
    principal_arn = "arn:aws:iam::111122223333:root"
  }
}

resource "aws_eks_cluster" "hidden_administrator" {
  expect_failure = true
  attrs = {
    name = "labora"
  }
}

resource "aws_eks_cluster" "listed_accesses" {
  attrs = {
    name          = "labora"
    access_config = [{ authentication_mode = "API", bootstrap_cluster_creator_admin_permissions = false }]
  }
}

# -- permissions -------------------------------------------------------------------------------------------------------------

resource "aws_iam_user_login_profile" "person" {
  attrs = {
    user = "jeanne.morel"
  }
}

resource "aws_iam_user_policy" "person" {
  expect_failure = true
  attrs = {
    user   = "jeanne.morel"
    policy = "{}"
  }
}

resource "aws_iam_user_policy_attachment" "program" {
  attrs = {
    user       = "delivery-of-biolab"
    policy_arn = "arn:aws:iam::111122223333:policy/delivery"
  }
}
