"""`python -m reporting.client`."""

import sys

from reporting.client.program import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
