"""The servers Quadrel is measured beside: nginx, plain Undertow, quick_server, Tiled, trame-server, Twisted."""
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from machine import output, tool
from options import WORK
from processes import PROCESSES, Skipped, free_port
from server import await_ok

HERE = Path(__file__).resolve().parent
UNDERTOW_MODULES = [
    "io/undertow/core", "org/jboss/xnio", "org/jboss/xnio/nio", "org/jboss/logging", "org/jboss/threads", "org/wildfly/common",
    "org/wildfly/client/config",
    *(f"io/smallrye/common/{part}" for part in ("constraint", "cpu", "expression", "function", "net", "os"))]
# What is imported from each package of PyPI, its name on the page, and the cases that need it.
PYPI = {
    "quick-server": ("quick_server", "quick_server", {"requests", "workers"}),
    "tiled[all]": ("tiled.client, tiled.server, dask.array, pandas, pyarrow, zarr", "Tiled", {"start", "catalog"}),
    "trame": ("trame.app", "trame-server", {"live"}),
    "twisted": ("twisted", "Twisted", {"listener"}),
}
NGINX = """{user}worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 2048; }}
http {{
    types {{ text/plain txt; application/pdf pdf; }}
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{logged}; root {www}; access_log {folder}/access.log; }}
    server {{ listen 127.0.0.1:{silent}; root {www}; access_log off; }}
}}
"""


class Peers:
    """Starts peers; each start returns when the peer answers, the caller stops it."""

    def __init__(self, options, java_home):
        self.java_home = java_home
        self.folder = (options.peers or WORK / "peers").absolute()
        self.packages = {package: named for package, (_, named, cases) in PYPI.items() if cases & set(options.only)}
        if self.packages:
            self.prepare_python(options)

    def prepare_python(self, options):
        """Makes the virtual environment with the PyPI peers unless one is there."""
        python = self.folder / "bin" / "python"
        imports = ", ".join(PYPI[package][0] for package in self.packages)
        if python.is_file() and not output([python, "-c", f"import {imports}"]):
            return
        if options.peers:
            raise Skipped(f"--peers {options.peers} has not all of {' and '.join(self.packages)}")
        print(f"installing {' and '.join(self.packages)} from PyPI into {self.folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *self.packages], check=True)

    def versions(self):
        """Rows for the machine table."""
        python = self.folder / "bin" / "python"
        if not self.packages or not python.is_file():
            return []
        show = "import importlib.metadata as m, platform; print(platform.python_version(), *map(m.version, {!r}))"
        names = ["trame-server" if package == "trame" else package.split("[")[0] for package in self.packages]
        version, *found = output([python, "-c", show.format(names)]).split()
        return [(named, f"{release} on Python {version}") for named, release in zip(self.packages.values(), found)]

    def undertow(self, server):
        """Plain Undertow's hello world on the JDK and the jars of the server."""
        port = free_port()
        jars = os.pathsep.join(str(server.jar(module)) for module in UNDERTOW_MODULES)
        command = [self.java_home / "bin" / "java", "-cp", jars, HERE / "java" / "PlainUndertow.java", port]
        return ready(PROCESSES.start("Plain Undertow", command, WORK / "logs" / "undertow.log"), port, "/")

    def nginx(self, www):
        """nginx on two ports, one with Debian's default access log and one without; `silent` is the second port."""
        folder = WORK / "nginx"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "access.log").unlink(missing_ok=True)
        logged, silent = free_port(), free_port()
        user = "user root;\n" if os.geteuid() == 0 else ""
        config = folder / "nginx.conf"
        config.write_text(NGINX.format(user=user, folder=folder, www=www, logged=logged, silent=silent))
        command = [tool("nginx"), "-p", folder, "-c", config, "-e", folder / "error.log"]
        started = ready(PROCESSES.start("nginx", command, WORK / "logs" / "nginx.log"), logged, "/small.txt")
        started.silent = silent
        return started

    def quick_server(self, path):
        """quick_server with a JSON resource behind two middlewares."""
        port = free_port()
        command = [self.folder / "bin" / "python", HERE / "peers" / "quick_server_app.py", port, path]
        return ready(PROCESSES.start("quick_server", command, WORK / "logs" / "quick_server.log"), port, path)

    def trame(self):
        """trame-server with a counter and an echo."""
        port = free_port()
        command = [self.folder / "bin" / "python", HERE / "peers" / "trame_counter.py", port]
        return ready(PROCESSES.start("trame-server", command, WORK / "logs" / "trame.log"), port, "/index.html")

    def twisted(self):
        """Twisted's daytime; it listens when its port takes a connection."""
        port = free_port()
        command = [self.folder / "bin" / "python", HERE / "peers" / "twisted_daytime.py", port]
        started = PROCESSES.start("Twisted", command, WORK / "logs" / "twisted.log")
        started.port = port
        await_port(started, 30)
        return started

    def tiled(self, *api_key):
        """SimpleTiledServer(), not waited for: its start is what is measured. It makes an API key unless it is given one."""
        port = free_port()
        temporary = WORK / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        command = [self.folder / "bin" / "python", HERE / "peers" / "tiled_simple.py", port, *api_key]
        environment = {**os.environ, "TMPDIR": str(temporary)}
        started = PROCESSES.start("Tiled", command, WORK / "logs" / "tiled.log", environment)
        started.port = port
        return started


def await_port(started, seconds):
    """Waits until somebody listens at the port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and started.alive():
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", started.port)) == 0:
                return
        time.sleep(0.05)
    raise Skipped(f"{started.name} does not listen: see {started.log_name()}")


def ready(started, port, path):
    """Waits until the peer answers 200."""
    started.port = port
    await_ok(started, [path], 60)
    return started
