output "integers" { value = [7 / 2, 7 % 3, -7 % 3, 2 * 3 - 1, (1 + 2) * 3, 10 / 5] }
output "large" { value = 123456789012345678901234567890 + 1 }
output "fractions" { value = [0.1 + 0.2, 1.5 * 2, 0.1 + 0.2 == 0.3, 1e3, 2.50] }
output "compared" { value = [1 < 2, 2 <= 2, 1.0 == 1, "1" == 1, -1 > -2] }
output "functions" { value = [floor(-1.5), ceil(1.2), abs(-3), max(1, 5, 3), min([2, 1]...), parseint("ff", 16), signum(-2), pow(2, 10), log(8, 2)] }
output "text" { value = ["${1e3}", tostring(0.10), "5" * 2, "2" + "3"] }
