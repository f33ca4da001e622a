# AWS encrypts every new disk of this account, in Paris; nothing is said of Ireland.
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

# expect: pass
resource "aws_ebs_encryption_by_default" "paris" {}

# expect: pass
resource "aws_ebs_volume" "in_paris" {
  availability_zone = "eu-west-3a"
  size              = 200
}

# expect: pass
resource "aws_instance" "in_paris" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6i.large"

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 500
  }
}

# expect: fail
resource "aws_ebs_volume" "in_ireland" {
  provider          = aws.ireland
  availability_zone = "eu-west-1a"
  size              = 200
}

# The region of a resource goes before that of its provider.
# expect: fail
resource "aws_ebs_volume" "in_frankfurt" {
  region            = "eu-central-1"
  availability_zone = "eu-central-1a"
  size              = 200
}
