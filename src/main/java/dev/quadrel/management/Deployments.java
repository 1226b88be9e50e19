package dev.quadrel.management;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// The deployments of Quadrel that run on this server, as far as they have registered their commands. They meet in the
/// JDK's own MBean server, so that the server's module and a deployment need no class in common.
public final class Deployments {

    private static final String KEY = "deployment";
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Deployments() {}

    /// Makes the commands of a deployment reachable, in place of those that an earlier one of the same name has left.
    public static void register(String deployment, CommandsMXBean commands) {
        unregister(deployment);
        try {
            SERVER.registerMBean(commands, name(ObjectName.quote(deployment)));
        } catch (JMException e) {
            throw new IllegalStateException("The commands of " + deployment + " cannot be registered: " + e, e);
        }
    }

    /// Takes them away; does nothing where there are none.
    public static void unregister(String deployment) {
        ObjectName name = name(ObjectName.quote(deployment));
        try {
            if (SERVER.isRegistered(name)) {
                SERVER.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new IllegalStateException("The commands of " + deployment + " cannot be taken away: " + e, e);
        }
    }

    /// All, in the order of their names.
    static SortedMap<String, CommandsMXBean> all() {
        Set<ObjectName> names = SERVER.queryNames(name("*"), null);
        SortedMap<String, CommandsMXBean> all = new TreeMap<>();
        for (ObjectName name : names) {
            all.put(
                    ObjectName.unquote(name.getKeyProperty(KEY)),
                    JMX.newMXBeanProxy(SERVER, name, CommandsMXBean.class));
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

    private static ObjectName name(String deployment) {
        try {
            return new ObjectName("dev.quadrel:type=Commands," + KEY + "=" + deployment);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(deployment + " is no name for a deployment.", e);
        }
    }
}
