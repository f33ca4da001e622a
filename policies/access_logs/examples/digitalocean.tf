# expect: pass
resource "digitalocean_spaces_bucket" "results" {
  name   = "labora-results"
  region = "fra1"
}

# expect: pass
resource "digitalocean_spaces_bucket" "logs_of_labora" {
  name   = "labora-logs"
  region = "fra1"
}

resource "digitalocean_spaces_bucket_logging" "results" {
  region        = "fra1"
  bucket        = digitalocean_spaces_bucket.results.name
  target_bucket = digitalocean_spaces_bucket.logs_of_labora.name
  target_prefix = "results/"
}

# expect: fail
resource "digitalocean_spaces_bucket" "exchange" {
  name   = "labora-exchange"
  region = "fra1"
}
