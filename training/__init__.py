"""Rebuilds the program's models from FER-2013. The app never imports this package."""
