#!/usr/bin/env bash
# Make frontend/node_modules hold exactly what package-lock.json locks. Instant when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/../frontend"

stamp=node_modules/.installed
digest=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
if [[ -f $stamp && $(<"$stamp") == "$digest" ]]; then
  exit 0
fi

if ! command -v npm >/dev/null; then
  echo "node and npm are needed to build the web app. Install Node.js 20 or newer, then try again." >&2
  exit 1
fi
echo "Installing the locked node modules"
npm ci --no-audit --no-fund --loglevel=error
echo "$digest" >"$stamp"
