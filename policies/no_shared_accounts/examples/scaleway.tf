# expect: fail
resource "scaleway_iam_ssh_key" "team" {
  name       = "team"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0aTeamKeyOfLaboraForScaleway01 team@labora"
}

# expect: fail
resource "scaleway_iam_ssh_key" "jeanne" {
  name       = "jeanne.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraScaleway02 jeanne"
}

# expect: fail
resource "scaleway_account_ssh_key" "paul" {
  name       = "paul.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0bSharedKeyOfLaboraScaleway02 paul"
}

# expect: pass
resource "scaleway_iam_ssh_key" "amina" {
  name       = "amina.diallo"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0cOwnKeyOfAminaDialloScal03 amina"
}

resource "scaleway_iam_application" "portal" {
  name = "portal"
}

# expect: fail
resource "scaleway_iam_api_key" "portal" {
  application_id = scaleway_iam_application.portal.id
}

# expect: pass
resource "scaleway_iam_api_key" "ending" {
  application_id = scaleway_iam_application.portal.id
  expires_at     = "2027-01-31T00:00:00Z"
}

# expect: fail
resource "scaleway_iam_user" "support" {
  email    = "support@labora.example"
  username = "support"
}

# expect: pass
resource "scaleway_iam_user" "amina" {
  email    = "amina.diallo@labora.example"
  username = "amina.diallo"
}

# expect: fail
resource "scaleway_cockpit_grafana_user" "ops" {
  login = "ops"
  role  = "editor"
}

# expect: fail
resource "scaleway_rdb_user" "admin" {
  instance_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name        = "admin"
  is_admin    = true
}

# A program's own account.
resource "scaleway_rdb_user" "portal" {
  instance_id = "fr-par/1f0e4d8a-9f4b-4c3c-8d4e-6f702f1c9a52"
  name        = "portal"
}
