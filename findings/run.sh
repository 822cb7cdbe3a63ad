# Sourced by the findings. `finding PACKAGE@VERSION …` installs packages in a temporary folder and runs the JavaScript that it
# reads there; `seen TEXT` compares what that printed with what was seen, and fails where they differ.
set -euo pipefail

finding() {
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cat >"$folder/main.mjs"
  (cd "$folder" && npm init --yes >/dev/null && npm install --silent --ignore-scripts --no-audit --no-fund "$@" >/dev/null 2>&1)
  printed=$(cd "$folder" && node main.mjs 2>/dev/null)
}

seen() {
  echo "$printed"
  [ "$printed" = "$1" ] || { echo "changed; seen before: $1" >&2; exit 1; }
}
