# expect: fail HCL_LOG_003
resource "aws_db_instance" "silent" {
  identifier     = "records"
  engine         = "postgres"
  engine_version = "16.4"
  instance_class = "db.t4g.large"
}

# The log is kept, and says nothing.
# expect: fail HCL_LOG_003
resource "aws_db_instance" "says_nothing" {
  identifier                      = "records"
  engine                          = "postgres"
  engine_version                  = "16.4"
  instance_class                  = "db.t4g.large"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_db_parameter_group" "audited_records" {
  name   = "audited-records"
  family = "postgres16"

  parameter {
    name         = "shared_preload_libraries"
    value        = "pg_stat_statements,pgaudit"
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "pgaudit.log"
    value = "ddl,role,write"
  }

  parameter {
    name  = "log_connections"
    value = "1"
  }
}

# expect: pass
resource "aws_db_instance" "audited" {
  identifier                      = "records"
  engine                          = "postgres"
  engine_version                  = "16.4"
  instance_class                  = "db.t4g.large"
  parameter_group_name            = aws_db_parameter_group.audited_records.name
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

# expect: fail HCL_LOG_003
resource "aws_rds_cluster" "aurora_silent" {
  cluster_identifier = "records-silent"
  engine             = "aurora-postgresql"
  engine_version     = "15.8"
}

# expect: pass
resource "aws_db_instance" "mysql" {
  identifier                      = "portal"
  engine                          = "mysql"
  engine_version                  = "8.0.39"
  instance_class                  = "db.t4g.large"
  enabled_cloudwatch_logs_exports = ["audit"]
}

# A group for databases of other configurations.
# expect: fail HCL_LOG_003
resource "aws_db_parameter_group" "shared" {
  name   = "shared"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

# Statements of every kind would bring the data itself into the log: those that define or change are enough.
# expect: pass
resource "aws_db_parameter_group" "shared_audited" {
  name   = "shared-audited"
  family = "postgres16"

  parameter {
    name  = "log_statement"
    value = "mod"
  }

  parameter {
    name  = "log_connections"
    value = "1"
  }
}

# expect: pass
resource "aws_rds_cluster" "aurora" {
  cluster_identifier              = "records"
  engine                          = "aurora-postgresql"
  engine_version                  = "15.8"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

# The engine writes no audit log until a parameter says so.
# expect: fail HCL_LOG_003
resource "aws_rds_cluster" "aurora_mysql" {
  cluster_identifier              = "portal"
  engine                          = "aurora-mysql"
  engine_version                  = "8.0.mysql_aurora.3.07.1"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}

# expect: fail HCL_LOG_003
resource "aws_docdb_cluster" "silent" {
  cluster_identifier = "documents-silent"
}

# expect: fail HCL_LOG_003
resource "aws_docdb_cluster" "never_written" {
  cluster_identifier              = "documents-never-written"
  enabled_cloudwatch_logs_exports = ["audit"]
}

resource "aws_docdb_cluster_parameter_group" "documents" {
  name   = "documents"
  family = "docdb5.0"

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}

# expect: pass
resource "aws_docdb_cluster" "audited" {
  cluster_identifier              = "documents"
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.documents.name
  enabled_cloudwatch_logs_exports = ["audit"]
}

# expect: fail HCL_LOG_003
resource "aws_docdb_cluster_parameter_group" "shared" {
  name   = "shared"
  family = "docdb5.0"
}

# expect: fail HCL_LOG_003
resource "aws_neptune_cluster" "silent" {
  cluster_identifier = "graph-silent"
}

# expect: fail HCL_LOG_003
resource "aws_neptune_cluster" "never_written" {
  cluster_identifier             = "graph-never-written"
  enable_cloudwatch_logs_exports = ["audit"]
}

resource "aws_neptune_cluster_parameter_group" "graph" {
  name   = "graph"
  family = "neptune1.3"

  parameter {
    name  = "neptune_enable_audit_log"
    value = "1"
  }
}

# expect: pass
resource "aws_neptune_cluster" "audited" {
  cluster_identifier                   = "graph"
  neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.graph.name
  enable_cloudwatch_logs_exports       = ["audit"]
}

# expect: fail HCL_LOG_003
resource "aws_redshift_cluster" "this" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

# expect: pass
resource "aws_redshift_cluster" "logged" {
  cluster_identifier = "reports"
  node_type          = "ra3.large"
}

resource "aws_redshift_logging" "logged" {
  cluster_identifier   = aws_redshift_cluster.logged.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog", "useractivitylog"]
}

# expect: fail HCL_LOG_003
resource "aws_redshiftserverless_namespace" "silent" {
  namespace_name = "warehouse"
}

# expect: pass
resource "aws_redshiftserverless_namespace" "logged" {
  namespace_name = "reports"
  log_exports    = ["connectionlog", "userlog", "useractivitylog"]
}

# Looked at when the input dynamodb_data_events asks for it: records of each request cost money.
resource "aws_dynamodb_table" "results" {
  name = "results"
}
