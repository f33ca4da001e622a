policytest {
  targets = ["aws_databases.policy.hcl"]
}

# -- instances ---------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "postgres_16" {
  attrs = {
    engine         = "postgres"
    engine_version = "16.4"
  }
}

resource "aws_db_instance" "postgres_14" {
  expect_failure = true
  attrs = {
    engine         = "postgres"
    engine_version = "14"
  }
}

resource "aws_db_instance" "postgres_default_group" {
  expect_failure = true
  attrs = {
    engine               = "postgres"
    parameter_group_name = "default.postgres13"
  }
}

data "aws_rds_engine_version" "postgres" {
  attrs = {
    engine  = "postgres"
    version = "17.2"
  }
}

resource "aws_db_instance" "postgres_newest" {
  attrs = {
    engine = "postgres"
  }
}

resource "aws_db_parameter_group" "force_ssl" {
  attrs = {
    id        = "force-ssl"
    name      = "force-ssl"
    family    = "postgres13"
    parameter = [{ name = "log_statement", value = "ddl" }, { name = "rds.force_ssl", value = 1 }]
  }
}

resource "aws_db_instance" "postgres_13_with_parameter" {
  attrs = {
    engine               = "postgres"
    engine_version       = "13.15"
    parameter_group_name = aws_db_parameter_group.force_ssl.name
  }
}

resource "aws_db_parameter_group" "force_ssl_off" {
  attrs = {
    id        = "force-ssl-off"
    name      = "force-ssl-off"
    family    = "postgres16"
    parameter = [{ name = "rds.force_ssl", value = "0" }]
  }
}

resource "aws_db_instance" "postgres_16_switched_off" {
  expect_failure = true
  attrs = {
    engine               = "postgres"
    engine_version       = "16.4"
    parameter_group_name = "force-ssl-off"
  }
}

# A group that says nothing leaves the default of its family.
resource "aws_db_parameter_group" "silent_postgres_13" {
  attrs = {
    id     = "silent-postgres-13"
    name   = "silent-postgres-13"
    family = "postgres13"
  }
}

resource "aws_db_instance" "postgres_13_silent_group" {
  expect_failure = true
  attrs = {
    parameter_group_name = aws_db_parameter_group.silent_postgres_13.name
  }
}

resource "aws_db_instance" "mysql_8_0" {
  expect_failure = true
  attrs = {
    engine         = "mysql"
    engine_version = "8.0.39"
  }
}

resource "aws_db_instance" "mysql_8_4" {
  attrs = {
    engine         = "mysql"
    engine_version = "8.4.3"
  }
}

resource "aws_db_parameter_group" "mariadb" {
  attrs = {
    id        = "mariadb"
    name      = "mariadb"
    family    = "mariadb10.11"
    parameter = [{ name = "require_secure_transport", value = "on" }]
  }
}

resource "aws_db_instance" "mariadb" {
  attrs = {
    engine               = "mariadb"
    engine_version       = "10.11"
    parameter_group_name = aws_db_parameter_group.mariadb.name
  }
}

resource "aws_db_instance" "mariadb_silent" {
  expect_failure = true
  attrs = {
    engine         = "mariadb"
    engine_version = "10.11"
  }
}

resource "aws_db_instance" "sql_server" {
  expect_failure = true
  attrs = {
    engine         = "sqlserver-se"
    engine_version = "15.00"
  }
}

resource "aws_db_parameter_group" "db2" {
  attrs = {
    id        = "db2"
    name      = "db2"
    family    = "db2-ae-11.5"
    parameter = [{ name = "DB2COMM", value = "SSL" }]
  }
}

resource "aws_db_instance" "db2" {
  attrs = {
    engine               = "db2-ae"
    engine_version       = "11.5"
    parameter_group_name = aws_db_parameter_group.db2.name
  }
}

resource "aws_db_instance" "db2_silent" {
  expect_failure = true
  attrs = {
    engine         = "db2-ae"
    engine_version = "11.5"
  }
}

# Its cluster decides.
resource "aws_db_instance" "of_aurora" {
  attrs = {
    engine         = "aurora-mysql"
    engine_version = "8.0"
  }
}

# Its source decides.
resource "aws_db_instance" "replica" {
  attrs = {
    replicate_source_db = "records"
  }
}

# -- Oracle ------------------------------------------------------------------------------------------------------------------

resource "aws_db_instance" "oracle" {
  expect_failure = true
  attrs = {
    engine         = "oracle-se2"
    engine_version = "19"
  }
}

resource "aws_db_option_group" "ssl" {
  attrs = {
    id     = "ssl"
    name   = "ssl"
    option = [{ option_name = "Timezone" }, { option_name = "SSL", port = 2484 }]
  }
}

resource "aws_db_option_group" "timezone" {
  attrs = {
    id     = "timezone"
    name   = "timezone"
    option = [{ option_name = "Timezone" }]
  }
}

resource "aws_db_instance" "oracle_with_option" {
  attrs = {
    engine            = "oracle-se2"
    engine_version    = "19"
    option_group_name = aws_db_option_group.ssl.name
  }
}

resource "aws_db_instance" "oracle_with_another_option" {
  expect_failure = true
  attrs = {
    engine            = "oracle-se2"
    engine_version    = "19"
    option_group_name = aws_db_option_group.timezone.name
  }
}

# -- clusters ----------------------------------------------------------------------------------------------------------------

