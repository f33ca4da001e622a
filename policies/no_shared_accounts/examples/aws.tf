# -- keys --------------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_key_pair" "amelie" {
  key_name   = "amelie.roux"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYsharedNotARealKey00000000000FAKE amelie.roux"
}

# expect: fail
resource "aws_key_pair" "benoit" {
  key_name   = "benoit.petit"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYsharedNotARealKey00000000000FAKE benoit.petit"
}

# expect: fail
resource "aws_instance" "import" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"
  key_name      = "fleet"
}

# expect: fail
resource "aws_instance" "convert" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.medium"
  key_name      = "fleet"
}

# -- accounts of AWS -----------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_iam_user" "support" {
  name = "nord-support"
}

# expect: fail
resource "aws_iam_user_login_profile" "support" {
  user = "nord-support"
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

# expect: fail
resource "aws_iam_user_policy_attachment" "person" {
  user       = "jeanne.morel"
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}

# -- accounts of file transfer servers -------------------------------------------------------------------------------------------

# expect: fail
resource "aws_transfer_user" "partners" {
  server_id = "s-0123456789abcdef0"
  user_name = "shared"
  role      = "arn:aws:iam::111122223333:role/sftp"
}

# expect: pass
resource "aws_transfer_user" "person" {
  server_id = "s-0123456789abcdef0"
  user_name = "lucie.fabre"
  role      = "arn:aws:iam::111122223333:role/sftp"
}

# One key for two accounts, ...
# expect: fail
resource "aws_transfer_ssh_key" "first" {
  server_id = "s-0123456789abcdef0"
  user_name = "karim.benali"
  body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYtransferNotARealKey000000000FAKE"
}

# expect: fail
resource "aws_transfer_ssh_key" "second" {
  server_id = "s-0123456789abcdef0"
  user_name = "paul.girard"
  body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYtransferNotARealKey000000000FAKE"
}

# ... two keys for one, ...
# expect: fail
resource "aws_transfer_ssh_key" "third" {
  server_id = "s-0123456789abcdef0"
  user_name = "karim.benali"
  body      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFAKEKEYanotherNotARealKey0000000000FAKE"
}

# ... and one folder for two.
# expect: fail
resource "aws_transfer_user" "karim" {
  server_id      = "s-0123456789abcdef0"
  user_name      = "karim.benali"
  role           = "arn:aws:iam::111122223333:role/sftp"
  home_directory = "/inbound/common"
}

# expect: fail
resource "aws_transfer_user" "paul" {
  server_id      = "s-0123456789abcdef0"
  user_name      = "paul.girard"
  role           = "arn:aws:iam::111122223333:role/sftp"
  home_directory = "/inbound/common"
}

# -- databases -----------------------------------------------------------------------------------------------------------------

# expect: fail
resource "aws_db_instance" "records" {
  identifier     = "records"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  username       = "labora"
  password       = "not-a-real-password"
}

# expect: fail
resource "aws_redshift_cluster" "statistics" {
  cluster_identifier = "statistics"
  node_type          = "ra3.large"
  master_username    = "labora"
  master_password    = "Not-a-real-password-1"
}

# expect: fail
resource "aws_docdb_cluster" "letters" {
  cluster_identifier = "letters"
  master_username    = "labora"
  master_password    = "not-a-real-password"
}

# expect: fail
resource "aws_launch_template" "workers" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.medium"
  key_name      = "fleet"
}
