policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_job_definition" "complete" {
  attrs = { name = "migrate", image_uri = "a", timeout = "1h", env = { SOURCE = "nord", RETRIES = 3 }, command = null }
}

resource "scaleway_job_definition" "endless" {
  attrs          = { name = "import", image_uri = "a", timeout = null }
  expect_failure = true
}

resource "scaleway_job_definition" "password_in_address" {
  attrs          = { name = "etl", image_uri = "a", timeout = "1h", env = { SOURCE = "postgres://reader:zimmer@nord/results" } }
  expect_failure = true
}

resource "scaleway_job_definition" "password_in_command" {
  attrs          = { name = "a", image_uri = "a", timeout = "1h", command = "mysqldump --password=zimmer results" }
  expect_failure = true
}

resource "scaleway_job_definition" "unencrypted" {
  attrs          = { name = "sync", image_uri = "a", timeout = "1h", env = { TARGET = "ftp://nord.labora.example/inbox" } }
  expect_failure = true
}

resource "scaleway_job_definition" "another" {
  attrs = { name = "report", image_uri = "a" }
}
