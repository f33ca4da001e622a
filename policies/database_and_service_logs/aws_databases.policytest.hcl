policytest {
  targets = ["aws_databases.policy.hcl"]
}

# -- instances ---------------------------------------------------------------------------------------------------------------

resource "aws_db_parameter_group" "audited" {
  attrs = {
    id        = "audited"
    name      = "audited"
    family    = "postgres16"
    parameter = [{ name = "pgaudit.log", value = "ddl,role" }, { name = "log_connections", value = 1 }]
  }
}

# No database here uses it: it is judged by itself.
resource "aws_db_parameter_group" "connections_unnoticed" {
  expect_failure = true
  attrs = {
    id        = "connections-unnoticed"
    name      = "connections-unnoticed"
    family    = "postgres16"
    parameter = [{ name = "pgaudit.log", value = "ddl,role" }, { name = "log_connections", value = "0" }]
  }
}

resource "aws_db_instance" "postgres" {
  attrs = {
    engine                          = "postgres"
    enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
    parameter_group_name            = aws_db_parameter_group.audited.name
  }
}

resource "aws_db_instance" "postgres_silent" {
  expect_failure = true
  attrs = {
    engine               = "postgres"
    parameter_group_name = aws_db_parameter_group.audited.name
  }
}

# The log of upgrades names no user.
resource "aws_db_instance" "postgres_upgrades_only" {
  expect_failure = true
  attrs = {
    engine                          = "postgres"
    enabled_cloudwatch_logs_exports = ["upgrade"]
  }
}

resource "aws_db_instance" "postgres_default_group" {
  expect_failure = true
  attrs = {
    engine                          = "postgres"
    enabled_cloudwatch_logs_exports = ["postgresql"]
    parameter_group_name            = "default.postgres16"
  }
}

resource "aws_db_parameter_group" "connections_only" {
  attrs = {
    id        = "connections-only"
    name      = "connections-only"
    family    = "postgres16"
    parameter = [{ name = "log_connections", value = "1" }, { name = "log_statement", value = "none" }]
  }
}

resource "aws_db_instance" "postgres_connections_only" {
  expect_failure = true
  attrs = {
    engine                          = "postgres"
    enabled_cloudwatch_logs_exports = ["postgresql"]
    parameter_group_name            = aws_db_parameter_group.connections_only.name
  }
}

resource "aws_db_parameter_group" "statements_only" {
  attrs = {
    id        = "statements-only"
    name      = "statements-only"
    family    = "postgres16"
    parameter = [{ name = "log_connections", value = "0" }, { name = "log_statement", value = "mod" }]
  }
}

resource "aws_db_instance" "postgres_statements_only" {
  expect_failure = true
  attrs = {
    engine                          = "postgres"
    enabled_cloudwatch_logs_exports = ["postgresql"]
    parameter_group_name            = aws_db_parameter_group.statements_only.name
  }
}

resource "aws_db_instance" "mysql" {
  attrs = {
    engine                          = "mysql"
    enabled_cloudwatch_logs_exports = ["audit"]
  }
}

resource "aws_db_instance" "mariadb" {
  attrs = {
    engine                          = "mariadb"
    enabled_cloudwatch_logs_exports = ["general", "error"]
  }
}

resource "aws_db_instance" "mysql_errors_only" {
  expect_failure = true
  attrs = {
    engine                          = "mysql"
    enabled_cloudwatch_logs_exports = ["error", "slowquery"]
  }
}

resource "aws_db_instance" "oracle" {
  attrs = {
    engine                          = "oracle-ee"
    enabled_cloudwatch_logs_exports = ["alert", "audit"]
  }
}

resource "aws_db_instance" "oracle_alerts_only" {
  expect_failure = true
  attrs = {
    engine                          = "oracle-ee"
    enabled_cloudwatch_logs_exports = ["alert"]
  }
}

resource "aws_db_instance" "sql_server_agent_only" {
  expect_failure = true
  attrs = {
    engine                          = "sqlserver-se"
    enabled_cloudwatch_logs_exports = ["agent"]
  }
}

