# How firewalls of Palo Alto Networks are administered through their interfaces.
# https://docs.paloaltonetworks.com/pan-os/11-1/pan-os-networking-admin/configure-interfaces/use-interface-management-profiles-to-restrict-access

policy {
  required_providers {
    panos = { source = "PaloAltoNetworks/panos" }
  }
}

locals {
  yes = [true, "true"]

  profiles = ["panos_interface_management_profile", "panos_management_profile", "panos_panorama_management_profile"]
}

resource_policy "panos_*management_profile" "panos_management_profile" {
  filter = core::contains(local.profiles, meta.type)

  enforce {
    condition = !core::anytrue([
      for protocol in ["http", "telnet"] : core::contains(local.yes, core::try(attrs[protocol], false))
    ])
    error_message = "The firewall is administered over a connection that is not encrypted: whoever is on the way learns the password to the whole network."
  }
}
