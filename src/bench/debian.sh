#!/usr/bin/env bash
# ejabberd and prosody with what they need, from Debian, unpacked beside this and not installed: no service is started.
set -euo pipefail
if [ -d debian/usr/lib/erlang ] && [ -d debian/usr/lib/prosody ]; then exit 0; fi
mkdir -p debs debian
if command -v apt-get > debs/apt && (cd debs && apt-get -s install --no-install-recommends -y ejabberd prosody > list 2>&1 &&
    apt-get download -q $(awk '/^Inst/{print $2}' list) > log 2>&1); then
  for file in debs/*.deb; do dpkg -x "$file" debian; done
else
  echo "ejabberd and prosody are left out: apt-get cannot give them here (as root: apt-get update)"
fi
