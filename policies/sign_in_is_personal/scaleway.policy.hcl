# People sign in to Scaleway with a password, or through the directory of their company (SAML). A second factor is each member's own matter,
# which no configuration sets: that a directory is asked for has to be wanted.
# https://www.scaleway.com/en/docs/iam/how-to/set-up-identity-federation/

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

input "directory_required" {
  type        = bool
  default     = false
  description = "Whether people must sign in through the directory of their company where a provider offers that."
}

resource_policy "scaleway_iam_user" "scaleway_user" {
  enforcement_level = "advisory"

  filter = input.directory_required

  enforce {
    condition     = core::length(core::getresources("scaleway_iam_saml", {})) > 0
    error_message = "This person signs in with a password of their own and not through the directory of the company: who leaves keeps the account."
  }
}
