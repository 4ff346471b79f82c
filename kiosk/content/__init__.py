"""The words of the product: frozen values with strict decoding, and nothing that opens a file or a socket."""
