# expect: pass
resource "digitalocean_spaces_bucket" "results" {
  name   = "labora-results"
  region = "fra1"
}

# expect: fail
resource "digitalocean_spaces_bucket" "exchange" {
  name   = "labora-exchange"
  region = "fra1"
  acl    = "public-read"
}

# expect: fail
resource "digitalocean_spaces_bucket_object" "results" {
  bucket = digitalocean_spaces_bucket.results.name
  region = "fra1"
  key    = "results.csv"
  acl    = "public-read"
}
