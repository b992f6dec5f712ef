#!/usr/bin/env bash
# debian.sh chromium|nginx: what tests drive comes from the PATH. Where it is not there, root gets
# Debian's, once.
set -euo pipefail

case $1 in
  chromium) # with fonts for the scripts that the pages are tested in
    names=(chromium chromium-browser google-chrome)
    packages=(chromium fonts-dejavu fonts-noto-core fonts-noto-cjk)
    tests="browser tests"
    without="leave them out with -DskipITs" ;;
  nginx) # Debian starts a service that is installed; this one is for tests alone
    names=(nginx /usr/sbin/nginx)
    packages=(nginx)
    tests="tests of the examples for nginx"
    without="leave the tests out with -DskipTests" ;;
  *) echo "debian.sh chromium|nginx" >&2; exit 2 ;;
esac

for name in "${names[@]}"; do
  if command -v "$name" > /dev/null; then exit 0; fi
done

if [[ $(id -u) -ne 0 ]] || ! command -v apt-get > /dev/null; then
  echo "The $tests need $1 on the PATH: install it (Debian: apt-get install --no-install-recommends ${packages[*]}), or $without." >&2
  exit 1
fi

echo "Installing ${packages[*]} for the $tests, once."
log=$(mktemp)
policy=/usr/sbin/policy-rc.d
made=
trap 'rm -f "$log"; if [[ -n $made ]]; then rm -f "$policy"; fi' EXIT
if [[ ! -e $policy ]]; then # so that no service begins
  made=yes
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -q && apt-get install -q -y --no-install-recommends "${packages[@]}"; } > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "${packages[0]} could not be installed; $without." >&2
  exit 1
fi
