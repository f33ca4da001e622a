disks = [
  { name = "a" },
  { name = "b", size = "20", extra = "dropped", encryption = { key = "k" } },
  { name = "c", size = null, label = 5, tags = { x = true }, encryption = { enabled = false } },
]
