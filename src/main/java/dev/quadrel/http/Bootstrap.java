package dev.quadrel.http;

import dev.quadrel.access.AccessGate;
import dev.quadrel.livehost.LiveApplications;
import dev.quadrel.livehost.LiveExtension;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.proxy.Forwarder;
import dev.quadrel.proxy.ProxyRules;
import dev.quadrel.proxy.ProxySettings;
import dev.quadrel.request.PreMiddleware;
import dev.quadrel.staticfile.StaticFileSettings;
import dev.quadrel.staticfile.StaticFiles;
import dev.quadrel.worker.WorkerScripts;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the application what it binds, once, when it is deployed, and opens the request order with that.
@ApplicationScoped
class Bootstrap {

    private static final Logger LOG = Logger.getLogger("dev.quadrel");

    private static final String API_KEY = "quadrel.catalog.api-key";

    private final AccessLogFlush accessLog = new AccessLogFlush();
    private @Nullable ThreadPoolExecutor threads;

    @Inject
    Event<ServerSetup> setups;

    @Inject
    AccessGate access;

    @Inject
    @Any
    Instance<PreMiddleware> preMiddleware;

    @Inject
    LiveExtension liveExtension;

    @Inject
    Instance<LiveApplications> live;

    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        Config config = ConfigProvider.getConfig();
        HttpSettings settings = HttpSettings.from(config);
        Path content = Path.of(context.getRealPath("/"));
        ProxySettings proxySettings = ProxySettings.from(config);
        ServerSetup setup = new ServerSetup(StaticFileSettings.from(config), settings.baseDirectory(), content);
        proxySettings.rules().forEach(setup::bindProxy);
        WorkerScripts.write(config, temporary(context), settings.baseDirectory())
                .forEach((path, file) -> setup.specialFile(path, file.toString(), WorkerScripts.MEDIA_TYPE));
        SecuritySettings security = SecuritySettings.from(config);
        SecurityText.write(security, temporary(context), Instant.now())
                .ifPresent(file -> setup.specialFile(SecurityText.PATH, file.toString(), SecurityText.MEDIA_TYPE));
        setups.fire(setup);
        RequestOrder order = RequestOrder.of(context);
        bindLive(context, setup, order.resources());
        order.use(new Routes(
                new PreMiddlewareChain(steps()),
                new StaticFiles(setup.fileRules()),
                new Forwarder(new ProxyRules(setup.proxyRules()), proxySettings, order::answerLast),
                new SlowRequests(settings.slowRequest()),
                open(settings.threads()),
                accessLog,
                SecurityHeaders.of(security),
                settings.bodyTimeout()));
        String address = address(config, context);
        warn(config);
        LOG.infof("Quadrel answers at %s", address);
        LOG.infof("The catalog is at %s", access.entrance(address + BaseUrl.PATH));
    }

    private void bindLive(ServletContext context, ServerSetup setup, ResourcePaths resources) {
        if (liveExtension.isNeeded()) {
            LiveRoutes.bind(live.get().mount(context, temporary(context)), setup, resources);
        }
    }

    /// What somebody has set and relies on, though it is of no effect.
    private void warn(Config config) {
        if (access.passwordProvider().isPresent()
                && config.getOptionalValue(API_KEY, String.class).isPresent()) {
            LOG.warn(API_KEY + " is set, but no key allows everything where users log in: it is of no use to anybody"
                    + " until quadrel.access.password-provider is taken away");
        }
    }

    private ThreadPoolExecutor open(int count) {
        threads = RequestThreads.start(count);
        return threads;
    }

    /// By then no request comes any more; those under way end.
    @PreDestroy
    void stop() {
        if (threads != null) {
            threads.shutdown();
        }
        accessLog.flush();
    }

    private static Path temporary(ServletContext context) {
        return ((File) context.getAttribute(ServletContext.TEMPDIR)).toPath();
    }

    private List<PreMiddleware> steps() {
        List<Instance.Handle<PreMiddleware>> handles = new ArrayList<>();
        preMiddleware.handles().forEach(handles::add);
        handles.sort(Comparator.comparingInt(handle -> priority(handle.getBean().getBeanClass())));
        return handles.stream().map(Instance.Handle::get).toList();
    }

    private static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    /// Where the server listens, as far as its settings tell.
    private static String address(Config config, ServletContext context) {
        String host =
                config.getOptionalValue("jboss.bind.address", String.class).orElse("127.0.0.1");
        int port = config.getOptionalValue("jboss.http.port", Integer.class).orElse(8080)
                + config.getOptionalValue("jboss.socket.binding.port-offset", Integer.class)
                        .orElse(0);
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + context.getContextPath() + "/";
    }
}
