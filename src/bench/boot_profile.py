"""One start without instruments: log timeline, CPU per kind of thread, counters of the JVM; and the class loading log."""
import collections
import re
import time
from dataclasses import dataclass
from datetime import datetime

from boot_threads import Readings
from machine import output
from processes import PROCESSES, begun_since_boot

MARKS = {
    "JVM and JBoss Modules are up": "JBoss Modules version",
    "logging and the service container are up": "WFLYSRV0049",
    "configuration is parsed, extensions are loaded": "WFLYSRV0039",
    "subsystems are added; the deployment starts": "WFLYSRV0027",
    "the deployment's structure and annotations are read; Weld takes it up": "WFLYWELD0003",
    "Weld starts the deployment": "WFLYWELD0006",
    "JAX-RS deploys the application": "RESTEASY002225",
    "the web context is registered": "WFLYUT0021",
    "the deployment is complete": "WFLYSRV0010",
    "the server resumes": "WFLYSRV0212",
}
COUNTERS = {
    "classes loaded through Java class loaders": "sun.cls.appClassLoadTime",
    "of it, defining them": "sun.cls.defineAppClassTime",
    "classes loaded by the JVM's own loader": "sun.cls.sysClassLoadTime",
    "linking classes": "sun.cls.classLinkedTime",
    "of it, verifying them": "sun.cls.classVerifyTime",
    "initializing classes": "sun.cls.classInitTime",
    "JIT compiling": "java.ci.totalTime",
    "young collections": "sun.gc.collector.0.time",
}
COUNTS = {
    "classes read from jars and modules (number)": "java.cls.loadedClasses",
    "classes from a CDS or AOT archive (number)": "java.cls.sharedLoadedClasses",
}


@dataclass(frozen=True)
class Profile:
    """Three views of one start; each maps a part to seconds."""

    timeline: dict
    threads: dict
    counters: dict


def take(server, jvm_options):
    """Starts the server, reads everything at the first answer, stops it."""
    started = server.start(*jvm_options)
    readings = Readings(started)
    try:
        seconds, _ = server.await_answer(started)
        threads = readings.finish()
        counters = read_counters(server, started.pid)
        return Profile(timeline(server, started, seconds), threads, counters)
    finally:
        readings.ended = True
        PROCESSES.stop(started)


def read_counters(server, pid):
    """The JVM's performance counters, in seconds, and two plain numbers."""
    text = output([server.java_home / "bin" / "jcmd", pid, "PerfCounter.print"])
    values = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    frequency = float(values.get("sun.os.hrt.frequency", 1e9))
    seconds = {part: float(values[key]) / frequency for part, key in COUNTERS.items() if key in values}
    return {**seconds, **{part: float(values[key]) for part, key in COUNTS.items() if key in values}}


def timeline(server, started, seconds):
    """Seconds from each mark to the next one, from the command to the first answer."""
    zero = started.begun_at
    moments = [("the start script has checked the JDK and begins the JVM", begun_since_boot(started.pid) - started.begun_boot)]
    text = (server.base / "log" / "server.log").read_text(errors="replace")
    for part, code in MARKS.items():
        found = re.search(rf"^(\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d,\d{{3}}) .*{code}", text, re.MULTILINE)
        if found:
            moments.append((part, datetime.strptime(found.group(1), "%Y-%m-%d %H:%M:%S,%f").timestamp() - zero))
    moments = sorted((moment for moment in moments if moment[1] < seconds), key=lambda moment: moment[1])
    moments.append(("the first answer", seconds))
    before = [0.0, *(moment for _, moment in moments)]
    return {f"until {part}": moment - before[index] for index, (part, moment) in enumerate(moments)}


def uptime(started):
    """Seconds since the JVM's process began."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - begun_since_boot(started.pid)


def classes_by_source(log, until):
    """How many classes came from which jar or module until a moment of the JVM's uptime."""
    found = collections.Counter()
    for line in log.read_text(errors="replace").splitlines():
        loaded = re.match(r"\[\s*([\d.]+)s\] \S+ source: (.+)", line)
        if loaded and float(loaded.group(1)) <= until:
            found[source_name(loaded.group(2))] += 1
    return found


def source_name(source):
    """A jar's name without its folder, a JDK module, or what the JVM says instead."""
    jar = re.search(r"([^/]+\.(?:jar|war))(?:!/)?$", source)
    if jar:
        return jar.group(1)
    if source.startswith("shared objects file"):
        return "the JDK's class data archive"
    return source if source.startswith("jrt:/") else "generated while running (lambdas, proxies)"
