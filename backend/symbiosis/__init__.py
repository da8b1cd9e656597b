"""Symbiosis: material streams of the textile trades, matched with reasons."""

__version__ = "0.1.0"
