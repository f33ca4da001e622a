# The interface of an Outscale account can ask for more than a key: a certificate for what is most sensitive, and keys that end.
# https://docs.outscale.com/en/userguide/About-Your-API-Access-Policy.html

policy {
  required_providers {
    outscale = { source = "outscale/outscale" }
  }
}

resource_policy "outscale_api_access_policy" "outscale_api_access_policy" {
  enforce {
    condition     = core::contains([true, "true"], core::try(attrs.require_trusted_env, false))
    error_message = "A stolen access key is enough to do everything in this account: no trusted session with a certificate is asked for."
  }

  enforce {
    condition     = core::try(attrs.max_access_key_expiration_seconds > 0, false)
    error_message = "Access keys of this account need not end: 0 seconds means never."
  }
}
