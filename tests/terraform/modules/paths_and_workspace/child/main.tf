output "path" { value = [path.module, path.root, basename(path.module)] }
