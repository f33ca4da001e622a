# Judged where a directory is asked for.
resource "scaleway_iam_user" "amina" {
  email    = "amina.diallo@labora.example"
  username = "amina.diallo"
}
