#!/usr/bin/env bash
# Make .venv hold exactly what requirements/{base,dev}.txt lock. Instant when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$1 # base: to run; dev: to test as well
stamp=.venv/.installed

# What was installed last, as "<set> <digest>"; the digest covers the locks and the package's metadata.
digest() {
  { cat "requirements/$1.txt" requirements/build.txt; sed '/^\[tool\.ruff/,$d' pyproject.toml; } |
    sha256sum | cut -d' ' -f1
}

is_installed() { [[ -f $stamp && $(<"$stamp") == "$1 $(digest "$1")" ]]; }

find_python() {
  local candidate
  for candidate in python3.11 python3 python3.12 python3.13 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is needed (python3). Install it, then try again." >&2
  return 1
}

# The development set contains the other one.
if is_installed dev || is_installed "$wanted"; then
  exit 0
fi

if ! .venv/bin/python -c '' 2>/dev/null; then
  python=$(find_python)
  echo "Creating .venv with $("$python" --version)"
  "$python" -m venv --clear .venv || {
    echo "Python's venv module does not work here; on Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  }
fi

echo "Installing the locked Python packages ($wanted)"
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install)
"${pip[@]}" --require-hashes --no-deps -r requirements/build.txt
"${pip[@]}" --require-hashes --no-deps -r "requirements/$wanted.txt"
"${pip[@]}" --no-deps --no-build-isolation --editable .
echo "$wanted $(digest "$wanted")" >"$stamp"
