# expect: fail
resource "aws_transfer_user" "partners" {
  server_id = "s-0123456789abcdef0"
  user_name = "shared"
  role      = "arn:aws:iam::111122223333:role/sftp"
}

# expect: pass
resource "aws_transfer_user" "person" {
  server_id = "s-0123456789abcdef0"
  user_name = "jeanne.morel"
  role      = "arn:aws:iam::111122223333:role/sftp"
}

# Somebody signs in to this account, and a program uses its key.
# expect: fail
resource "aws_iam_access_key" "both" {
  user = "jeanne.morel"
}

resource "aws_iam_user_login_profile" "both" {
  user                    = "jeanne.morel"
  password_reset_required = true
}
