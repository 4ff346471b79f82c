"""Inspection: whether what had to be seen was seen, what is missing, the certificate. It changes nothing."""
