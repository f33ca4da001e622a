# How people sign in to Google Cloud, and to what runs there: a second factor, and a name of their own.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  # https://cloud.google.com/compute/docs/metadata/setting-custom-metadata#boolean
  yes = ["true", "y", "yes", "1"]

  servers = [
    "google_compute_instance", "google_compute_instance_from_machine_image", "google_compute_instance_from_template",
    "google_compute_instance_template", "google_compute_region_instance_template",
  ]

  # What a project says holds for its servers, unless they say something else.
  project_settings = core::concat(
    core::flatten([
      for one in core::getresources("google_compute_project_metadata", {}) : [
        for key in ["enable-oslogin", "enable-oslogin-2fa"] : {
          project = core::try(one.project, null), key = key, value = core::try(one.metadata[key], false)
        }
      ]
    ]),
    [
      for one in core::getresources("google_compute_project_metadata_item", {}) : {
        project = core::try(one.project, null), key = one.key, value = one.value
      }
    ],
  )
  projects_with_login = [
    for one in local.project_settings : one.project if one.key == "enable-oslogin" && core::contains(local.yes, core::lower(one.value))
  ]
  projects_with_second_factor = [
    for one in local.project_settings : one.project if one.key == "enable-oslogin-2fa" && core::contains(local.yes, core::lower(one.value))
  ]

  # Accounts of programs that are declared here, and those with which services of Google work.
  accounts = core::concat(
    core::getresources("google_service_account", {}),
    core::getresources("google_project_service_identity", {}),
  )

  grants = [
    "google_folder_iam_binding", "google_folder_iam_member", "google_organization_iam_binding", "google_organization_iam_member",
    "google_project_iam_binding", "google_project_iam_member",
  ]
  tunnels = [
    "google_iap_tunnel_iam_binding", "google_iap_tunnel_iam_member", "google_iap_tunnel_instance_iam_binding",
    "google_iap_tunnel_instance_iam_member",
  ]

  # Rules of an organisation that make people sign in under their own name.
  # https://cloud.google.com/resource-manager/docs/organization-policy/org-policy-constraints
  constraints = [
    "compute.requireOsLogin", "iam.disableServiceAccountKeyCreation", "iam.disableServiceAccountKeyUpload",
    "iam.managed.disableServiceAccountKeyCreation", "iam.managed.disableServiceAccountKeyUpload",
  ]
  policies_before = ["google_folder_organization_policy", "google_organization_policy", "google_project_organization_policy"]
}

# -- servers -----------------------------------------------------------------------------------------------------------------

# That people sign in under their own name at all is asked by HCL_IAM_001.
# https://cloud.google.com/compute/docs/oslogin/set-up-oslogin#2fa
resource_policy "google_compute_*" "google_server" {
  enforcement_level = "advisory"

  filter = core::contains(local.servers, meta.type) && (
    core::contains(local.yes, core::lower(core::try(attrs.metadata["enable-oslogin"], false)))
    || core::try(attrs.metadata["enable-oslogin"], null) == null && core::anytrue([
      for project in local.projects_with_login : project == null || local.project == null || project == local.project
    ])
  )

  locals {
    project = core::try(attrs.project, hclscan::provider_config(attrs).project, null)
    own     = core::try(attrs.metadata["enable-oslogin-2fa"], null)
  }

  enforce {
    condition = (
      local.own != null
      ? core::contains(local.yes, core::lower(local.own))
      : core::anytrue([
        for project in local.projects_with_second_factor : project == null || local.project == null || project == local.project
      ])
    )
    error_message = "A stolen password or key is enough to get into this server: it asks for no second factor."
  }
}

resource_policy "google_compute_project_metadata" "google_project_metadata" {
  enforcement_level = "advisory"

  filter = core::contains(local.yes, core::lower(core::try(attrs.metadata["enable-oslogin"], false)))

  enforce {
    condition     = core::contains(local.yes, core::lower(core::try(attrs.metadata["enable-oslogin-2fa"], false)))
    error_message = "A stolen password or key is enough to get into the servers of this project: they ask for no second factor."
  }
}

# https://cloud.google.com/iap/docs/using-tcp-forwarding
resource_policy "google_iap_tunnel_*" "google_tunnel" {
  enforcement_level = "advisory"

  filter = core::contains(local.tunnels, meta.type)

  enforce {
    condition     = core::try(core::regex_match(attrs.condition[0].expression, "access_levels|accessLevels"), false)
    error_message = "Whoever has the password of one of these people gets through this tunnel, from any device: no access level is asked for."
  }
}

# -- users -------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/identity-platform/docs/web/mfa
resource_policy "google_identity_platform_config" "google_users" {
  enforce {
    condition     = core::contains(["ENABLED", "MANDATORY"], core::try(attrs.mfa[0].state, null))
    error_message = "A password is enough to pass for any user of this application: it asks for no second factor."
  }
}

# https://cloud.google.com/iam/docs/principals-overview
resource_policy "google_*_iam_*" "google_whole_company" {
  filter = core::contains(local.grants, meta.type)

  # Programs that are declared here are no companies.
  enforce {
    condition = core::alltrue([
      for member in core::try(attrs.members, [attrs.member]) :
      !core::startswith(member, "domain:")
      || core::anytrue([for account in local.accounts : hclscan::refers_to(member, account)])
    ])
    error_message = "Everybody with an account of a company gets this role, whoever it is, and whoever joins later: nobody has decided it for a person."
  }
}

# -- rules of the organisation -------------------------------------------------------------------------------------------------

resource_policy "google_*organization_policy" "google_organization_policy" {
  filter = core::contains(local.policies_before, meta.type) && core::contains(
    local.constraints, core::trimprefix(core::try(attrs.constraint, ""), "constraints/")
  )

  enforce {
    condition     = core::contains(local.yes, core::lower(core::try(attrs.boolean_policy[0].enforced, false)))
    error_message = "This lifts the rule of the organisation that keeps people from sharing keys and accounts."
  }
}

resource_policy "google_org_policy_policy" "google_org_policy" {
  filter = core::anytrue([for one in local.constraints : core::endswith(core::try(attrs.name, ""), "/${one}")])

  enforce {
    condition = core::alltrue([
      for rule in core::try(attrs.spec[0].rules, []) : core::contains(local.yes, core::lower(core::try(rule.enforce, true)))
    ])
    error_message = "This lifts the rule of the organisation that keeps people from sharing keys and accounts."
  }
}
