package dev.quadrel.management;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// The deployments of Quadrel that run on this server, as far as they have registered what they offer. They meet in the
/// JDK's own MBean server, so that the server's module and a deployment need no class in common.
public final class Deployments {

    private static final String KEY = "deployment";
    private static final String COMMANDS = "Commands";
    private static final String REQUESTS = "Requests";
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Deployments() {}

    /// Makes the commands and requests of a deployment reachable, in place of those that an earlier one of the same
    /// name has left.
    public static void register(String deployment, CommandsMXBean commands, RequestsMXBean requests) {
        unregister(deployment);
        try {
            SERVER.registerMBean(commands, name(COMMANDS, ObjectName.quote(deployment)));
            SERVER.registerMBean(requests, name(REQUESTS, ObjectName.quote(deployment)));
        } catch (JMException e) {
            throw new IllegalStateException("The commands of " + deployment + " cannot be registered: " + e, e);
        }
    }

    /// Takes them away; does nothing where there are none.
    public static void unregister(String deployment) {
        try {
            for (String type : List.of(COMMANDS, REQUESTS)) {
                ObjectName name = name(type, ObjectName.quote(deployment));
                if (SERVER.isRegistered(name)) {
                    SERVER.unregisterMBean(name);
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException("The commands of " + deployment + " cannot be taken away: " + e, e);
        }
    }

    /// The commands of all, in the order of their names.
    static SortedMap<String, CommandsMXBean> all() {
        return all(COMMANDS, CommandsMXBean.class);
    }

    /// The requests of all.
    static Collection<RequestsMXBean> requests() {
        return all(REQUESTS, RequestsMXBean.class).values();
    }

    private static <B> SortedMap<String, B> all(String type, Class<B> bean) {
        SortedMap<String, B> all = new TreeMap<>();
        for (ObjectName name : SERVER.queryNames(name(type, "*"), null)) {
            all.put(ObjectName.unquote(name.getKeyProperty(KEY)), JMX.newMXBeanProxy(SERVER, name, bean));
        }
        return all;
    }

    /// The one of this name, or the only one.
    ///
    /// @param deployment such as `ROOT.war`; may be null where there is no choice
    /// @throws IllegalArgumentException whose message says which there are
    static CommandsMXBean choose(@Nullable String deployment) {
        SortedMap<String, CommandsMXBean> all = all();
        List<String> names = List.copyOf(all.keySet());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No deployment of Quadrel runs on this server.");
        }
        if (deployment == null && names.size() > 1) {
            throw new IllegalArgumentException("More than one deployment of Quadrel runs on this server; set"
                    + " \"deployment\" to one of: " + String.join(", ", names) + ".");
        }
        String chosen = deployment == null ? all.firstKey() : deployment;
        CommandsMXBean commands = all.get(chosen);
        if (commands == null) {
            throw new IllegalArgumentException("No deployment of Quadrel has the name \"" + chosen
                    + "\" on this server; there is: " + String.join(", ", names) + ".");
        }
        return commands;
    }

    private static ObjectName name(String type, String deployment) {
        try {
            return new ObjectName("dev.quadrel:type=" + type + "," + KEY + "=" + deployment);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(deployment + " is no name for a deployment.", e);
        }
    }
}
