# expect: fail
resource "scaleway_job_definition" "import" {
  name         = "import-nord"
  cpu_limit    = 1000
  memory_limit = 2048
  image_uri    = "rg.fr-par.scw.cloud/labora/tools:1.4"
  command      = "/usr/local/bin/import"

  env = {
    SOURCE_PASSWORD = "Zi4mm3r-7"
  }
}

# expect: fail
resource "scaleway_job_definition" "dump" {
  name         = "nightly"
  cpu_limit    = 1000
  memory_limit = 2048
  image_uri    = "rg.fr-par.scw.cloud/labora/tools:1.4"
  command      = "pg_dump postgres://nord.labora.example/results?sslmode=disable"
  timeout      = "1h"
}

# expect: pass
resource "scaleway_job_definition" "export" {
  name         = "export-nord"
  cpu_limit    = 1000
  memory_limit = 2048
  image_uri    = "rg.fr-par.scw.cloud/labora/tools:1.4"
  command      = "/usr/local/bin/export --sslmode=verify-full"
  timeout      = "1h"

  secret_reference {
    secret_id   = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
    environment = "SOURCE_PASSWORD"
  }
}

# It moves nothing.
resource "scaleway_job_definition" "report" {
  name         = "report"
  cpu_limit    = 1000
  memory_limit = 2048
  image_uri    = "rg.fr-par.scw.cloud/labora/report:1.4"
}
