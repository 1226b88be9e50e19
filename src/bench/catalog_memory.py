"""Memory while ten clients read a gibibyte each, on a heap of 256 MiB: all of them have to get every byte."""
import re
import threading
import time
import zlib
from http.client import HTTPConnection
from pathlib import Path

from catalog_api import API, HEADERS
from options import WORK
from processes import Skipped
from report import number, table

CLIENTS, HEAP, PIECE = 10, 256, 2**20
ROUNDS = 2  # of the four parts of 128 MiB that an answer may have


def run(page, start, sums):
    """`sums` are the checksums of the parts, as the client that wrote them counted."""
    log = WORK / "logs" / "catalog-gc.log"
    log.unlink(missing_ok=True)
    with start(f"-Xmx{HEAP}m", f"-Xlog:gc:file={log}") as quadrel:
        problems = []
        begun = time.monotonic()
        threads = [threading.Thread(target=read, args=(quadrel.port, sums, problems)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - begun
        resident = peak_resident(quadrel.pid)
    if problems:
        raise Skipped(f"{len(problems)} of {CLIENTS} clients did not get all bytes: {problems[0]}")
    heap = [int(before) for before in re.findall(r"\) (\d+)M->\d+M\(\d+M\)", log.read_text())]
    page.section(f"Memory while {CLIENTS} clients read a gibibyte each",
                 f"The JVM runs with `-Xmx{HEAP}m`; all clients got all bytes, by their checksums, in {number(seconds)} s (they "
                 "share the cores with the server). The heap is what the collector found before each of its runs, with "
                 "garbage; resident memory counts the pages of mapped files, too.",
                 table(["", "MiB"], [["largest heap", max(heap, default=0)], ["largest resident memory", number(resident)]]))
    peak = max(heap, default=0)
    page.target(f"Heap while {CLIENTS} clients read 1 GiB each", HEAP, (peak, peak, peak), "MiB", at_most=True)


def read(port, sums, problems):
    """One client: the parts of the large array, each with its checksum."""
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=300)
        for part, expected in list(enumerate(sums)) * ROUNDS:
            rows = 65536 // len(sums)
            path = f"{API}array/full/mib512?slice={part * rows}:{(part + 1) * rows}"
            connection.request("GET", path, headers=dict(line.split(": ", 1) for line in HEADERS))
            response = connection.getresponse()
            seen = checksum(response)
            if response.status != 200 or seen != expected:
                problems.append(f"GET {path} answered {response.status}, checksum {seen}, not {expected}")
                return
        connection.close()
    except OSError as error:
        problems.append(str(error))


def checksum(response):
    """The CRC of a body, which is not kept."""
    total, piece = 0, bytearray(PIECE)
    while count := response.readinto(piece):
        total = zlib.crc32(memoryview(piece)[:count], total)
    return total


def peak_resident(pid):
    """The largest resident memory so far, in MiB."""
    return int(re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024
