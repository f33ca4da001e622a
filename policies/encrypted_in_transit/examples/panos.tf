# expect: pass
resource "panos_management_profile" "office" {
  name          = "office"
  https         = true
  permitted_ips = ["10.1.1.0/24"]
}

# expect: fail
resource "panos_management_profile" "old" {
  name = "old"
  http = true
  ping = true
}

# expect: fail
resource "panos_interface_management_profile" "very_old" {
  name   = "very-old"
  telnet = true
}
