# Jobs of Scaleway that move data, recognised by their name, image or command.
# https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/job_definition

policy {
  required_providers {
    scaleway = { source = "scaleway/scaleway" }
  }
}

locals {
  names_of_migrations = "(?i)migrat|(^|[^a-z])(import|export|dump|restore|etl|sync)(er|s)?([^a-z]|$)"
  tools_of_migrations = "(?i)rclone|pgloader|mydumper|myloader|(pg_?|mysql|mariadb-|mongo)(dump|restore|import|export)"

  names_of_credentials = "(?i)(passw(or)?d|passphrase|secret|token|(^|_)pwd|api_?key|access_?key|private_?key)[0-9]*$"
  credentials_in_text  = "(?i)--?password=[^$]|://[^/:@ ]+:[^@$ ]+@"

  without_tls = "(?i)sslmode[=: ]*(disable|allow|prefer)|ssl-mode[=: ]*(disabled|preferred)|--skip-ssl|[?&;](ssl|tls)=(false|0)|--insecure|--no-check-certificate|(^|[^a-z])ftp://"
}

resource_policy "scaleway_job_definition" "scaleway_job" {
  filter = core::anytrue([
    for text in [core::try(attrs.name, null), core::try(attrs.image_uri, null), core::try(attrs.command, null)] :
    core::regex_match(text, local.names_of_migrations) || core::regex_match(text, local.tools_of_migrations) if text != null
  ])

  locals {
    env     = core::try(attrs.env, null) == null ? {} : attrs.env
    command = core::contains([null, ""], core::try(attrs.command, null)) ? "-" : attrs.command
  }

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.timeout, null))
    error_message = "This job moves data and has no end: what hangs keeps its connection and its copy."
  }

  enforce {
    condition = !core::anytrue([
      for key, value in local.env : core::regex_match(key, local.names_of_credentials) || core::regex_match(value == null ? "-" : "${value}", local.credentials_in_text)
    ]) && !core::regex_match(local.command, local.credentials_in_text)
    error_message = "Credentials of this migration are written into the job: everybody who may look at jobs can read them."
  }

  enforce {
    condition     = !core::regex_match(local.command, local.without_tls) && !core::anytrue([for key, value in local.env : core::regex_match(value == null ? "-" : "${value}", local.without_tls)])
    error_message = "This job moves data over a connection that is not encrypted, or does not check who is at the other end."
  }
}
