"""A private, real-time emotion mirror for the desktop."""

__version__ = "0.1.0"
