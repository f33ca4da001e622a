locals { one = 1 } # behind a block
locals {
  list = [ # in a list
    1, // after an element
    /* between */ 2,
    3, # trailing comma
  ]
  object = {
    a = 1 # no comma
    b = 2, // a comma
    "c d" : 3
    (upper("e")) = 4 /* inline */
  }
  sum = (
    local.one
    + 2 * # multiplied
    3
  )
  chain = (
    local.object
    .a
  )
  call = max(
    1,
    2, # trailing comma in a call
  )
  picked = local.one == 1 ? "yes" : /* never */ "no"
  minus  = -local.one
  not    = !true || !false
}
output "all" { value = [local.list, local.object, local.sum, local.chain, local.call, local.picked, local.minus, local.not] }
