# Who gets into the servers of Google Cloud: with OS Login people use their own account; keys in metadata open a server to whoever
# holds them, and keys of the project open all of its servers.
# https://cloud.google.com/compute/docs/oslogin

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

# Words that name a task or a group, and nobody in person.
input "generic_names" {
  type = list(string)
  default = [
    "admin", "administrator", "common", "dba", "demo", "dev", "devops", "ftp", "generic", "guest", "helpdesk", "intern", "migration",
    "office", "operation", "operator", "ops", "partner", "public", "root", "sftp", "shared", "staff", "superuser", "support",
    "sysadmin", "team", "temp", "test", "tester", "tmp", "transfer", "upload", "user",
  ]
}

locals {
  # https://cloud.google.com/compute/docs/metadata/setting-custom-metadata#boolean
  yes = ["true", "y", "yes", "1"]

  personal_name = "(?i)^[a-z]{2,}[.][a-z]{2,}|@"
  generic_name  = "(?i)(^|[^a-z])(${core::join("|", input.generic_names)})s?([^a-z]|$)|admin([^a-z]|$)"
  key_material  = "[a-z0-9@.-]+ +[A-Za-z0-9+/=]{16,}"

  servers = [
    "google_compute_instance", "google_compute_instance_from_machine_image", "google_compute_instance_from_template",
    "google_compute_instance_template", "google_compute_region_instance_template",
  ]

  # Those that are made after something take from there what they do not write.
  copies = ["google_compute_instance_from_machine_image", "google_compute_instance_from_template"]

  accounts = core::getresources("google_service_account", {})

  # What a project says holds for its servers, unless they say something else.
  project_settings = core::concat(
    [
      for one in core::getresources("google_compute_project_metadata", {}) : {
        project = core::try(one.project, null)
        value   = core::try(one.metadata["enable-oslogin"], false)
      }
    ],
    [
      for one in core::getresources("google_compute_project_metadata_item", { key = "enable-oslogin" }) : {
        project = core::try(one.project, null)
        value   = one.value
      }
    ],
  )
  projects_with_login = [for one in local.project_settings : one.project if core::contains(local.yes, core::lower(one.value))]

  # https://cloud.google.com/compute/docs/oslogin/manage-oslogin-in-an-org
  login_is_required = core::anytrue(core::concat(
    [
      for one in core::flatten([
        for type in ["google_organization_policy", "google_folder_organization_policy", "google_project_organization_policy"] :
        core::getresources(type, {})
      ]) : core::contains(local.yes, core::lower(core::try(one.boolean_policy[0].enforced, false)))
      if core::endswith(one.constraint, "compute.requireOsLogin")
    ],
    [
      for one in core::getresources("google_org_policy_policy", {}) :
      core::anytrue([for rule in core::try(one.spec[0].rules, []) : core::contains(local.yes, core::lower(core::try(rule.enforce, false)))])
      if core::endswith(one.name, "compute.requireOsLogin")
    ],
  ))
}

resource_policy "google_compute_*" "google_server" {
  filter = core::contains(local.servers, meta.type) && (
    !core::contains(local.copies, meta.type) || core::try(attrs.metadata, null) != null
  )

  locals {
    metadata = core::try(attrs.metadata[0], attrs.metadata, null)
    project  = core::try(attrs.project, hclscan::provider_config(attrs).project, null)

    own_setting = core::try(local.metadata["enable-oslogin"], null)
    has_login = (
      local.login_is_required
      || (
        local.own_setting != null
        ? core::contains(local.yes, core::lower(local.own_setting))
        : core::anytrue([for project in local.projects_with_login : project == null || local.project == null || project == local.project])
      )
    )
    keeps_to_itself = core::contains(local.yes, core::lower(core::try(local.metadata["block-project-ssh-keys"], false)))

    # One line for each key: name:type key comment
    lines = core::try([for line in core::split("\n", local.metadata["ssh-keys"]) : core::trimspace(line) if core::trimspace(line) != ""], [])
    keys = [
      for line in local.lines : { name = core::split(":", line)[0], key = core::try(core::regex(local.key_material, line), line) }
    ]
    names    = [for one in local.keys : one.name]
    contents = [for one in local.keys : one.key]
  }

  enforce {
    condition     = local.has_login || local.keeps_to_itself
    error_message = "Every key of the project opens this server: people do not sign in under their own name (OS Login), and what one of them does cannot be told from what the others do."
  }

  enforce {
    condition = local.has_login || (
      core::length(core::distinct(local.names)) == core::length(local.names)
      && core::length(core::distinct(local.contents)) == core::length(local.contents)
      && core::alltrue([
        for name in local.names : core::regex_match(name, local.personal_name) || !core::regex_match(name, local.generic_name)
      ])
    )
    error_message = "Keys of this server are shared: several people use one account on it, or one key stands for several names."
  }
}

