output "all" {
  value = {
    case      = [upper("straße"), lower("ÀB"), title("hello world"), strrev("añb")]
    cut       = [substr("hello", 1, 3), substr("hello", -3, -1), trimprefix("v1.2", "v"), trimsuffix("a.tf", ".tf"), trim("??a?", "?")]
    joined    = join("-", ["a", 1, true])
    split     = split(",", "a,,b")
    replaced  = [replace("a.b.c", ".", "-"), replace("a1b22", "/[0-9]+/", "#"), replace("x-y", "/(.)-(.)/", "$2-$1")]
    matched   = [regex("^(\\w+)@(\\w+)", "ada@example"), regexall("[0-9]", "a1b2"), regex("(?P<n>[0-9]+)", "v12")]
    formatted = [format("%05d|%-5s|%5.1f|%x|%q|%t", 42, "ab", 3.14159, 255, "q\"", true), formatlist("%s=%s", ["a", "b"], "x")]
    tests     = [startswith("abc", "ab"), endswith("abc", "x"), strcontains("abc", "b")]
    digests   = [md5("a"), sha1("a"), sha256("a"), base64sha256("a"), sha512("")]
    encoded   = [base64encode("é"), base64decode("w6k="), urlencode("a b&c/é"), textencodebase64("a", "UTF-16LE")]
    indented  = indent(2, "a\nb\n")
    chomped   = [chomp("a\r\n\n"), trimspace("\t a \n")]
    dates     = [formatdate("DD MMM YYYY hh:mm ZZZ", "2024-02-29T23:59:58Z"), timeadd("2024-02-28T23:00:00Z", "1h30m"), timecmp("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z")]
    length    = [length("e\u0301"), length("日本語"), length("👨‍👩‍👧")]
    uuid      = uuidv5("dns", "example.com")
  }
}
