"""The models shipped with the program. Nothing here is code: see ``emomirror.resources``."""
