# Nothing is wrong here until an organization asks for more: require_security_contact.
# expect: pass
provider "aws" {
  region = "eu-west-3"
}
