policytest {
  targets = ["scaleway.policy.hcl"]
}

resource "scaleway_iam_user" "not_asked" {
  attrs = { email = "amina.diallo@labora.example" }
}

resource "scaleway_iam_user" "password" {
  attrs          = { email = "amina.diallo@labora.example" }
  expect_failure = true

  inputs {
    directory_required = true
  }
}
