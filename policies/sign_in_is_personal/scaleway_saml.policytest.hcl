# A directory is declared.
policytest {
  targets = ["scaleway.policy.hcl"]
}

inputs {
  directory_required = true
}

resource "scaleway_iam_saml" "company" {
  attrs = { entity_id = "https://sso.labora.example/metadata" }
}

resource "scaleway_iam_user" "amina" {
  attrs = { email = "amina.diallo@labora.example" }
}
