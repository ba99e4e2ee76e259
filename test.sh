#!/usr/bin/env bash
# Runs the whole test suite. Installs Debian's chromium for the browser tests where it may; where it may not,
# it says so and those tests are skipped. Arguments are handed on to `dotnet test`.
set -uo pipefail
cd "$(dirname "$0")"

find_chromium() {
  for name in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; exit 1; }

if ! find_chromium >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the browser tests ..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } \
      > chromium-install.log 2>&1 || { echo "chromium could not be installed; the end of the log:"; tail -n 5 chromium-install.log; }
    rm -f chromium-install.log
  else
    echo "No chromium was found and this user may not install it: the browser tests are skipped."
    echo "To run them: sudo apt-get install chromium, or set CHROMIUM_PATH."
  fi
fi
CHROMIUM_PATH=$(find_chromium || true)
export CHROMIUM_PATH DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test Inspectra.sln --configuration Release --nologo "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One closing line that people and machines read alike, summed over the test projects.
summary=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\1 \2 \3/p' "$log" |
  awk '{failed += $1; passed += $2; skipped += $3} END {printf "%d passed, %d failed, %d skipped", passed, failed, skipped}')
echo
echo "$summary"
case "$summary" in
  "0 passed"*) echo "No test ran."; exit 1 ;;
esac
exit "$status"
