# Sourced by bin/test: what the tests need beyond Python. As root on Debian it is installed; else it is named.

missing=()

# need WHAT PACKAGE… : install the packages, or remember WHAT as missing.
need() {
  local what="$1"
  shift
  if can_install; then
    say "Installing $what ($*) …"
    if without_services apt_install "$@"; then return; fi
  fi
  missing+=("$what (Debian: $*)")
}

# Debian starts the servers that it installs; the tests start their own. Its own switch against that is this file.
without_services() {
  local policy=/usr/sbin/policy-rc.d done=0
  if [ -e "$policy" ]; then "$@"; return; fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  "$@" || done=$?
  rm -f "$policy"
  return "$done"
}

has() { command -v "$1" >/dev/null 2>&1; }
has_chromium() { has chromium || has chromium-browser || has google-chrome; }
has_postgresql() { has initdb || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }
has_node() { has node && has npm; }
is_new_node() { "$1" -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; }
has_fonts() { has fc-list && [ -n "$(fc-list ":family=Noto Sans Arabic" family)" ]; }

ensure_tools() {
  has_chromium || need "Chromium, for the browser tests" chromium
  has redis-server || need "Redis" redis-server
  has_postgresql || need "PostgreSQL" postgresql
  has faketime || need "libfaketime, for the tests that set the clock" faketime
  has pdftotext || need "pdftotext, for the tests of PDF files" poppler-utils
  has_fonts || need "fonts for scripts that Inter lacks" fontconfig fonts-noto-core
  has_node || need "Node with npm, for the type check and the modules' tests" nodejs npm
  if has_node; then
    is_new_node node || use_newer_node
    ensure_node_modules "$here"
  fi
}

# Debian 12 has Node 18; the modules' tests need 20, which is there as a locked package.
use_newer_node() {
  local folder="$here/requirements/node" binary
  ensure_node_modules "$folder"
  for binary in "$folder"/node_modules/node-linux-*/bin/node; do
    if is_new_node "$binary"; then
      PATH="$(dirname "$binary"):$PATH"
      return
    fi
  done
  missing+=("Node 20 or newer")
}

# ensure_node_modules FOLDER: the packages of its lock are in its node_modules.
ensure_node_modules() {
  local lock="$1/package-lock.json" installed="$1/node_modules/.installed-lock.json"
  if cmp -s "$lock" "$installed"; then return; fi
  say "Installing the locked Node packages (once) …"
  if (cd "$1" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error); then
    cp "$lock" "$installed"
  else
    missing+=("the Node packages of $lock")
  fi
}

report_missing() {
  if [ ${#missing[@]} = 0 ]; then return; fi
  say "" "Skipped for want of:"
  printf '  - %s\n' "${missing[@]}"
  if [ "${CI:-}" = true ]; then fail "With CI=true nothing may be skipped."; fi
}
