# PostgreSQL demands TLS by itself from version 15 on.
# expect: fail HCL_ENC_003
resource "aws_db_instance" "old_postgres" {
  identifier     = "records"
  engine         = "postgres"
  engine_version = "14.12"
  instance_class = "db.t4g.large"
}

# expect: pass
resource "aws_db_instance" "postgres" {
  identifier     = "records"
  engine         = "postgres"
  engine_version = "16.4"
  instance_class = "db.t4g.large"
}

resource "aws_db_parameter_group" "mysql" {
  name   = "mysql-tls"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }
}

# expect: pass
resource "aws_db_instance" "mysql" {
  identifier           = "records"
  engine               = "mysql"
  engine_version       = "8.0.39"
  instance_class       = "db.t4g.large"
  parameter_group_name = aws_db_parameter_group.mysql.name
}

resource "aws_db_parameter_group" "without_tls" {
  name   = "postgres-without-tls"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

# expect: fail HCL_ENC_003
resource "aws_db_instance" "switched_off" {
  identifier           = "records"
  engine               = "postgres"
  engine_version       = "16.4"
  instance_class       = "db.t4g.large"
  parameter_group_name = aws_db_parameter_group.without_tls.name
}

# expect: fail HCL_ENC_003
resource "aws_db_instance" "oracle" {
  identifier     = "archive"
  engine         = "oracle-se2"
  engine_version = "19"
  instance_class = "db.m5.large"
}

# expect: fail HCL_ENC_003
resource "aws_rds_cluster" "old_aurora" {
  cluster_identifier = "records"
  engine             = "aurora-postgresql"
  engine_version     = "15.8"
}

resource "aws_rds_cluster_parameter_group" "aurora" {
  name   = "aurora-tls"
  family = "aurora-postgresql15"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

# expect: pass
resource "aws_rds_cluster" "aurora" {
  cluster_identifier              = "records"
  engine                          = "aurora-postgresql"
  engine_version                  = "15.8"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.aurora.name
}

# expect: fail HCL_ENC_003
resource "aws_db_proxy" "plain" {
  name           = "records"
  engine_family  = "POSTGRESQL"
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-0a1b2c3d"]
}

# expect: pass
resource "aws_db_proxy" "encrypted" {
  name           = "records"
  engine_family  = "POSTGRESQL"
  require_tls    = true
  role_arn       = "arn:aws:iam::111122223333:role/proxy"
  vpc_subnet_ids = ["subnet-0a1b2c3d"]
}

resource "aws_docdb_cluster_parameter_group" "without_tls" {
  name   = "documents-without-tls"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "disabled"
  }
}

# expect: fail HCL_ENC_003
resource "aws_docdb_cluster" "switched_off" {
  cluster_identifier              = "documents"
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.without_tls.name
}

# A group for clusters of other configurations.
# expect: fail HCL_ENC_003
resource "aws_docdb_cluster_parameter_group" "shared_without_tls" {
  name   = "shared-without-tls"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "disabled"
  }
}

# expect: pass
resource "aws_docdb_cluster_parameter_group" "shared" {
  name   = "shared"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "tls1.3+"
  }
}

# expect: fail HCL_ENC_003
resource "aws_neptune_cluster_parameter_group" "without_tls" {
  name   = "graph"
  family = "neptune1"

  parameter {
    name  = "neptune_enforce_ssl"
    value = "0"
  }
}

# expect: pass
resource "aws_neptune_cluster_parameter_group" "silent" {
  name   = "graph-silent"
  family = "neptune1.3"
}

# expect: fail HCL_ENC_003
resource "aws_redshift_parameter_group" "silent" {
  name   = "warehouse"
  family = "redshift-1.0"
}

# expect: pass
resource "aws_redshift_parameter_group" "encrypted" {
  name   = "warehouse-tls"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

# expect: fail HCL_ENC_003
resource "aws_redshiftserverless_workgroup" "switched_off" {
  namespace_name = "warehouse"
  workgroup_name = "warehouse"

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "false"
  }
}

# expect: pass
resource "aws_redshiftserverless_workgroup" "silent" {
  namespace_name = "warehouse"
  workgroup_name = "reports"
}
