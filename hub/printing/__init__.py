"""What the hub asks its press: a table of requests and a bell. No key, no signature, nothing of the press itself."""
