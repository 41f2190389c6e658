#!/bin/sh
# Installs what the judges need and is missing; nothing else.
set -eu
cd "$(dirname "$0")"

has() {
    command -v "$1" >/dev/null 2>&1
}

packages=''
need() {
    packages="$packages $*"
}

[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || need chromium
{ has fc-list && fc-list ':lang=ar' family | grep -q Noto; } || need fonts-noto-core
{ has pdffonts && has pdftotext; } || need poppler-utils
has qpdf || need qpdf
has xmllint || need libxml2-utils
[ -f /usr/share/java/jaxb-runtime.jar ] || need libjaxb-java
has strace || need strace
has git || need git
{ has msgfmt && has msgcat; } || need gettext
# veraPDF is called from a source file, which a bare runtime cannot compile.
{ has java && java --list-modules 2>/dev/null | grep -q '^jdk.compiler'; } || need default-jdk-headless
has node || need nodejs
has npm || need npm
has python3 || need python3
{ has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; } || need python3-venv

if [ -n "$packages" ]; then
    install="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends$packages"
    if ! has apt-get; then
        echo "Missing, by their Debian names:$packages. Install them, then run: sh $(pwd)/setup.sh" >&2
        exit 2
    elif [ "$(id -u)" -eq 0 ]; then
        sh -c "$install"
    elif has sudo; then
        sudo sh -c "$install"
    else
        echo "Run as root: $install" >&2
        exit 2
    fi
fi

sums() {
    sed -n 's/.*"integrity": "\([^"]*\)".*/\1/p' "$1" | sort
}

# npm writes its inner lock last, so an interrupted install has none.
inner=node_modules/.package-lock.json
if ! { [ -f "$inner" ] && [ "$(sums package-lock.json)" = "$(sums "$inner")" ] &&
    [ -f node_modules/axe-core/axe.min.js ] && [ -f node_modules/playwright-core/index.mjs ] &&
    [ -f node_modules/vnu-jar/build/dist/vnu.jar ] && [ -f node_modules/typescript/lib/typescript.js ] &&
    [ -f node_modules/schema-dts/dist/schema.d.ts ] && [ -f node_modules/sitemap/schema/sitemap.xsd ] &&
    [ -f node_modules/lighthouse/core/index.js ]; }; then
    npm ci --ignore-scripts --no-audit --no-fund
fi

# Playwright refuses Node below 20, and Debian 12 has 18; browser.mjs turns to this one.
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ] && [ ! -x .node/node ]; then
    platform=$(node -p 'process.platform + "-" + process.arch')
    npm install --prefix .node --no-save --ignore-scripts --no-audit --no-fund "node-$platform@22.23.3"
    ln -s "node_modules/node-$platform/bin/node" .node/node
fi

if ! { cmp -s requirements.txt .venv/requirements.txt &&
    .venv/bin/python -c 'import babel, blake3, icalendar, lxml, markdown_it, outloud, PIL, pikepdf, polib, translate, vobject, zxingcpp' 2>/dev/null; }; then
    python3 -m venv --clear .venv
    .venv/bin/pip install -q --disable-pip-version-check -r requirements.txt
    # Copied last: an interrupted install is begun again.
    cp requirements.txt .venv/
fi

hyperlink='hyperlink 0.3.2'
if [ "$(.tools/bin/hyperlink --version 2>&1 | head -n 1)" != "$hyperlink" ]; then
    cargo install --quiet --locked --force --root .tools "$(echo "$hyperlink" | tr ' ' @)"
fi
