"""Malformed sites: what is put into the minimal site, and the whole lines that must be said about it."""
