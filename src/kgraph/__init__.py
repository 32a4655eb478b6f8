"""Reads news articles and builds a knowledge graph of who states and reports what about whom."""

__version__ = "0.1.0"
