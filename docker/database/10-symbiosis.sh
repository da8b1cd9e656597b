#!/bin/bash
# First start of the database container: the application's role without superuser rights, its database,
# and the extensions, some of which only the superuser may create.
set -euo pipefail

psql -v ON_ERROR_STOP=1 -v password="$SYMBIOSIS_DB_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role symbiosis login password :'password';
create database symbiosis owner symbiosis;
revoke connect, temporary on database symbiosis from public;
\connect symbiosis
create extension pg_trgm;
create extension unaccent;
create extension btree_gist;
create extension cube;
create extension earthdistance;
create extension citext;
create extension pg_stat_statements;
SQL
