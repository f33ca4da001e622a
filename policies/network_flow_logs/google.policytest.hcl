policytest {
  targets = ["google.policy.hcl"]
}

# -- subnets -----------------------------------------------------------------------------------------------------------------

resource "google_compute_subnetwork" "silent" {
  expect_failure = true
  attrs = {
    id      = "projects/labora/regions/europe-west9/subnetworks/silent"
    name    = "silent"
    network = "projects/labora/global/networks/other"
  }
}

resource "google_compute_subnetwork" "logged" {
  attrs = {
    name       = "logged"
    network    = "projects/labora/global/networks/other"
    log_config = [{ flow_sampling = 0.5 }]
  }
}

resource "google_compute_subnetwork" "logged_with_an_empty_block" {
  attrs = {
    name       = "empty-block"
    network    = "projects/labora/global/networks/other"
    log_config = [{}]
  }
}

resource "google_compute_subnetwork" "takes_no_samples" {
  expect_failure = true
  attrs = {
    name       = "no-samples"
    network    = "projects/labora/global/networks/other"
    log_config = [{ flow_sampling = 0 }]
  }
}

resource "google_compute_subnetwork" "proxies" {
  attrs = {
    name    = "proxies"
    purpose = "REGIONAL_MANAGED_PROXY"
    network = "projects/labora/global/networks/other"
  }
}

resource "google_compute_subnetwork" "private" {
  expect_failure = true
  attrs = {
    name    = "private"
    purpose = "PRIVATE"
    network = "projects/labora/global/networks/other"
  }
}

# -- configs of their own ------------------------------------------------------------------------------------------------------

resource "google_compute_subnetwork" "logged_beside" {
  attrs = {
    id      = "projects/labora/regions/europe-west9/subnetworks/beside"
    name    = "beside"
    network = "projects/labora/global/networks/other"
  }
}

resource "google_network_management_vpc_flow_logs_config" "beside" {
  attrs = {
    vpc_flow_logs_config_id = "beside"
    subnet                  = google_compute_subnetwork.logged_beside.id
  }
}

resource "google_compute_subnetwork" "switched_off_beside" {
  expect_failure = true
  attrs = {
    id      = "projects/labora/regions/europe-west9/subnetworks/switched-off"
    name    = "switched-off"
    network = "projects/labora/global/networks/other"
  }
}

resource "google_network_management_vpc_flow_logs_config" "switched_off" {
  expect_failure = true
  attrs = {
    vpc_flow_logs_config_id = "switched-off"
    subnet                  = google_compute_subnetwork.switched_off_beside.id
    state                   = "DISABLED"
  }
}

resource "google_compute_network" "logged_as_a_whole" {
  attrs = {
    id   = "projects/labora/global/networks/whole"
    name = "whole"
  }
}

resource "google_compute_subnetwork" "in_a_logged_network" {
  attrs = {
    id      = "projects/labora/regions/europe-west9/subnetworks/inside"
    name    = "inside"
    network = google_compute_network.logged_as_a_whole.id
  }
}

resource "google_network_management_vpc_flow_logs_config" "whole" {
  attrs = {
    vpc_flow_logs_config_id = "whole"
    network                 = google_compute_network.logged_as_a_whole.id
    state                   = "ENABLED"
  }
}

# -- networks --------------------------------------------------------------------------------------------------------------------

resource "google_compute_network" "automatic" {
  expect_failure = true
  attrs = {
    id   = "projects/labora/global/networks/automatic"
    name = "automatic"
  }
}

resource "google_compute_network" "by_hand" {
  attrs = {
    id                      = "projects/labora/global/networks/by-hand"
    name                    = "by-hand"
    auto_create_subnetworks = "false"
  }
}

# -- clusters --------------------------------------------------------------------------------------------------------------------

resource "google_container_cluster" "default" {
  attrs = {
    name = "default"
  }
}

resource "google_container_cluster" "blind" {
  expect_failure = true
  attrs = {
    name                        = "blind"
    enable_intranode_visibility = false
  }
}
