#!/usr/bin/env bash
# Every runner, one after the other: backend and contract (pytest), web app (vitest and its checks),
# browser (Playwright against a platform of its own). The last line counts them all.
# Usage: scripts/test.sh [exit code of what ran before, counted in the end]
set -uo pipefail
cd "$(dirname "$0")/.."

reports=$PWD/var/reports
scratch=$(mktemp -d)
platform=
failed=${1:-0}
rm -rf "$reports"
mkdir -p "$reports"

stop_platform() {
  if [[ -n $platform ]]; then
    kill -TERM "$platform" 2>/dev/null
    wait "$platform"
    platform=
  fi
}
trap 'stop_platform; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

runner() {
  echo
  echo "== $1"
  shift
  "$@" || failed=1
}

backend() {
  .venv/bin/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder --junitxml="$reports/backend.xml"
}

web_app() {
  (cd frontend && VITEST_JSON="$reports/web.json" npm run --silent check)
}

start_platform() {
  SYMBIOSIS_PORT=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  export SYMBIOSIS_PORT
  # By name: a passkey belongs to a name, never to a bare address. Links in mails lead there too.
  export E2E_BASE_URL=http://localhost:$SYMBIOSIS_PORT
  env -u SYMBIOSIS_DATABASE_URL SYMBIOSIS_ENVIRONMENT=demo SYMBIOSIS_DATA_DIR="$scratch/data" \
    SYMBIOSIS_PUBLIC_URL="$E2E_BASE_URL" \
    .venv/bin/symbiosis up >"$reports/platform.log" 2>&1 &
  platform=$!
  for _ in $(seq 600); do
    if .venv/bin/python -c "import urllib.request as u; u.urlopen('$E2E_BASE_URL/readyz', timeout=2)" 2>/dev/null; then
      return 0
    fi
    kill -0 "$platform" 2>/dev/null || break
    sleep 0.2
  done
  echo "The platform did not start:"
  cat "$reports/platform.log"
  return 1
}

browser() {
  start_platform || return 1
  # The machine may be busy with others for a minute; what passes only when tried again is named at the end.
  (cd frontend && PLAYWRIGHT_JSON_OUTPUT_NAME="$reports/browser.json" npm run --silent e2e -- --reporter=list,json --retries=1)
  local result=$?
  stop_platform
  ((result == 0)) || tail -n 20 "$reports/platform.log" "$scratch"/data/{api,worker}.log
  return $result
}

runner "backend and contract" backend
runner "web app" web_app
runner "browser" browser

echo
.venv/bin/python scripts/count_tests.py "$reports" || failed=1
exit "$failed"
