policytest {
  targets = ["alicloud.policy.hcl"]
}

resource "alicloud_db_instance" "null_parameters" {
  attrs          = { engine = "MySQL", parameters = null, sql_collector_status = "Disabled" }
  expect_failure = true
}

resource "alicloud_db_instance" "another_parameter" {
  attrs          = { engine = "PostgreSQL", parameters = [{ name = "log_duration", value = "on" }] }
  expect_failure = true
}

resource "alicloud_db_instance" "as_number" {
  attrs = { engine = "PostgreSQL", parameters = [{ name = "log_disconnections", value = 1 }] }
}
