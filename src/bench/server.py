"""Quadrel as provisioned: a copy of its standalone folder, its starts, its AOT cache."""
import http.client
import os
import re
import shutil
import time

from machine import find_java_home
from options import WORK
from processes import PROCESSES, Skipped, command_line, free_port, tree

FIRST_ANSWER_SECONDS = 120
POLL_SECONDS = 0.005


class QuadrelServer:
    """Starts the given server on a copy of its standalone folder, so that the given folder stays as it is.

    Another server than that of the options needs a name of its own.
    """

    def __init__(self, options, home=None, name="quadrel"):
        self.options, self.home = options, home or options.server
        if not (self.home / "bin" / "standalone.sh").is_file():
            raise Skipped(f"{self.home} is no server: bin/standalone.sh is missing. Build it, or pass --server DIR.")
        self.java_home = find_java_home(options)
        self.base = WORK / name / "standalone"
        self.cache = WORK / name / "quadrel.aot"
        self.ready_path = None
        self.flags = []
        self.starts = 0
        copy_base(self.home / "standalone", self.base)
        self.www = make_files(WORK / "www")

    def start(self, *jvm_options):
        """Starts the server with JVM options added before its own; returns at once."""
        self.starts += 1
        shutil.rmtree(self.base / "log", ignore_errors=True)
        ports = {name: free_port() for name in ("http", "https", "management.http", "management.https")}
        environment = {key: value for key, value in os.environ.items() if key not in ("JAVA_OPTS", "JAVA", "JBOSS_HOME")}
        environment["JAVA_HOME"] = str(self.java_home)
        environment["PREPEND_JAVA_OPTS"] = " ".join(jvm_options)
        arguments = [self.home / "bin" / "standalone.sh", f"-Djboss.server.base.dir={self.base}", "-b", "127.0.0.1",
                     *(f"-Djboss.{name}.port={port}" for name, port in ports.items()),
                     *(argument.replace("{www}", str(self.www)) for argument in self.options.server_arg)]
        log = WORK / "logs" / f"quadrel-{self.starts}.log"
        started = PROCESSES.start("Quadrel", arguments, log, environment)
        started.port = ports["http"]
        return started

    def await_answer(self, started, paths=None):
        """Waits for the first 200; returns the seconds since the command and notes the process of the JVM."""
        path = await_ok(started, paths or [self.ready_path], FIRST_ANSWER_SECONDS)
        seconds = time.monotonic() - started.begun
        started.pid = java_process(started)
        self.flags = [part for part in command_line(started.pid) if part.startswith("-X")] or self.flags
        return seconds, path

    def running(self, *jvm_options):
        """A started server that has answered; the caller stops it."""
        started = self.start(*jvm_options)
        self.await_answer(started)
        return started

    def started(self):
        """A server that sends its page; the caller stops it."""
        started = self.start()
        self.await_answer(started, ["/index.html"])
        return started

    def find_ready_path(self):
        """Starts once, unmeasured (it also fills the page cache), to see which path ends a start with a 200."""
        options = self.options
        candidates = [options.ready_path] if options.ready_path else [
            options.json_path, options.static_prefix + "small.txt", "/"]
        started = self.start()
        try:
            _, found = self.await_answer(started, candidates)
            time.sleep(1)
            answers = {path: status(started.port, path) for path in candidates}
            self.ready_path = next((path for path in candidates if answers[path] == 200), found)
            if any(part.startswith("-XX:AOTCache=") for part in command_line(started.pid)):
                raise Skipped("the server's own options already name an AOT cache: nothing can be measured without one")
        finally:
            PROCESSES.stop(started)
        print(f"a start ends with the first 200 of {self.ready_path}", flush=True)

    def train_cache(self, exercise):
        """Makes the AOT cache: a run with the same options, some requests, a clean stop. Returns its size in MiB."""
        self.cache.unlink(missing_ok=True)
        started = self.running(f"-XX:AOTCacheOutput={self.cache}")
        exercise(started.port)
        PROCESSES.stop(started, seconds=300)
        if not self.cache.is_file():
            raise Skipped(f"the training run wrote no AOT cache: see {started.log_name()}")
        return self.cache.stat().st_size / 2**20

    def cache_options(self):
        """Options that use the cache; with mode `on` the JVM refuses to start rather than go on without it."""
        return (f"-XX:AOTCache={self.cache}", "-XX:AOTMode=on") if self.cache.is_file() else ()

    def jar(self, module):
        """The jar of a module of the server, named by its folder below modules/system/layers/base."""
        folder = self.home / "modules" / "system" / "layers" / "base" / module / "main"
        jars = sorted(folder.glob("*.jar"))
        if not jars:
            raise Skipped(f"the server has no jar in its module {module}")
        return jars[0]

    def wildfly_version(self):
        """The version in the name of WildFly's own Undertow subsystem."""
        return self.jar("org/wildfly/extension/undertow").stem.rsplit("-", 1)[-1]


def copy_base(source, target):
    """Copies the standalone folder without what earlier runs left in it, but with deployed content."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("tmp", "log", "standalone_xml_history"))
    # An earlier start of the given server left its absolute log path here; the first start of the copy would use it.
    logging = target / "configuration" / "logging.properties"
    if logging.is_file():
        text = re.sub(r"(?m)^(handler\.\w+\.fileName=).*/log/", rf"\g<1>{target}/log/", logging.read_text())
        logging.write_text(text)


def make_files(folder):
    """Writes the two test files; the large one holds random bytes, so that nothing can compress it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "small.txt").write_text(("0123456789abcde\n" * 64), encoding="ascii")
    large = folder / "large.pdf"
    if not large.is_file() or large.stat().st_size != 64 * 2**20:
        with open(large, "wb") as output:
            for _ in range(64):
                output.write(os.urandom(2**20))
    return folder


def java_process(started):
    """The JVM of the server below the shell script."""
    pid = find_java(started)
    if pid is None:
        raise Skipped(f"no JVM found below {started.name}: see {started.log_name()}")
    return pid


def find_java(started):
    """The JVM of the server, None while the script has not begun it (the ones before it only tell their version)."""
    for pid in tree(started.popen.pid)[1:]:
        if "org.jboss.as.standalone" in command_line(pid):
            return pid
    return None


def status(port, path, read=None, headers=()):
    """The status of one GET on a connection of its own; None when nothing answers. `read` takes the response, headers are
    lines."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=dict(line.split(": ", 1) for line in headers))
        response = connection.getresponse()
        body = response.read()
        if read:
            read(response, body)
        return response.status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def await_ok(started, paths, seconds):
    """Asks every few milliseconds until one of the paths answers 200; returns that path."""
    end = time.monotonic() + seconds
    answers = {}
    while time.monotonic() < end:
        for path in paths:
            answers[path] = status(started.port, path)
            if answers[path] == 200:
                return path
        if not started.alive():
            raise Skipped(f"{started.name} ended before it answered: see {started.log_name()}")
        time.sleep(POLL_SECONDS)
    seen = ", ".join(f"GET {path}: {answer or 'no answer'}" for path, answer in answers.items())
    raise Skipped(f"{started.name} gave no 200 within {seconds} s ({seen}); name a path by --ready-path")
