# expect: fail
provider "google" {
  project = "labora-staging"
  region  = "europe-west9"
}

resource "google_pubsub_topic" "orders" {
  name = "orders"
}
