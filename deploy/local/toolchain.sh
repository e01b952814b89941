# Sourced by run, test and .ci/run from the root of the checkout: finds a JDK and Maven, and builds what is stale.
# shellcheck shell=bash

readonly JDK_MIN=25

# The feature version of the JDK in $1, or 0 when there is none (a JRE has no javac).
jdk_version() {
    local version=
    if [[ -x "$1/bin/java" && -x "$1/bin/javac" ]]; then
        version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
    fi
    echo "${version:-0}"
}

# Prints the home of the first JDK that is new enough.
find_jdk() {
    local home
    local candidates=("${JAVA_HOME:-/nonexistent}")
    if command -v java >/dev/null; then
        candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")")
    fi
    candidates+=(/usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* /opt/java/* /opt/jdk*)
    if [[ -x /usr/libexec/java_home ]]; then
        candidates+=("$(/usr/libexec/java_home -v "$JDK_MIN+" 2>/dev/null || true)")
    fi
    for home in "${candidates[@]}"; do
        if [[ "$(jdk_version "$home")" -ge "$JDK_MIN" ]]; then
            echo "$home"
            return 0
        fi
    done
    return 1
}

require_toolchain() {
    if ! JAVA_HOME=$(find_jdk); then
        cat >&2 <<TEXT
No JDK $JDK_MIN or newer was found (looked at JAVA_HOME, the java on the PATH, /usr/lib/jvm, sdkman and macOS's java_home).
Install one: on Debian and Ubuntu the package openjdk-25-jdk or temurin-25-jdk, on macOS 'brew install openjdk',
anywhere 'sdk install java 25-tem'. Or set JAVA_HOME to one that is there.
TEXT
        exit 1
    fi
    export JAVA_HOME
    # Maven resets the terminal's colours even where it used none.
    export MAVEN_OPTS="${MAVEN_OPTS:-} -Djansi.noreset=true"
    if ! command -v mvn >/dev/null; then
        echo "Maven was not found. Install 3.8.7 or newer: 'apt-get install maven', 'brew install maven' or 'sdk install maven'." >&2
        exit 1
    fi
}

# What tells that module $1 is built: a service's fast-jar, otherwise the jar.
artifact_of() {
    case "$1" in
        *-service) echo "$1/target/quarkus-app/quarkus-run.jar" ;;
        deploy/local) echo deploy/local/target/gongji-local.jar ;;
        *) echo "$1/target/gongji-$1.jar" ;;
    esac
}

# True when module $1 has no artifact, or one that is older than its sources or its pom.
is_stale() {
    local artifact
    artifact=$(artifact_of "$1")
    [[ ! -f "$artifact" ]] && return 0
    # A service carries the contracts and the event store in its own build.
    [[ -n "$(find pom.xml "$1/pom.xml" "$1/src/main" contracts/src/main event-store/src/main \
        -newer "$artifact" -type f -print -quit 2>/dev/null)" ]]
}

# Builds every module of the arguments if any of them is stale: they rest on each other. Installs nothing.
build_stale() {
    local module modules stale=()
    for module in "$@"; do
        if is_stale "$module"; then
            stale+=("$module")
        fi
    done
    [[ ${#stale[@]} -eq 0 ]] && return 0
    echo "building (changed: ${stale[*]}); the first time this fetches what it needs and takes minutes"
    modules=$(IFS=, && echo "$*")
    # Quiet means that Maven prints errors only; an offline machine with a full repository builds as well.
    if ! mvn -B -q -Dstyle.color=never -DskipTests -pl "$modules" -am package; then
        echo "the build failed; 'mvn -DskipTests package' shows it in full" >&2
        exit 1
    fi
    for module in "$@"; do
        touch "$(artifact_of "$module")"
    done
}

if [[ -z "${TOOLCHAIN_ONLY_FUNCTIONS:-}" ]]; then
    require_toolchain
fi
