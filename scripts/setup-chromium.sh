#!/usr/bin/env bash
# Find a Chromium for the browser tests, or install Debian's.
set -euo pipefail

chromium=${CHROMIUM_PATH:-/usr/bin/chromium}
if [[ -x $chromium ]]; then
  exit 0
fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium at $chromium. Install it (Debian: apt-get install chromium)," >&2
  echo "or set CHROMIUM_PATH to the browser you have." >&2
  exit 1
fi
echo "Installing Chromium"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
