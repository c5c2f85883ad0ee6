"""The pictures, icons and translations shipped with the program.

Nothing here is code: see ``emomirror.resources``.
"""
