# Spaces of DigitalOcean write down who fetched what when they are told where to.
# https://docs.digitalocean.com/products/spaces/how-to/access-logs/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

# Buckets that receive such logs need none of their own.
resource_policy "digitalocean_spaces_bucket" "digitalocean_spaces_bucket" {
  enforce {
    condition = (
      core::length(core::getresources("digitalocean_spaces_bucket_logging", { bucket = attrs.id })) > 0
      || core::length(core::getresources("digitalocean_spaces_bucket_logging", { target_bucket = attrs.id })) > 0
    )
    error_message = "Nobody can tell afterwards who fetched files from this bucket: it writes no access log."
  }
}
