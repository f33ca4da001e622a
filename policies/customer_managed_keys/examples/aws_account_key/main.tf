# A key of one's own for every disk of this account, in Paris alone.
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

# expect: pass
resource "aws_kms_key" "disks" {
  description         = "disks"
  enable_key_rotation = true
}

resource "aws_ebs_default_kms_key" "paris" {
  key_arn = aws_kms_key.disks.arn
}

# expect: pass
resource "aws_ebs_volume" "in_paris" {
  availability_zone = "eu-west-3a"
}

# expect: pass
resource "aws_instance" "in_paris" {
  ami = "ami-0123456789abcdef0"
}

# expect: fail
resource "aws_ebs_volume" "in_ireland" {
  provider          = aws.ireland
  availability_zone = "eu-west-1a"
}
