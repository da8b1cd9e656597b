#!/usr/bin/env bash
# Form, types, layers, migrations, the API contract, shell and container files. Says all that is wrong.
set -uo pipefail
cd "$(dirname "$0")/.."

PATH="$PWD/.venv/bin:$PATH"
wrong=()

step() {
  local name=$1
  shift
  local output
  if output=$("$@" 2>&1); then
    echo "ok      $name"
  else
    echo "WRONG   $name"
    echo "$output"
    wrong+=("$name")
  fi
}

step "ruff" ruff check .
step "ruff format" ruff format --check .
step "mypy" mypy
step "layers" lint-imports
step "migrations" python scripts/check_migrations.py
step "API contract" symbiosis openapi --check
step "shell scripts" bash -n scripts/*.sh .ci/run
step "yaml" yamllint --strict docker
step "Dockerfile" hadolint docker/Dockerfile

if ((${#wrong[@]})); then
  echo "Not in order: ${wrong[*]}"
  exit 1
fi
