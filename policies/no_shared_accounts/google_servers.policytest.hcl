policytest {
  targets = ["google_servers.policy.hcl"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

resource "google_compute_instance" "without_metadata" {
  expect_failure = true
  attrs = {
    name    = "import"
    project = "labora-staging"
  }
}

resource "google_compute_instance" "with_login" {
  attrs = {
    name     = "portal"
    project  = "labora-staging"
    metadata = { enable-oslogin = "TRUE" }
  }
}

resource "google_compute_instance_template" "keeps_to_itself" {
  attrs = {
    name     = "workers"
    project  = "labora-staging"
    metadata = { block-project-ssh-keys = true }
  }
}

resource "google_compute_instance" "personal_keys" {
  attrs = {
    name    = "personal"
    project = "labora-staging"
    metadata = {
      block-project-ssh-keys = "True"
      ssh-keys               = "jeanne.morel:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 jeanne\nkarim.haddad:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2 karim\n"
    }
  }
}

resource "google_compute_instance" "one_account_for_two" {
  expect_failure = true
  attrs = {
    name    = "shared"
    project = "labora-staging"
    metadata = {
      block-project-ssh-keys = "true"
      ssh-keys               = "lab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 jeanne\nlab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2 karim"
    }
  }
}

resource "google_compute_instance" "one_key_for_two" {
  expect_failure = true
  attrs = {
    name    = "one-key"
    project = "labora-staging"
    metadata = {
      block-project-ssh-keys = "true"
      ssh-keys               = "jeanne:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 a\nkarim:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 b"
    }
  }
}

resource "google_compute_instance" "generic_account" {
  expect_failure = true
  attrs = {
    name    = "generic"
    project = "labora-staging"
    metadata = {
      block-project-ssh-keys = "true"
      ssh-keys               = "support:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 a"
    }
  }
}

# With OS Login, keys in metadata open nothing.
resource "google_compute_instance" "keys_that_open_nothing" {
  attrs = {
    name     = "nothing"
    project  = "labora-staging"
    metadata = { enable-oslogin = "true", ssh-keys = "support:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 a" }
  }
}

resource "google_compute_instance" "serial_console" {
  expect_failure = true
  attrs = {
    name     = "console"
    project  = "labora-staging"
    metadata = { enable-oslogin = "TRUE", serial-port-enable = "1" }
  }
}

# Takes over what its template says.
resource "google_compute_instance_from_template" "as_its_template" {
  attrs = {
    name    = "copy"
    project = "labora-staging"
  }
}

resource "google_compute_instance_from_template" "other_than_its_template" {
  expect_failure = true
  attrs = {
    name     = "other"
    project  = "labora-staging"
    metadata = { block-project-ssh-keys = "FALSE" }
  }
}

# -- projects ------------------------------------------------------------------------------------------------------------------

resource "google_compute_project_metadata_item" "login" {
  attrs = {
    project = "labora-test"
    key     = "enable-oslogin"
    value   = "TRUE"
  }
}

resource "google_compute_instance" "in_a_project_with_login" {
  attrs = {
    name    = "test"
    project = "labora-test"
  }
}

resource "google_compute_instance" "does_not_want_it" {
  expect_failure = true
  attrs = {
    name     = "stubborn"
    project  = "labora-test"
    metadata = { enable-oslogin = "FALSE" }
  }
}

resource "google_compute_project_metadata" "keys" {
  expect_failure = true
  attrs = {
    project  = "labora-staging"
    metadata = { ssh-keys = "lab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 a" }
  }
}

resource "google_compute_project_metadata_item" "keys" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    key     = "ssh-keys"
    value   = "lab:ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA1 a"
  }
}

resource "google_compute_project_metadata_item" "no_login" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    key     = "enable-oslogin"
    value   = "FALSE"
  }
}

resource "google_compute_project_metadata_item" "serial_console" {
  expect_failure = true
  attrs = {
    project = "labora-staging"
    key     = "serial-port-enable"
    value   = "TRUE"
  }
}

# -- accounts ------------------------------------------------------------------------------------------------------------------

resource "google_compute_instance" "own_account" {
  attrs = {
    name            = "own"
    project         = "labora-test"
    service_account = [{ email = "portal@labora-test.iam.gserviceaccount.com", scopes = ["cloud-platform"] }]
  }
}

resource "google_compute_instance" "default_account" {
  expect_failure = true
  attrs = {
    name            = "default"
    project         = "labora-test"
    service_account = [{ scopes = ["storage-ro"] }]
  }
}

resource "google_compute_region_instance_template" "default_account_by_name" {
  expect_failure = true
  attrs = {
    name            = "by-name"
    project         = "labora-test"
    service_account = [{ email = "1234567890-compute@developer.gserviceaccount.com" }]
  }
}

resource "google_container_node_pool" "default_account" {
  expect_failure = true
  attrs = {
    name = "default"
  }
}

resource "google_container_node_pool" "own_account" {
  attrs = {
    name        = "own"
    node_config = [{ service_account = "nodes@labora-staging.iam.gserviceaccount.com" }]
  }
}

resource "google_container_cluster" "default_account_by_name" {
  expect_failure = true
  attrs = {
    name        = "by-name"
    node_config = [{ service_account = "default" }]
  }
}

# Its nodes are declared beside it, or Google looks after them.
resource "google_container_cluster" "without_nodes" {
  attrs = {
    name = "without-nodes"
  }
}
