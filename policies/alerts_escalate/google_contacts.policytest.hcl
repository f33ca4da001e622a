# One contact for security is enough, whatever the others are for.
policytest {
  targets = ["google.policy.hcl"]
}

resource "google_essential_contacts_contact" "security" {
  attrs = {
    email                               = "security@example.org"
    notification_category_subscriptions = ["SECURITY", "LEGAL"]
  }
}

resource "google_essential_contacts_contact" "invoices" {
  attrs = {
    email                               = "invoices@example.org"
    notification_category_subscriptions = ["BILLING"]
  }
}
