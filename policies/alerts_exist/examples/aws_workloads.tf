# One of each kind of workload, and nobody watches any of them.

# expect: fail
resource "aws_rds_cluster" "results" {
  cluster_identifier = "results"
  engine             = "aurora-postgresql"
}

# expect: fail
resource "aws_instance" "import" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
}

# expect: fail
resource "aws_lb" "portal" {
  name               = "portal"
  load_balancer_type = "application"
}

# expect: fail
resource "aws_elb" "former_portal" {
  name = "former-portal"

  listener {
    instance_port     = 8443
    instance_protocol = "https"
    lb_port           = 443
    lb_protocol       = "https"
  }
}

# expect: fail
resource "aws_efs_file_system" "scans" {
  encrypted = true
}

# expect: fail
resource "aws_transfer_server" "deliveries" {
  protocols = ["SFTP"]
}

# expect: fail
resource "aws_dynamodb_table" "consents" {
  name         = "consents"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "patient"

  attribute {
    name = "patient"
    type = "S"
  }
}

# expect: fail
resource "aws_opensearch_domain" "letters" {
  domain_name = "letters"
}

# expect: fail
resource "aws_redshift_cluster" "figures" {
  cluster_identifier = "figures"
  node_type          = "ra3.large"
}

# expect: fail
resource "aws_sqs_queue" "orders" {
  name = "orders"
}

# expect: fail
resource "aws_kinesis_stream" "measurements" {
  name = "measurements"
}

# expect: fail
resource "aws_lambda_function" "convert" {
  function_name = "convert"
  role          = "arn:aws:iam::111122223333:role/convert"
}

# expect: fail
resource "aws_ecs_service" "booking" {
  name    = "booking"
  cluster = aws_ecs_cluster.laboratory.arn
}

resource "aws_ecs_cluster" "laboratory" {
  name = "laboratory"
}

# expect: fail
resource "aws_eks_cluster" "laboratory" {
  name     = "laboratory"
  role_arn = "arn:aws:iam::111122223333:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
  }
}

# expect: fail
resource "aws_datasync_task" "move" {
  source_location_arn      = "arn:aws:datasync:eu-west-3:111122223333:location/loc-0123456789abcdef0"
  destination_location_arn = "arn:aws:datasync:eu-west-3:111122223333:location/loc-0fedcba9876543210"
}

# expect: fail
resource "aws_backup_plan" "nightly" {
  name = "nightly"

  rule {
    rule_name         = "nightly"
    target_vault_name = "nightly"
  }
}

# expect: fail
resource "aws_dms_replication_instance" "import" {
  replication_instance_id    = "import"
  replication_instance_class = "dms.t3.medium"
}
