# expect: fail
resource "aws_db_instance" "public" {
  identifier          = "staging"
  engine              = "postgres"
  publicly_accessible = true
}

# expect: pass
resource "aws_db_instance" "private" {
  identifier          = "production"
  engine              = "postgres"
  publicly_accessible = false
}

# expect: pass
resource "aws_rds_cluster_instance" "silent" {
  identifier         = "records-1"
  cluster_identifier = aws_rds_cluster.aurora.id
  engine             = aws_rds_cluster.aurora.engine
  instance_class     = "db.r6g.large"
}

resource "aws_rds_cluster" "aurora" {
  cluster_identifier = "records"
  engine             = "aurora-postgresql"
}

# expect: fail
resource "aws_rds_cluster" "multi_az" {
  cluster_identifier        = "results"
  engine                    = "postgres"
  db_cluster_instance_class = "db.r6gd.large"
  storage_type              = "io1"
  iops                      = 1000
  allocated_storage         = 100
}

# expect: pass
resource "aws_rds_cluster" "multi_az_in_a_network" {
  cluster_identifier        = "archive"
  engine                    = "postgres"
  db_cluster_instance_class = "db.r6gd.large"
  storage_type              = "io1"
  iops                      = 1000
  allocated_storage         = 100
  db_subnet_group_name      = "private"
}

# expect: fail
resource "aws_redshift_cluster" "public" {
  cluster_identifier  = "reports"
  node_type           = "ra3.large"
  publicly_accessible = true
}

# expect: pass
resource "aws_redshift_cluster" "private" {
  cluster_identifier  = "statistics"
  node_type           = "ra3.large"
  publicly_accessible = false
}

# expect: fail
resource "aws_opensearch_domain" "public" {
  domain_name = "results"
}

# expect: pass
resource "aws_opensearch_domain" "in_a_network" {
  domain_name = "archive"

  vpc_options {
    subnet_ids = [aws_subnet.inside.id]
  }
}

# expect: fail
resource "aws_opensearchserverless_security_policy" "public" {
  name = "results"
  type = "network"

  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/results"] }]
    AllowFromPublic = true
  }])
}

# expect: fail
resource "aws_msk_cluster" "public" {
  cluster_name           = "results"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type  = "kafka.m7g.large"
    client_subnets = [aws_subnet.inside.id]

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}

# expect: pass
resource "aws_msk_cluster" "private" {
  cluster_name           = "records"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type  = "kafka.m7g.large"
    client_subnets = [aws_subnet.inside.id]
  }
}

# expect: fail
resource "aws_storagegateway_nfs_file_share" "everywhere" {
  gateway_arn  = "arn:aws:storagegateway:eu-west-3:111122223333:gateway/sgw-1"
  location_arn = "arn:aws:s3:::example-scans"
  role_arn     = "arn:aws:iam::111122223333:role/file-gateway"
  client_list  = ["0.0.0.0/0"]
}

# expect: pass
resource "aws_storagegateway_nfs_file_share" "inside" {
  gateway_arn  = "arn:aws:storagegateway:eu-west-3:111122223333:gateway/sgw-1"
  location_arn = "arn:aws:s3:::example-scans"
  role_arn     = "arn:aws:iam::111122223333:role/file-gateway"
  client_list  = ["10.20.0.0/16"]
}
