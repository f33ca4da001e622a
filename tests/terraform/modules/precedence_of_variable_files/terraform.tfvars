a = "tfvars"
b = "tfvars"
c = "tfvars"
whole = { x = 3 }
