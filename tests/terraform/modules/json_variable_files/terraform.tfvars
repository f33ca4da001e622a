a = "first"
b = { x = [1] }
d = null
