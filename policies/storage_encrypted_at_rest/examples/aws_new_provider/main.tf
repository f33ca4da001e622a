terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

# The provider encrypts it since version 6.
# expect: pass
resource "aws_redshift_cluster" "silent" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

# expect: fail
resource "aws_redshift_cluster" "switched_off" {
  cluster_identifier = "warehouse-plain"
  node_type          = "ra3.large"
  encrypted          = "false"
}
