# Policies of Spaces of DigitalOcean are written and read as those of buckets of AWS.
# https://docs.digitalocean.com/products/spaces/how-to/set-bucket-policy/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

resource_policy "digitalocean_spaces_bucket_policy" "digitalocean_spaces_bucket_policy" {
  enforce {
    condition     = !hclscan::grants_public(attrs.policy)
    error_message = "This policy lets everyone on the internet do things with the bucket, and no condition keeps strangers out."
  }
}
