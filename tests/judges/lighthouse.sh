#!/bin/sh
# lighthouse.sh GUIDE [PATH…]: builds a copy of the guide for an address on loopback (Lighthouse compares a page's
# canonical address with the one it was loaded from) and runs lighthouse.mjs over it. SIRIO: the program,
# target/debug/sirio unless told otherwise.
set -eu
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
sirio=${SIRIO:-$here/../../target/debug/sirio}
if [ $# -lt 1 ] || [ ! -f "$1/guide.toml" ]; then
    echo "usage: lighthouse.sh GUIDE [PATH...]" >&2
    exit 2
fi
if [ ! -x "$sirio" ]; then
    echo "There is no $sirio: run cargo build, or set SIRIO." >&2
    exit 2
fi
guide=$1
shift

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What belongs to the guide; sources and tests of the program may lie beside it.
tar -C "$guide" -cf - --exclude=./target --exclude=./public --exclude=./src --exclude=./tests --exclude='./.*' \
    --exclude=node_modules . | tar -C "$work" -xf -

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
sed -i "s|^base_url *=.*|base_url = \"http://127.0.0.1:$port\"|" "$work/guide.toml"
grep -q "127.0.0.1:$port" "$work/guide.toml" || { echo "guide.toml has no base_url" >&2; exit 2; }
"$sirio" build --root "$work" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
node "$here/lighthouse.mjs" "$work/public" --port "$port" "$@"