# The serial console lets in whoever has a key, past every firewall.
# https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console
resource_policy "google_compute_*" "google_serial_console" {
  filter = core::contains(core::concat(local.servers, ["google_compute_project_metadata"]), meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::lower(core::try(attrs.metadata[0]["serial-port-enable"], attrs.metadata["serial-port-enable"], false)))
    error_message = "The serial console is open: whoever has one of the keys gets in past every firewall, and from everywhere."
  }
}

# -- keys of the project -------------------------------------------------------------------------------------------------------

resource_policy "google_compute_project_metadata" "google_project_metadata" {
  locals {
    metadata = core::try(attrs.metadata, null) == null ? {} : attrs.metadata
    project  = core::try(attrs.project, hclscan::provider_config(attrs).project, null)
  }

  enforce {
    condition     = core::try(local.metadata["ssh-keys"], local.metadata["sshKeys"], null) == null
    error_message = "Keys that open every server of the project are kept here: whoever holds one gets in everywhere, and removing a person means changing all servers."
  }

  enforce {
    condition = (
      core::contains(local.yes, core::lower(core::try(local.metadata["enable-oslogin"], false)))
      || local.login_is_required
      || core::anytrue([for project in local.projects_with_login : project == null || local.project == null || project == local.project])
    )
    error_message = "The servers of this project do not ask people to sign in under their own name: OS Login is not switched on."
  }
}

resource_policy "google_compute_project_metadata_item" "google_project_metadata_item" {
  enforce {
    condition     = !core::contains(["ssh-keys", "sshKeys"], attrs.key)
    error_message = "Keys that open every server of the project are kept here: whoever holds one gets in everywhere, and removing a person means changing all servers."
  }

  enforce {
    condition     = attrs.key != "enable-oslogin" || core::contains(local.yes, core::lower(attrs.value))
    error_message = "This switches off that people sign in to servers under their own name (OS Login)."
  }

  enforce {
    condition     = attrs.key != "serial-port-enable" || !core::contains(local.yes, core::lower(attrs.value))
    error_message = "The serial console of every server is open: whoever has one of the keys gets in past every firewall."
  }
}

# -- what servers act as ---------------------------------------------------------------------------------------------------------

# https://cloud.google.com/compute/docs/access/create-enable-service-accounts-for-instances
resource_policy "google_compute_*" "google_server_account" {
  filter = core::contains(local.servers, meta.type) && core::length(core::try(attrs.service_account, [])) > 0

  locals {
    email = core::try(attrs.service_account[0].email, null)
  }

  enforce {
    condition = core::anytrue([for account in local.accounts : hclscan::refers_to(local.email, account)]) || (
      local.email != null
      && !core::endswith(local.email, "-compute@developer.gserviceaccount.com")
      && local.email != "default"
    )
    error_message = "This server acts as the default account of the project, as every other server does: what one of them did cannot be told from the others, and it may do nearly everything."
  }
}

# https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa
resource_policy "google_container_*" "google_nodes_account" {
  filter = core::contains(["google_container_cluster", "google_container_node_pool"], meta.type) && (
    core::length(core::try(attrs.node_config, [])) > 0 || meta.type == "google_container_node_pool"
  )

  locals {
    email = core::try(attrs.node_config[0].service_account, null)
  }

  enforce {
    condition = core::anytrue([for account in local.accounts : hclscan::refers_to(local.email, account)]) || (
      !core::contains([null, "", "default"], local.email)
      && !core::endswith(local.email, "-compute@developer.gserviceaccount.com")
    )
    error_message = "These nodes act as the default account of the project, as every other machine does: what one of them did cannot be told from the others, and it may do nearly everything."
  }
}
