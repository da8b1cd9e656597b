#!/usr/bin/env bash
# Lint and tests; the tests run even when lint complains, so that one run tells everything.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/lint.sh
lint=$?
scripts/test.sh "$lint"
result=$?
((lint == 0)) || echo "Lint failed: see the lines marked WRONG at the top, or run make lint."
exit "$result"
