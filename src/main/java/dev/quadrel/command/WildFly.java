package dev.quadrel.command;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// The WildFly around this code, by its management beans: its own process needs no credentials for them.
final class WildFly {

    private static final String ROOT = "jboss.as:management-root=server";
    private static final String STATE = "jboss.root:type=state";
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private WildFly() {}

    /// None where the code runs elsewhere or the server has no jmx subsystem.
    static Optional<WildFly> running() {
        return BEANS.isRegistered(name(ROOT)) ? Optional.of(new WildFly()) : Optional.empty();
    }

    /// Refuses new requests, waits for those under way, and starts all services anew in this process.
    ///
    /// @param grace seconds to wait
    void reload(int grace) throws JMException {
        invoke("suspend", Map.of("suspendTimeout", grace));
        invoke("reload", Map.of());
    }

    /// Whether the server still boots.
    static boolean isStarting() {
        try {
            return BEANS.isRegistered(name(STATE))
                    && "starting".equals(String.valueOf(BEANS.getAttribute(name(STATE), "ProcessState")));
        } catch (JMException e) {
            return false;
        }
    }

    /// An operation's parameters differ between versions of WildFly: those not named here are left out, as null.
    private static void invoke(String operation, Map<String, Object> arguments) throws JMException {
        MBeanParameterInfo[] parameters = Arrays.stream(
                        BEANS.getMBeanInfo(name(ROOT)).getOperations())
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .map(MBeanOperationInfo::getSignature)
                .orElseThrow(() -> new JMException(ROOT + " has no operation " + operation));
        @Nullable
        Object[] values = Arrays.stream(parameters)
                .map(parameter -> arguments.get(parameter.getName()))
                .toArray();
        String[] types =
                Arrays.stream(parameters).map(MBeanParameterInfo::getType).toArray(String[]::new);
        BEANS.invoke(name(ROOT), operation, values, types);
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (JMException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
