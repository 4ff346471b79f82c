#!/bin/sh
# Makes a checkout ready: a Python, the few system packages Kivy needs, and .venv with exactly the locked packages.
#
#   deploy/setup.sh            what `make run`, `make test` and all other targets need
#   deploy/setup.sh --bench    also Chromium and Xvfb, which only the benchmarks use
#   deploy/setup.sh --test     also a print server, a reader of QR codes, PostgreSQL and nginx, which only the tests use
#   deploy/setup.sh --dry-run  says what is missing and changes nothing
#
# - Says what it installs and why. As root (or with sudo that asks nothing) it installs Debian packages itself; else it
#   prints the command for a person to run and goes on wherever the missing thing is not needed yet.
# - A second run finds its stamp and is done at once, without a network.
# - Python is $PYTHON if set, else the first usable 3.11-3.13. A working .venv is kept.
# - Python packages come from pip's own configuration; offline: PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels deploy/setup.sh
# - POSIX sh: dash and bash alike.
set -eu

cd "$(dirname "$0")/.."
ROOT=$(pwd)
LOCK=deploy/lock/dev.txt
STAMP=.venv/mingbai-setup
ASKED=var/setup-refused
GL="libgl1 libegl1 libgles2 libgl1-mesa-dri"
VOICE="espeak-ng"
PAPER="cups-client"
HAND="libzinnia0 tegaki-zinnia-simplified-chinese"
FILM="ffmpeg"
BENCH="" TEST="" DRY=""

for word in "$@"; do
    case $word in
    --bench) BENCH="chromium xvfb xauth" ;;
    --test) TEST="cups-daemon libzbar0 postgresql nginx-light chromium" ;;
    --dry-run) DRY=yes ;;
    *)
        echo "setup: unknown word '$word'; known are --bench, --test and --dry-run" >&2
        exit 2
        ;;
    esac
done

say() { echo "setup: $*"; }
warn() { echo "setup: $*" >&2; }

main() {
    packages "$GL $BENCH" "Kivy draws through OpenGL, also without a display${BENCH:+; the benchmarks compare with Chromium}" ||
        warn "going on without them: whatever draws will fail until they are there"
    packages "$HAND" "the touchscreen reads handwriting with them" ||
        warn "going on without them: the search does not offer handwriting until they are there"
    packages "$FILM" "boards play films with it" ||
        warn "going on without it: where a film is due a board shows its words until it is there"
    packages "$VOICE" "the touchscreen reads pages aloud with it" ||
        warn "going on without it: the touchscreen does not offer 朗读 until it is there"
    packages "$PAPER" "the touchscreen prints through CUPS" ||
        warn "going on without it: the touchscreen cannot print until it is there"
    packages "$TEST" "the tests print through CUPS, read codes, ask PostgreSQL, let nginx read our configuration and walk through the hub in a browser" ||
        warn "going on without them: the tests that need them are skipped"
    if venv_is_ours; then python=$ROOT/.venv/bin/python; else python=$(find_python); fi
    if stamp "$python" 2>/dev/null | cmp -s - "$STAMP"; then
        [ -z "$DRY" ] || say "everything is in place"
        return
    fi
    [ -n "$DRY" ] && { say "would install $LOCK into .venv with $python" && return; }
    build "$python"
}

# ---------------------------------------------------------------------------------------------------- system packages

# packages "NAMES" "why": installs what is missing of them. Fails when something stays missing.
packages() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(missing_of "$1")
    [ -n "$missing" ] || return 0
    say "missing: $missing ($2)"
    if [ -n "$DRY" ]; then return 0; fi
    command="apt-get install --yes --no-install-recommends $missing"
    if ! may_install; then
        warn "please install them: as root, $command"
        return 1
    fi
    # Without a network apt-get would be tried in vain on every run: once refused, only say so.
    if grep -Fxqs "$missing" "$ASKED"; then
        warn "apt-get could not install them before (rm $ASKED to try again): as root, $command"
        return 1
    fi
    say "installing them: $command"
    # shellcheck disable=SC2086  # a list of words
    if known "$command" && { as_root $command || { as_root apt-get update && as_root $command; }; }; then
        rm -f "$ASKED"
        return 0
    fi
    mkdir -p var && echo "$missing" >>"$ASKED"
    warn "apt-get could not install them: $missing"
    return 1
}

