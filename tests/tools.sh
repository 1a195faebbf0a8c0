#!/usr/bin/env bash
# Makes sure that the programs which the tests drive are there: installs them on Debian as root,
# and otherwise says which command does.
set -euo pipefail

packages=()
shell=chromium-headless-shell # the engine alone, much quicker than the browser around it
has() { command -v "$1" >/dev/null 2>&1; }
need() { has "$1" || packages+=("$2"); }
offers() { apt-cache show "$1" >/dev/null 2>&1; }
has $shell || { ! offers $shell && { has chromium || has chromium-browser || has google-chrome; }; } || packages+=($shell)
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
install=(apt-get install -y --no-install-recommends)
if [ "$(id -u)" -eq 0 ] && has apt-get; then
  apt-get update -qq
  offers $shell || packages=("${packages[@]/%$shell/chromium}")
  echo "installing: ${packages[*]}"
  DEBIAN_FRONTEND=noninteractive "${install[@]}" "${packages[@]}" -qq >/dev/null
else
  echo "Für die Tests fehlt noch etwas. Bitte ausführen: sudo ${install[*]} ${packages[*]}" >&2
  exit 1
fi
