#!/bin/sh
# Fill .venv from one lock file:  sh requirements/install.sh run|teams|slack|dev
#
# Needs Python 3.11 or newer with venv and pip, and nothing else. uv is brought from
# the package index because it is seven times as fast; where it cannot be had or
# cannot work, pip does the same from the same lock file.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/${1:?"which lock: run, teams, slack or dev"}.lock
venv=.venv
uv_lock=requirements/uv.lock
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

is_new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    say "No Python 3.11 or newer was found."
    say "Install one (on Debian: apt-get install python3 python3-venv python3-pip),"
    say "or name it: make install PYTHON=/path/to/python3.11"
    exit 1
}

make_venv() {
    python=$(find_python)
    # An environment with a pip of its own takes seconds more, and the outer pip can
    # bring uv into one without. A Python that has no outer pip gets the slower kind.
    rm -rf "$venv"
    if "$python" -m pip --version >/dev/null 2>&1 &&
        "$python" -m venv --without-pip "$venv" &&
        "$python" -m pip --python "$venv/bin/python" install --quiet \
            --require-hashes -r "$uv_lock"; then
        return
    fi
    if ! "$python" -m venv --clear "$venv"; then
        say "Python could not make an environment: is its venv module installed"
        say "(on Debian: apt-get install python3-venv)?"
        exit 1
    fi
}

bring_uv() {
    [ -x "$venv/bin/uv" ] || with_pip --require-hashes -r "$uv_lock" ||
        say "uv cannot be had here."
}

with_uv() { # The certificates of the machine first: offices inspect their traffic.
    [ -x "$venv/bin/uv" ] || return 1
    UV_SYSTEM_CERTS=1 "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" "$@" ||
        "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" "$@"
}

with_pip() {
    [ -x "$venv/bin/pip" ] || "$venv/bin/python" -m ensurepip --upgrade >/dev/null
    "$venv/bin/python" -m pip install --quiet "$@"
}

install() {
    with_uv "$@" && return
    say "Installing with pip, which takes about a minute."
    with_pip "$@"
}

# What pip was told about the machine, uv does not read by itself.
[ -n "${SSL_CERT_FILE:-}" ] || [ -z "${PIP_CERT:-}" ] || export SSL_CERT_FILE="$PIP_CERT"
[ -z "${PIP_INDEX_URL:-}" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"

"$venv/bin/python" -c '' 2>/dev/null || make_venv
bring_uv
say "Installing what $lock names ..."
install --require-hashes -r "$lock"
# The project itself, in place. "compat" writes one plain path line, which costs
# nothing at start; the other kind installs an import hook. Nothing is downloaded.
install --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
