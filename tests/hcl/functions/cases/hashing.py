"""What Terraform 1.11.4 says of the functions in `hashing`."""

from tests.hcl.functions.cases.case import REJECTED, Case

CASES = [
    Case('base64sha256("")', "base64sha256", ("",), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    Case('base64sha256("a")', "base64sha256", ("a",), "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="),
    Case(
        'base64sha512("a")',
        "base64sha512",
        ("a",),
        "H0D8ktokFpR1CXnubPWC8tXX0o4YM13gWrxU0FYOD1MChgxlK/CNVgJSql50IQVG82n7u86MEs/HlXsmUv6adQ==",
    ),
    Case('md5("")', "md5", ("",), "d41d8cd98f00b204e9800998ecf8427e"),
    Case('md5("a")', "md5", ("a",), "0cc175b9c0f1b6a831c399e269772661"),
    Case('sha1("a")', "sha1", ("a",), "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
    Case('sha1("é")', "sha1", ("é",), "bf15be717ac1b080b4f1c456692825891ff5073d"),
    Case('sha256("")', "sha256", ("",), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Case('sha256("a")', "sha256", ("a",), "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
    Case(
        'sha512("")',
        "sha512",
        ("",),
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
    ),
    Case(
        'sha512("a")',
        "sha512",
        ("a",),
        "1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75",
    ),
    Case('uuidv5("","x")', "uuidv5", ("", "x"), REJECTED),
    Case(
        'uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8","x")',
        "uuidv5",
        ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x"),
        "05b16a01-46c6-56dd-bd6e-c6dfb4a1427a",
    ),
    Case('uuidv5("bad","x")', "uuidv5", ("bad", "x"), REJECTED),
    Case('uuidv5("dns","a")', "uuidv5", ("dns", "a"), "4f3f2898-69e3-5a0d-820a-c4e87987dbce"),
    Case('uuidv5("dns","www.terraform.io")', "uuidv5", ("dns", "www.terraform.io"), "a5008fae-b28c-5ba5-96cd-82b4c53552d6"),
    Case('uuidv5("oid","x")', "uuidv5", ("oid", "x"), "8558d34a-d3c6-5881-a6e3-bf8f3e6110ea"),
    Case('uuidv5("url","x")', "uuidv5", ("url", "x"), "4cd605e7-afa2-5360-b5b9-c5e9fb5c76f4"),
    Case('uuidv5("x500","x")', "uuidv5", ("x500", "x"), "456e503f-63e3-56c1-b807-4cd79bf8cc22"),
]
