# Containers of Scaleway answer whoever calls unless they are made private; functions say which they are. A private one asks for a token.
# https://www.scaleway.com/en/docs/serverless-containers/how-to/secure-a-container/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

locals {
  applications = ["scaleway_container", "scaleway_function"]
}

resource_policy "scaleway_*" "scaleway_application" {
  filter = core::contains(local.applications, meta.type)

  enforce {
    condition     = core::try(attrs.privacy, null) == "private"
    error_message = "Everyone who knows the address can call this application: it asks for no token, and a container that says nothing else never does."
  }
}
