"""Sampled stacks of one start, by JFR, attributed to parts of the server."""
import collections
import json
import re
import time
from datetime import datetime

from machine import output
from options import WORK
from processes import PROCESSES, Skipped

PERIOD = "10ms"
EVENTS = "jdk.CPUTimeSample,jdk.CPUTimeSamplesLost"
PARTS = {
    "class loading": ("java.lang.ClassLoader", "java.lang.Class.forName", "jdk.internal.loader.", "org.jboss.modules."),
    "lambdas and method handles": ("java.lang.invoke.", "jdk.internal.classfile."),
    "annotation index (Jandex)": ("org.jboss.jandex.", "org.jboss.as.server.deployment.annotation."),
    "Quadrel": ("dev.quadrel.",),
    "CDI (Weld)": ("org.jboss.weld.", "org.jboss.as.weld."),
    "JAX-RS (RESTEasy)": ("org.jboss.resteasy.", "org.jboss.as.jaxrs.", "dev.resteasy."),
    "JSON (Jackson, Yasson, Parsson)": ("com.fasterxml.jackson.", "org.eclipse.yasson.", "org.eclipse.parsson."),
    "Undertow": ("io.undertow.", "org.wildfly.extension.undertow.", "org.xnio.", "org.wildfly.extension.io."),
    "security (Elytron, Bouncy Castle, TLS)": ("org.wildfly.security.", "org.wildfly.extension.elytron.", "org.bouncycastle.",
                                             "sun.security.", "javax.crypto.", "com.sun.crypto.", "org.glassfish.soteria."),
    "Hibernate ORM and JPA": ("org.hibernate.", "org.jboss.as.jpa.", "org.jipijapa.", "net.bytebuddy."),
    "Bean Validation": ("org.hibernate.validator.", "org.wildfly.extension.beanvalidation."),
    "EJB": ("org.jboss.as.ejb3.", "org.jboss.ejb."),
    "Infinispan and JGroups": ("org.infinispan.", "org.jgroups.", "org.jboss.as.clustering.", "org.wildfly.clustering."),
    "transactions and connectors": ("com.arjuna.", "org.jboss.as.txn.", "org.jboss.as.connector.", "org.jboss.jca."),
    "MicroProfile": ("io.smallrye.", "org.wildfly.extension.microprofile."),
    "XML parsing": ("javax.xml.", "com.sun.org.apache.", "org.jboss.staxmapper.", "org.codehaus.stax", "com.ctc.wstx.",
                    "__redirected.", "org.jboss.metadata."),
    "deployment (structure, phases, naming)": ("org.jboss.as.server.deployment", "org.jboss.vfs.", "org.jboss.as.ee.",
                                              "org.jboss.as.naming.", "org.jboss.as.repository."),
    "management model": ("org.jboss.as.controller.", "org.jboss.dmr.", "org.jboss.as.domain.", "org.wildfly.subsystem.",
                         "org.jboss.as.server.", "org.jboss.as.management", "org.jboss.as.jmx."),
    "logging": ("org.jboss.logmanager.", "org.jboss.as.logging.", "org.jboss.logging.", "java.util.logging."),
    "service container (MSC)": ("org.jboss.msc.", "org.wildfly.service."),
}
OWNERS = [(prefix, part) for part, prefixes in PARTS.items() for prefix in prefixes]
OWNERS.sort(key=lambda owner: -len(owner[0]))
JDK = ("java.", "javax.", "jdk.", "sun.", "com.sun.")


def take(server):
    """One recorded start: samples by (part, class), and how many samples the JVM lost."""
    recording = WORK / "logs" / "boot.jfr"
    recording.unlink(missing_ok=True)
    started = server.start(
        "-XX:FlightRecorderOptions:stackdepth=256",
        f"-XX:StartFlightRecording:filename={recording},jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle={PERIOD}")
    try:
        server.await_answer(started)
        answered = time.time()
    finally:
        PROCESSES.stop(started)
    if not recording.is_file():
        raise Skipped(f"JFR wrote no recording: see {started.log_name()}")
    jfr = server.java_home / "bin" / "jfr"
    text = output([jfr, "print", "--json", "--stack-depth", 256, "--events", EVENTS, recording])
    return count(json.loads(text)["recording"]["events"], answered)


def count(events, answered):
    """Samples by (part, class) and lost samples, of the time before the first answer."""
    owners, lost = collections.Counter(), 0
    for event in events:
        values = event["values"]
        if moment(values["startTime"]) > answered:
            continue
        if event["type"] == "jdk.CPUTimeSamplesLost":
            lost += values["lostSamples"]
        else:
            owners[owner_of((values.get("stackTrace") or {}).get("frames") or [])] += 1
    return owners, lost


def moment(text):
    """An ISO time with nanoseconds as seconds since the epoch."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d*Z$", r"\1+00:00", text)).timestamp()


def owner_of(frames):
    """The innermost frame known to us: the part it belongs to, and its class without package and inner classes."""
    outside_jdk = False
    for frame in frames:
        method = frame["method"]
        class_name = method["type"]["name"].replace("/", ".")
        name = f"{class_name}.{method['name']}"
        for prefix, part in OWNERS:
            if name.startswith(prefix):
                return part, re.sub(r"\.0x[0-9a-f]+$", "", class_name).rsplit(".", 1)[-1].split("$")[0]
        outside_jdk = outside_jdk or not name.startswith(JDK)
    return ("other libraries" if outside_jdk else "JDK only"), "-"


def total(taken):
    """The sum over several starts: samples by part, samples by class within each part, lost samples."""
    parts, classes = collections.Counter(), collections.defaultdict(collections.Counter)
    for owners, _ in taken:
        for (part, class_name), samples in owners.items():
            parts[part] += samples
            classes[part][class_name] += samples
    return parts, classes, sum(lost for _, lost in taken)


def mostly(classes):
    """The classes seen most, with their samples."""
    return ", ".join(f"{name} {samples}" for name, samples in classes.most_common(3))
