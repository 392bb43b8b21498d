#!/usr/bin/env bash
# Runs a benchmark in a fresh JVM with fixed flags. Builds first what is newer than the last build.
#
#   src/bench/run.sh NAME [ARGS...]          the class luosim.bench.NAME
#   src/bench/run.sh jmh [PATTERN ARGS...]   benchmarks of JMH; its forks get the same flags
#   src/bench/run.sh --build                 only builds
#
#   JAVA_HOME     the JDK to use; otherwise the java on the PATH
#   BENCH_HEAP    the heap, fixed and touched beforehand (default 2g)
#   BENCH_FLAGS   more flags for the JVM
#   BENCH_BUILT=1 trust the last build: nothing changes under a comparison that takes an hour
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
out=$home/target/bench

is_stale() {
  [ -z "${BENCH_BUILT:-}" ] || return 1
  [ ! -f "$out/built" ] || [ -n "$(find "$home/pom.xml" "$home/src/main" "$home/src/bench" -newer "$out/built" -print -quit)" ]
}

# The mark gets the time at which the build began, so that an edit during the build is seen.
build() {
  mkdir -p "$out"
  touch "$out/began"
  mvn -q -B -ntp -f "$home/pom.xml" -Pbench test-compile >&2 </dev/null
  mv -f "$out/began" "$out/built"
}

[ $# -gt 0 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 64; }
if is_stale; then
  exec 9<"$home/pom.xml"
  flock 9
  if is_stale; then build; fi
  exec 9<&-
fi
[ "$1" != --build ] || exit 0

name=luosim.bench.$1
[ "$1" != jmh ] || name=org.openjdk.jmh.Main
shift
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
heap=${BENCH_HEAP:-2g}
# shellcheck disable=SC2086
cd "$home"
exec "$java" -XX:+UseParallelGC "-Xms$heap" "-Xmx$heap" -XX:+AlwaysPreTouch -Djava.awt.headless=true \
  -Dfile.encoding=UTF-8 ${BENCH_FLAGS:-} -cp "$out/test-classes:$out/classes:$(cat "$out/classpath.txt")" "$name" "$@"
