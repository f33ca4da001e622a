# expect: fail
resource "outscale_load_balancer" "silent" {
  load_balancer_name = "silent"
  subregion_names    = ["eu-west-2a"]
}

# expect: pass
resource "outscale_load_balancer" "logged" {
  load_balancer_name = "logged"
  subregion_names    = ["eu-west-2a"]
}

resource "outscale_load_balancer_attributes" "logged" {
  load_balancer_name = outscale_load_balancer.logged.id

  access_log {
    is_enabled      = true
    osu_bucket_name = "access-logs"
  }
}
