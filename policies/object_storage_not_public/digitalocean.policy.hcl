# Spaces of DigitalOcean are private until a list or a policy says otherwise; policies are judged by HCL_PUB_004.
# https://docs.digitalocean.com/products/spaces/how-to/set-file-permissions/

policy {
  required_providers {
    digitalocean = { source = "digitalocean/digitalocean" }
  }
}

locals {
  public = ["public-read", "public-read-write", "authenticated-read"]
}

resource_policy "digitalocean_spaces_bucket*" "digitalocean_acl" {
  filter = core::contains(["digitalocean_spaces_bucket", "digitalocean_spaces_bucket_object"], meta.type)

  enforce {
    condition     = !core::contains(local.public, core::try(attrs.acl, null))
    error_message = "Everyone on the internet can list or fetch what is here: the ready-made list lets them in without any permission."
  }
}
