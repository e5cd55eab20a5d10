# Sourced by the commands in bin/: the project's own Python environment in .venv, made from the locks with hashes.
# A copy of each lock inside .venv tells what is installed there, so that a second start compares one file.

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
environment="$here/.venv"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
export PYTHONUTF8=1
unset PYTHONHOME PYTHONPATH

# Each argument is a line.
say() { printf '%s\n' "$@"; }
fail() { printf 'troupe: %s\n' "$*" >&2; exit 1; }

# Can this machine's apt-get be used without asking anybody?
can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
  if [ -z "${apt_is_fresh:-}" ]; then
    apt-get -qq update || return 1
    apt_is_fresh=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

is_right_python() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; }

# Sets python to an interpreter of a version that the locks are made for; TROUPE_PYTHON goes first.
find_python() {
  local candidate
  for candidate in ${TROUPE_PYTHON:+"$TROUPE_PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null && is_right_python "$candidate"; then
      python="$(command -v "$candidate")"
      return
    fi
  done
  fail "Python 3.11, 3.12, 3.13 or 3.14 is needed and was not found. Install one, or name it: TROUPE_PYTHON=/path/to/python3"
}

# Debian keeps what `python -m venv` needs in a package of its own.
ensure_venv_module() {
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  local package
  package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  can_install || fail "$python cannot make virtual environments. Install the package $package (Debian, Ubuntu: sudo apt-get install $package) and start again."
  say "Installing the package $package …"
  apt_install "$package" || fail "The package $package could not be installed. Install it by hand and start again."
}

# One line that counts up on a terminal, and every tenth package elsewhere.
show_progress() {
  local all="$1" done=0 line
  while IFS= read -r line; do
    case "$line" in Collecting\ *) ;; "Installing collected"*) line="x unpacking" ;; *) continue ;; esac
    done=$((done < all ? done + 1 : all))
    line="${line#* }"
    if [ -t 1 ]; then
      printf '\r\033[K  %s of %s  %s' "$done" "$all" "${line%%[ =(]*}"
    elif [ $((done % 10)) = 0 ]; then
      say "  $done of $all packages"
    fi
  done
  if [ -t 1 ]; then printf '\r\033[K'; fi
}

# ensure_environment base|test: .venv holds what that lock names (the test lock includes the base lock).
ensure_environment() {
  local lock="$here/requirements/$1.txt" installed="$environment/$1.txt" log count
  if [ -x "$environment/bin/python" ] && cmp -s "$lock" "$installed"; then return; fi
  find_python
  if ! { [ -x "$environment/bin/python" ] && is_right_python "$environment/bin/python"; }; then
    ensure_venv_module
    say "Making the Python environment in .venv …"
    "$python" -m venv --clear "$environment" || fail "The environment $environment could not be made."
  fi
  count="$(grep -c '==' "$lock")"
  say "Installing $count Python packages (once) …"
  log="$environment/install-$1.log"
  if ! "$environment/bin/python" -m pip install --require-hashes --progress-bar off -r "$lock" 2>"$log" | show_progress "$count"; then
    tail -n 15 "$log" >&2
    fail "The Python packages could not be installed; the lines above say why. Is the network there?"
  fi
  cp "$lock" "$installed"
  if [ "$1" = test ]; then cp "$here/requirements/base.txt" "$environment/base.txt"; fi
}
