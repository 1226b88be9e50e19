package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.HubListener;
import dev.quadrel.wslink.Peer;
import dev.quadrel.wslink.SparingLog;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A live application at work: its server and the beans that belong to it.
final class LiveInstance implements HubListener {

    private static final SparingLog LOG = new SparingLog(Logger.getLogger("dev.quadrel.livehost"));

    /// Something done for this instance.
    @FunctionalInterface
    interface Work {
        @Nullable
        Object run() throws Exception;
    }

    private record Made<T>(Contextual<T> bean, T object, CreationalContext<T> creation) {

        void destroy() {
            bean.destroy(object, creation);
        }
    }

    private final LiveApplicationType type;
    private final LiveServer server;
    private final Map<Contextual<?>, Made<?>> beans = new LinkedHashMap<>();
    private volatile @Nullable Object application;

    private LiveInstance(LiveApplicationType type, LiveServer server) {
        this.type = type;
        this.server = server;
    }

    /// Makes the bean, connects its methods, and starts the server.
    static LiveInstance start(LiveApplicationType type, LiveServer server, BeanManager manager) {
        LiveInstance instance = new LiveInstance(type, server);
        instance.within(() -> {
            Object bean = type.reference(manager);
            instance.application = bean;
            type.methods().forEach(method -> method.connect(instance, bean));
            server.hub().listen(instance);
            server.start();
            return bean;
        });
        return instance;
    }

    LiveServer server() {
        return server;
    }

    /// Does something with the beans of this instance around it.
    @Nullable
    Object call(Work work) throws Exception {
        return ScopedValue.where(LiveContext.CURRENT, this).<@Nullable Object, Exception>call(work::run);
    }

    private void within(Work work) {
        try {
            call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The live application \"" + type.name() + "\" cannot be started", e);
        }
    }

    @SuppressWarnings("unchecked")
    synchronized <T> @Nullable T bean(Contextual<T> bean, @Nullable CreationalContext<T> creation) {
        Made<?> made = beans.get(bean);
        if (made == null && creation != null) {
            T object = bean.create(creation);
            made = new Made<>(bean, object, creation);
            beans.put(bean, made);
        }
        return made == null ? null : (T) made.object();
    }

    /// Closes the sockets, and destroys the beans.
    void end() {
        server.stop();
        List<Made<?>> made;
        synchronized (this) {
            made = new ArrayList<>(beans.values());
            beans.clear();
        }
        made.reversed().forEach(Made::destroy);
    }

    @Override
    public void authenticated(Peer peer) {
        tell(LiveMethod.Kind.CONNECT, peer);
    }

    @Override
    public void closed(Peer peer) {
        if (peer.isAuthenticated()) {
            tell(LiveMethod.Kind.DISCONNECT, peer);
        }
    }

    private void tell(LiveMethod.Kind kind, Peer peer) {
        for (LiveMethod method : type.methods()) {
            if (method.kind() == kind) {
                try {
                    method.tell(this, Optional.of(peer));
                } catch (Exception e) {
                    LOG.failure(Logger.Level.ERROR, method + " failed", e);
                }
            }
        }
        server.state().flush();
    }

    /// The application's own object.
    Object application() {
        return Objects.requireNonNull(application, "The live application is being started");
    }
}