missing_of() {
    out=""
    for name in $1; do
        present "$name" || out="$out${out:+ }$name"
    done
    echo "$out"
}

present() {
    if command -v dpkg-query >/dev/null; then
        case $(dpkg-query --show --showformat '${db:Status-Abbrev}' "$1" 2>/dev/null) in ii*) return 0 ;; esac
        return 1
    fi
    # Another distribution: look for the thing itself under the name Debian's package gives it.
    case $1 in
    libgl1) library libGL.so.1 ;;
    libegl1) library libEGL.so.1 ;;
    libgles2) library libGLESv2.so.2 ;;
    libzinnia0) library libzinnia.so.0 ;;
    libzbar0) library libzbar.so.0 ;;
    espeak-ng) command -v espeak-ng >/dev/null ;;
    cups-client) command -v lp >/dev/null ;;
    cups-daemon) command -v cupsd >/dev/null || [ -x /usr/sbin/cupsd ] ;;
    postgresql) command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
    nginx-light) command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] ;;
    tegaki-zinnia-simplified-chinese) [ -e /usr/share/tegaki/models/zinnia/handwriting-zh_CN.model ] ;;
    xvfb) command -v Xvfb >/dev/null ;;
    chromium | xauth | ffmpeg) command -v "$1" >/dev/null ;;
    *) return 0 ;;
    esac
}

library() { { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q "$1"; }

# A fresh machine has no package lists yet; old ones are fetched anew only when a download fails.
known() {
    # shellcheck disable=SC2086  # a list of words
    as_root $1 --simulate >/dev/null 2>&1 || as_root apt-get update
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@" </dev/null
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@" </dev/null
    fi >&2
}

# ------------------------------------------------------------------------------------------------------------- Python

SUITS='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

# Prints a Python that can make a virtual environment; installs python3-venv where only that is missing.
find_python() {
    lame=""
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        path=$(command -v "$name" 2>/dev/null) || continue
        "$path" -c "$SUITS" 2>/dev/null || continue # pyenv leaves names here that do not run
        if "$path" -c 'import venv, ensurepip' 2>/dev/null; then
            echo "$path"
            return
        fi
        lame=${lame:-$path}
    done
    if [ -n "$lame" ]; then
        version=$("$lame" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if packages "python$version-venv" "$lame cannot make a virtual environment" >&2; then
            echo "$lame"
            return
        fi
        warn "$lame cannot make a virtual environment: install python$version-venv, then run this again"
        exit 1
    fi
    if [ -z "${PYTHON:-}" ] && packages "python3 python3-venv" "no Python 3.11-3.13 was found" >&2; then
        path=$(command -v python3 || true)
        [ -n "$path" ] && "$path" -c "$SUITS" && echo "$path" && return
    fi
    warn "no usable Python: ${PYTHON:-python3.11, 3.12 or 3.13} is needed (set PYTHON=/path/to/python to name one)"
    exit 1
}

# A virtual environment remembers its place: one that was copied or moved with the tree would run the old tree.
venv_is_ours() {
    .venv/bin/python -c "import pip; $SUITS" 2>/dev/null || return 1
    [ ! -f "$STAMP" ] || [ "$(head -n 1 "$STAMP")" = "$ROOT" ]
}

# What .venv was made of: the place, the Python, the declared and the locked packages.
stamp() {
    echo "$ROOT"
    "$1" -c 'import sys; print(sys.version)'
    cat pyproject.toml "$LOCK"
}

build() {
    if ! venv_is_ours; then
        if [ -e .venv ] && [ ! -f .venv/pyvenv.cfg ]; then
            warn ".venv is there but is no virtual environment; move it away, then run this again"
            exit 1
        fi
        say "making .venv with $1 ($("$1" -V))"
        "$1" -m venv --clear .venv
    fi
    rm -f "$STAMP"
    say "installing the $(grep -c '^[A-Za-z0-9]' "$LOCK") packages of $LOCK into .venv"
    pip install --only-binary :all: --require-hashes -r "$LOCK" || {
        warn "pip could not install $LOCK. The first time needs a package index, or a folder of wheels:"
        warn "PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels make setup"
        exit 1
    }
    # A plain path: the finder that setuptools would put there costs every start of Python ten milliseconds.
    pip install --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
    stamp "$ROOT/.venv/bin/python" >"$STAMP"
    say "done"
}

pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input "$@"; }

main
