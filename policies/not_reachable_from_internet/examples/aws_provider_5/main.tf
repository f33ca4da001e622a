terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.90"
    }
  }
}

# expect: fail
resource "aws_redshift_cluster" "silent" {
  cluster_identifier = "reports"
  node_type          = "ra3.large"
}
