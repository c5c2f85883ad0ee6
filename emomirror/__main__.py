"""``python -m emomirror``."""

import sys

from emomirror.cli import main

if __name__ == "__main__":
    sys.exit(main())
