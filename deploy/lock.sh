#!/bin/sh
# Writes deploy/lock/terminal.txt (what a screen needs) and deploy/lock/dev.txt (that, the hub's extra and the tools).
#
#   deploy/lock.sh             after a change in pyproject.toml: keeps every version that still fits
#   deploy/lock.sh --upgrade   takes the newest of everything; read the difference before committing it
#
# - Run under Python 3.11, the oldest we support, so that its backports are in the lock too.
# - dev.txt is held to the versions of terminal.txt: what is tested is what a screen runs.
# - No address of an index goes into the files: where packages come from is the installing machine's affair.
set -eu

cd "$(dirname "$0")/.."
python=${PYTHON:-python3.11}
tools=var/lock-tools

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || {
    echo "lock: $python is not Python 3.11; set PYTHON=/path/to/python3.11" >&2
    exit 1
}
if [ ! -x $tools/bin/pip-compile ]; then
    "$python" -m venv --clear $tools
    $tools/bin/python -m pip --quiet --disable-pip-version-check install "pip==25.3" "pip-tools==7.5.2"
fi

compile() {
    output=$1
    shift
    CUSTOM_COMPILE_COMMAND="make lock" $tools/bin/pip-compile --quiet --strip-extras --annotation-style line \
        --allow-unsafe --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file "$output" "$@" pyproject.toml
}

compile deploy/lock/terminal.txt "$@"
compile deploy/lock/dev.txt --extra hub --extra dev --constraint deploy/lock/terminal.txt "$@"
