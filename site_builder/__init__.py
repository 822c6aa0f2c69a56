"""Newsroom static site generator for a detention house's public-relations team."""

__version__ = "0.1.0"
