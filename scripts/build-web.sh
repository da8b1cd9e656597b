#!/usr/bin/env bash
# Build the web app into frontend/dist, unless that is newer than every source.
set -euo pipefail
cd "$(dirname "$0")/../frontend"

built=dist/index.html
sources=(src public index.html package.json package-lock.json ./*.ts)
# Catalogues are compiled from the .po files in every build.
if [[ -f $built && -z $(find "${sources[@]}" -type f ! -name 'messages.ts' -newer $built -print -quit) ]]; then
  exit 0
fi
echo "Building the web app"
npm run --silent build -- --logLevel warn
touch $built