resource "aws_rds_cluster" "aurora_postgres_17" {
  attrs = {
    engine         = "aurora-postgresql"
    engine_version = "17.4"
  }
}

# RDS demands TLS from version 15 on, Aurora from 17 on.
resource "aws_rds_cluster" "aurora_postgres_16" {
  expect_failure = true
  attrs = {
    engine         = "aurora-postgresql"
    engine_version = "16.4"
  }
}

resource "aws_rds_cluster" "aurora_mysql" {
  expect_failure = true
  attrs = {
    engine         = "aurora-mysql"
    engine_version = "8.0.mysql_aurora.3.07.1"
  }
}

resource "aws_rds_cluster_parameter_group" "aurora_mysql" {
  attrs = {
    id        = "aurora-mysql"
    name      = "aurora-mysql"
    family    = "aurora-mysql8.0"
    parameter = [{ name = "require_secure_transport", value = "ON" }]
  }
}

resource "aws_rds_cluster" "aurora_mysql_with_parameter" {
  attrs = {
    engine                          = "aurora-mysql"
    engine_version                  = "8.0.mysql_aurora.3.07.1"
    db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.aurora_mysql.name
  }
}

# The parameter belongs to the group of the cluster.
resource "aws_rds_cluster" "parameter_in_the_wrong_group" {
  expect_failure = true
  attrs = {
    engine                           = "aurora-postgresql"
    engine_version                   = "15.8"
    db_instance_parameter_group_name = aws_db_parameter_group.force_ssl.name
  }
}

resource "aws_rds_cluster" "default_group" {
  expect_failure = true
  attrs = {
    engine                          = "aurora-mysql"
    db_cluster_parameter_group_name = "default.aurora-mysql8.0"
  }
}

# -- proxies -----------------------------------------------------------------------------------------------------------------

resource "aws_db_proxy" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_db_proxy" "encrypted" {
  attrs = {
    name        = "encrypted"
    require_tls = "true"
  }
}

# -- document and graph databases --------------------------------------------------------------------------------------------

resource "aws_docdb_cluster" "silent" {
  attrs = {
    cluster_identifier = "silent"
  }
}

resource "aws_docdb_cluster_parameter_group" "off" {
  attrs = {
    id        = "off"
    name      = "off"
    family    = "docdb5.0"
    parameter = [{ name = "tls", value = "disabled" }]
  }
}

resource "aws_docdb_cluster" "switched_off" {
  expect_failure = true
  attrs = {
    cluster_identifier              = "switched-off"
    db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.off.name
  }
}

resource "aws_docdb_cluster_parameter_group" "strict" {
  attrs = {
    id        = "strict"
    name      = "strict"
    family    = "docdb5.0"
    parameter = [{ name = "tls", value = "fips-140-3" }, { name = "audit_logs", value = "disabled" }]
  }
}

resource "aws_docdb_cluster" "strict" {
  attrs = {
    cluster_identifier              = "strict"
    db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.strict.name
  }
}

resource "aws_docdb_cluster_parameter_group" "strict_and_used_elsewhere" {
  attrs = {
    id        = "strict-elsewhere"
    name      = "strict-elsewhere"
    family    = "docdb5.0"
    parameter = [{ name = "tls", value = "tls1.2+" }]
  }
}

resource "aws_docdb_cluster_parameter_group" "off_and_used_elsewhere" {
  expect_failure = true
  attrs = {
    id        = "elsewhere"
    name      = "elsewhere"
    family    = "docdb5.0"
    parameter = [{ name = "tls", value = "disabled" }]
  }
}

resource "aws_neptune_cluster_parameter_group" "off" {
  expect_failure = true
  attrs = {
    name      = "off"
    family    = "neptune1"
    parameter = [{ name = "neptune_enforce_ssl", value = 0 }]
  }
}

resource "aws_neptune_cluster_parameter_group" "silent" {
  attrs = {
    name      = "silent"
    family    = "neptune1"
    parameter = [{ name = "neptune_enable_audit_log", value = 0 }]
  }
}

# -- warehouses --------------------------------------------------------------------------------------------------------------

resource "aws_redshift_parameter_group" "silent_1" {
  expect_failure = true
  attrs = {
    name      = "silent-1"
    family    = "redshift-1.0"
    parameter = [{ name = "enable_user_activity_logging", value = "true" }]
  }
}

resource "aws_redshift_parameter_group" "encrypted_1" {
  attrs = {
    name      = "encrypted-1"
    family    = "redshift-1.0"
    parameter = [{ name = "require_ssl", value = "True" }]
  }
}

resource "aws_redshift_parameter_group" "silent_2" {
  attrs = {
    name   = "silent-2"
    family = "redshift-2.0"
  }
}

resource "aws_redshift_parameter_group" "off_2" {
  expect_failure = true
  attrs = {
    name      = "off-2"
    family    = "redshift-2.0"
    parameter = [{ name = "require_ssl", value = "false" }]
  }
}

resource "aws_redshiftserverless_workgroup" "silent" {
  attrs = {
    workgroup_name   = "silent"
    config_parameter = [{ parameter_key = "datestyle", parameter_value = "false" }]
  }
}

resource "aws_redshiftserverless_workgroup" "off" {
  expect_failure = true
  attrs = {
    workgroup_name   = "off"
    config_parameter = [{ parameter_key = "require_ssl", parameter_value = "false" }]
  }
}
