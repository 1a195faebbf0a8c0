#!/usr/bin/env bash
# Makes sure that the programs which the tests drive are there: installs them on Debian as root,
# and otherwise says which command does.
set -euo pipefail

packages=()
need() { command -v "$1" >/dev/null 2>&1 || packages+=("$2"); }
need chromium-headless-shell chromium-headless-shell
need soffice libreoffice-impress
need node nodejs
need npm npm
need WebKitWebDriver webkit2gtk-driver
need Xvfb xvfb
need pdftoppm poppler-utils
need openssl openssl
need java default-jre-headless
for option in "$@"; do
  case "$option" in
    --bench) need pandoc pandoc ;;
    *) echo "unknown option: $option" >&2; exit 2 ;;
  esac
done
fc-list 2>/dev/null | grep -i carlito >/dev/null || packages+=(fontconfig fonts-crosextra-carlito)

[ ${#packages[@]} -eq 0 ] && exit 0
install=(apt-get install -y --no-install-recommends "${packages[@]}")
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing: ${packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${install[@]}" -qq >/dev/null
else
  echo "Für die Tests fehlt noch etwas. Bitte ausführen: sudo ${install[*]}" >&2
  exit 1
fi
