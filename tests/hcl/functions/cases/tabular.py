"""What Terraform 1.11.4 says of the functions in `tabular`."""

from hclscan.hcl.values import ListValue
from tests.hcl.functions.cases.case import REJECTED, Case

CASES = [
    Case('csvdecode("")', "csvdecode", ("",), REJECTED),
    Case('csvdecode("\\ufeffa,b\\n1,2")', "csvdecode", ("\ufeffa,b\n1,2",), ListValue(({"b": "2", "\ufeffa": "1"},))),
    Case('csvdecode("a b, c\\n 1 , 2 ")', "csvdecode", ("a b, c\n 1 , 2 ",), ListValue(({"a b": " 1 ", " c": " 2 "},))),
    Case('csvdecode("a,\\n1,2")', "csvdecode", ("a,\n1,2",), ListValue(({"a": "1", "": "2"},))),
    Case('csvdecode("a,a\\n1,2")', "csvdecode", ("a,a\n1,2",), REJECTED),
    Case('csvdecode("a,b")', "csvdecode", ("a,b",), ListValue(())),
    Case('csvdecode("a,b\\n1")', "csvdecode", ("a,b\n1",), REJECTED),
    Case('csvdecode("a,b\\n1,2,3")', "csvdecode", ("a,b\n1,2,3",), REJECTED),
    Case(
        'csvdecode("a,b\\n1,2\\n3,4\\n")',
        "csvdecode",
        ("a,b\n1,2\n3,4\n",),
        ListValue(({"a": "1", "b": "2"}, {"a": "3", "b": "4"})),
    ),
    Case('csvdecode("a,b\\n1,\\"x")', "csvdecode", ('a,b\n1,"x',), REJECTED),
    Case(
        'csvdecode("a,b\\n1,\\"x\\"\\"y\\nz\\"\\n")',
        "csvdecode",
        ('a,b\n1,"x""y\nz"\n',),
        ListValue(({"a": "1", "b": 'x"y\nz'},)),
    ),
    Case('csvdecode("a,b\\n1,\\"x\\"y")', "csvdecode", ('a,b\n1,"x"y',), REJECTED),
    Case('csvdecode("a,b\\n1,x\\"y")', "csvdecode", ('a,b\n1,x"y',), REJECTED),
    Case('csvdecode("a,b\\n\\"1,2\\",3")', "csvdecode", ('a,b\n"1,2",3',), ListValue(({"a": "1,2", "b": "3"},))),
    Case(
        'csvdecode("a,b\\r\\n1,2\\r\\n\\r\\n3,4")',
        "csvdecode",
        ("a,b\r\n1,2\r\n\r\n3,4",),
        ListValue(({"a": "1", "b": "2"}, {"a": "3", "b": "4"})),
    ),
    Case('csvdecode("a\\n\\"\\"")', "csvdecode", ('a\n""',), ListValue(({"a": ""},))),
    Case('csvdecode("a\\n\\n1\\n")', "csvdecode", ("a\n\n1\n",), ListValue(({"a": "1"},))),
]
