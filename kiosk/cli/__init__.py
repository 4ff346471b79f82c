"""`mingbai`: one file per command. The roof: it may import everything below, nobody imports it but main.py."""
