"""The workshop of policy authors: running tests and examples, checking, describing and starting policies."""
