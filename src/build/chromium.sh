#!/usr/bin/env bash
# The browser tests drive the Chromium of the PATH. Where there is none, root gets Debian's, once, with
# fonts for the scripts that the pages are tested in.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done

packages=(chromium fonts-dejavu fonts-noto-core fonts-noto-cjk)
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get > /dev/null; then
  echo "The browser tests need Chromium on the PATH: install it (Debian: apt-get install ${packages[*]}), or leave them out with -DskipITs." >&2
  exit 1
fi

echo "Installing ${packages[*]} for the browser tests, once."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -q && apt-get install -q -y --no-install-recommends "${packages[@]}"; } > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "Chromium could not be installed; leave the browser tests out with -DskipITs." >&2
  exit 1
fi
