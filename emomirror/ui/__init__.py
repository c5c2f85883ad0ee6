"""The window. Qt is imported here and in ``emomirror.app``, nowhere else."""
