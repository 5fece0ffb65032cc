#!/usr/bin/env bash
# Make the virtual environment and install matcher into it, system packages included; does nothing twice.
#   scripts/setup.sh [extras]      for example: scripts/setup.sh dev
set -euo pipefail
cd "$(dirname "$0")/.."
venv="${VENV:-.venv}"
extras="${1:-}"
python="${PYTHON:-python3}"

need_system() { # need_system PACKAGE...: install Debian packages where that is possible
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  command -v apt-get >/dev/null || { echo "please install: ${missing[*]}" >&2; exit 1; }
  local run=()
  [ "$(id -u)" -eq 0 ] || run=(sudo)
  "${run[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "matcher needs Python 3.11 or newer; set PYTHON=..." >&2; exit 1; }
"$python" -c 'import ensurepip, venv' 2>/dev/null || need_system python3-venv

case ",$extras," in # what the tests of scans, of old Word documents and of web pages run
  *,dev,*) need_system tesseract-ocr tesseract-ocr-{eng,deu,fra,spa,osd} antiword chromium ;;
esac

stamp="$venv/.installed-${extras:-plain}"
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ] || [ constraints.txt -nt "$stamp" ]; then
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable ".${extras:+[$extras]}"
  touch "$stamp"
fi
