c = "automatic"
