# expect: fail
resource "aws_lightsail_instance" "exchange" {
  name              = "exchange"
  availability_zone = "eu-west-3a"
  blueprint_id      = "debian_12"
  bundle_id         = "small_3_0"
}

# expect: fail
resource "aws_lightsail_key_pair" "amelie" {
  name       = "amelie.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYsharedNotARealKey00000000000FAKE amelie.roux"
}

# expect: fail
resource "aws_lightsail_key_pair" "benoit" {
  name       = "benoit.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYsharedNotARealKey00000000000FAKE benoit.petit"
}

# expect: fail
resource "aws_workspaces_workspace" "migration" {
  directory_id = "d-0123456789"
  bundle_id    = "wsb-0123456789"
  user_name    = "migration"
}

# expect: fail
resource "aws_sagemaker_user_profile" "team" {
  domain_id         = "d-abcdefghijkl"
  user_profile_name = "data-team"
}

# expect: fail
resource "aws_sagemaker_domain" "statistics" {
  domain_name = "statistics"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]

  default_user_settings {
    execution_role = "arn:aws:iam::111122223333:role/studio"
  }
}

# expect: fail
resource "aws_mq_broker" "orders" {
  broker_name        = "orders"
  engine_type        = "RabbitMQ"
  engine_version     = "3.13"
  host_instance_type = "mq.m5.large"

  user {
    username = "labora"
    password = "Not-a-real-password-1"
  }
}

# expect: fail
resource "aws_opensearch_domain" "results" {
  domain_name = "results"

  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true

    master_user_options {
      master_user_name     = "labora"
      master_user_password = "Not-a-real-password-1"
    }
  }
}

# expect: fail
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions of the portal"
  auth_token           = "not-a-real-password-1"
}

# expect: fail
resource "aws_secretsmanager_secret" "records" {
  name = "records"
}

# expect: fail
resource "aws_eks_access_entry" "account" {
  cluster_name  = "labora"
  principal_arn = "arn:aws:iam::111122223333:root"
}

# expect: fail
resource "aws_eks_cluster" "labora" {
  name     = "labora"
  role_arn = "arn:aws:iam::111122223333:role/cluster"
}