resource "aws_db_instance" "null" {
  expect_failure = true
  attrs = {
    engine                          = "sqlserver-se"
    enabled_cloudwatch_logs_exports = null
  }
}

# Its cluster decides.
resource "aws_db_instance" "of_aurora" {
  attrs = {
    engine = "aurora-postgresql"
  }
}

# -- parameter groups that no database here uses -----------------------------------------------------------------------------

resource "aws_db_parameter_group" "shared" {
  expect_failure = true
  attrs = {
    id        = "shared"
    name      = "shared"
    family    = "postgres15"
    parameter = [{ name = "log_connections", value = "1" }]
  }
}

resource "aws_db_parameter_group" "shared_audited" {
  attrs = {
    id        = "shared-audited"
    name      = "shared-audited"
    family    = "postgres15"
    parameter = [{ name = "log_connections", value = "1" }, { name = "log_statement", value = "ddl" }]
  }
}

resource "aws_db_parameter_group" "of_another_engine" {
  attrs = {
    id     = "of-another-engine"
    name   = "of-another-engine"
    family = "oracle-ee-19"
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

resource "aws_rds_cluster" "aurora_postgres" {
  attrs = {
    cluster_identifier              = "aurora-postgres"
    engine                          = "aurora-postgresql"
    enabled_cloudwatch_logs_exports = ["postgresql"]
  }
}

resource "aws_rds_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "silent"
    engine             = "aurora-postgresql"
  }
}

resource "aws_rds_cluster" "activity_stream" {
  attrs = {
    cluster_identifier = "activity-stream"
    arn                = "arn:aws:rds:eu-west-3:111122223333:cluster:activity-stream"
    engine             = "aurora-postgresql"
  }
}

resource "aws_rds_cluster_activity_stream" "activity_stream" {
  attrs = {
    resource_arn = aws_rds_cluster.activity_stream.arn
    mode         = "async"
  }
}

resource "aws_rds_cluster" "aurora_mysql_errors_only" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "aurora-mysql-errors-only"
    engine                          = "aurora-mysql"
    enabled_cloudwatch_logs_exports = ["error"]
  }
}

resource "aws_rds_cluster" "aurora_mysql_never_written" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "aurora-mysql-never-written"
    engine                          = "aurora-mysql"
    enabled_cloudwatch_logs_exports = ["audit"]
  }
}

resource "aws_rds_cluster_parameter_group" "aurora_mysql" {
  attrs = {
    id        = "aurora-mysql"
    name      = "aurora-mysql"
    family    = "aurora-mysql8.0"
    parameter = [{ name = "server_audit_logging", value = "1" }]
  }
}

resource "aws_rds_cluster_parameter_group" "aurora_mysql_off" {
  attrs = {
    id        = "aurora-mysql-off"
    name      = "aurora-mysql-off"
    family    = "aurora-mysql8.0"
    parameter = [{ name = "server_audit_logging", value = "0" }]
  }
}

resource "aws_rds_cluster" "aurora_mysql" {
  attrs = {
    cluster_identifier              = "aurora-mysql"
    engine                          = "aurora-mysql"
    enabled_cloudwatch_logs_exports = ["audit", "error"]
    db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.aurora_mysql.name
  }
}

resource "aws_rds_cluster" "aurora_mysql_off" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "aurora-mysql-off"
    engine                          = "aurora-mysql"
    enabled_cloudwatch_logs_exports = ["audit"]
    db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.aurora_mysql_off.name
  }
}

# -- document and graph databases --------------------------------------------------------------------------------------------

resource "aws_docdb_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "silent"
  }
}

resource "aws_docdb_cluster" "profiler_only" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "profiler-only"
    enabled_cloudwatch_logs_exports = ["profiler"]
  }
}

resource "aws_docdb_cluster" "never_written" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "never-written"
    enabled_cloudwatch_logs_exports = ["audit"]
  }
}

resource "aws_docdb_cluster_parameter_group" "audited" {
  attrs = {
    id        = "documents"
    name      = "documents"
    family    = "docdb5.0"
    parameter = [{ name = "tls", value = "disabled" }, { name = "audit_logs", value = "ddl" }]
  }
}

