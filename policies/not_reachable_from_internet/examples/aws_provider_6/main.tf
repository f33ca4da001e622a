terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

# expect: pass
resource "aws_redshift_cluster" "silent" {
  cluster_identifier = "reports"
  node_type          = "ra3.large"
}
