"""The internal page 局域网政务公开网页: what is approved, as a web site for the office and its halls."""