resource "aws_docdb_cluster" "audited" {
  attrs = {
    cluster_identifier              = "audited"
    enabled_cloudwatch_logs_exports = ["audit"]
    db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.audited.name
  }
}

resource "aws_docdb_cluster_parameter_group" "off_elsewhere" {
  expect_failure = true
  attrs = {
    id        = "off-elsewhere"
    name      = "off-elsewhere"
    family    = "docdb5.0"
    parameter = [{ name = "audit_logs", value = "disabled" }]
  }
}

resource "aws_docdb_cluster_parameter_group" "audited_elsewhere" {
  attrs = {
    id        = "audited-elsewhere"
    name      = "audited-elsewhere"
    family    = "docdb5.0"
    parameter = [{ name = "audit_logs", value = "enabled" }]
  }
}

resource "aws_neptune_cluster" "silent" {
  expect_failure = true
  attrs = {
    cluster_identifier = "silent"
  }
}

resource "aws_neptune_cluster" "never_written" {
  expect_failure = true
  attrs = {
    cluster_identifier             = "never-written"
    enable_cloudwatch_logs_exports = ["audit"]
  }
}

resource "aws_neptune_cluster_parameter_group" "audited" {
  attrs = {
    id        = "graph"
    name      = "graph"
    family    = "neptune1.3"
    parameter = [{ name = "neptune_enable_audit_log", value = 1 }]
  }
}

resource "aws_neptune_cluster" "audited" {
  attrs = {
    cluster_identifier                   = "audited"
    enable_cloudwatch_logs_exports       = ["slowquery", "audit"]
    neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.audited.name
  }
}

# -- warehouses and tables ---------------------------------------------------------------------------------------------------

resource "aws_redshift_cluster" "silent" {
  expect_failure = true
  attrs = {
    id                 = "silent"
    cluster_identifier = "silent"
  }
}

resource "aws_redshift_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    id                 = "switched-off"
    cluster_identifier = "switched-off"
    logging            = [{ enable = false }]
  }
}

resource "aws_redshift_cluster" "old_block" {
  attrs = {
    id                 = "old-block"
    cluster_identifier = "old-block"
    logging            = [{ enable = true }]
  }
}

resource "aws_redshift_cluster" "logged" {
  attrs = {
    id                 = "logged"
    cluster_identifier = "logged"
  }
}

resource "aws_redshift_logging" "logged" {
  attrs = {
    cluster_identifier = aws_redshift_cluster.logged.id
  }
}

resource "aws_redshiftserverless_namespace" "silent" {
  expect_failure = true
  attrs = {
    namespace_name = "silent"
  }
}

resource "aws_redshiftserverless_namespace" "users_only" {
  expect_failure = true
  attrs = {
    namespace_name = "users-only"
    log_exports    = ["userlog"]
  }
}

resource "aws_redshiftserverless_namespace" "logged" {
  attrs = {
    namespace_name = "logged"
    log_exports    = ["connectionlog"]
  }
}

resource "aws_cloudtrail" "objects_and_one_table" {
  attrs = {
    name = "data"
    event_selector = [{
      data_resource = [
        { type = "AWS::S3::Object", values = ["arn:aws:s3"] },
        { type = "AWS::DynamoDB::Table", values = ["arn:aws:dynamodb:eu-west-3:111122223333:table/recorded"] },
      ]
    }]
  }
}

resource "aws_dynamodb_table" "not_asked_for" {
  attrs = {
    name = "not-asked-for"
    arn  = "arn:aws:dynamodb:eu-west-3:111122223333:table/not-asked-for"
  }
}

resource "aws_dynamodb_table" "recorded" {
  inputs {
    dynamodb_data_events = true
  }
  attrs = {
    name = "recorded"
    arn  = "arn:aws:dynamodb:eu-west-3:111122223333:table/recorded"
  }
}

resource "aws_dynamodb_table" "unrecorded" {
  expect_failure = true
  inputs {
    dynamodb_data_events = true
  }
  attrs = {
    name = "unrecorded"
    arn  = "arn:aws:dynamodb:eu-west-3:111122223333:table/unrecorded"
  }
}
