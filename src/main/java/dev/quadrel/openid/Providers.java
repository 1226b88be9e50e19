package dev.quadrel.openid;

import dev.quadrel.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The identity providers of the deployment. Thread safe.
@ApplicationScoped
public class Providers {

    private OpenIdSettings settings = OpenIdSettings.from(ConfigProvider.getConfig());
    private Clock clock = Clock.systemUTC();
    private final Map<String, OpenIdProvider> providers = new HashMap<>();
    private @Nullable ProviderHttp http;

    /// A wrong setting stops the start.
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        // The settings are read by now.
    }

    /// Takes others than those of the deployment.
    void use(OpenIdSettings others, Clock time) {
        settings = others;
        clock = time;
    }

    List<String> names() {
        return settings.providers().stream().map(ProviderSettings::name).toList();
    }

    /// @throws ProblemException 404 where there is none of this name
    OpenIdProvider require(String name) {
        return settings.find(name)
                .map(this::opened)
                .orElseThrow(() -> ProblemException.notFound("There is no provider \"%s\"".formatted(name)));
    }

    /// The one whose tokens name this issuer.
    Optional<OpenIdProvider> ofIssuer(String issuer) {
        return settings.providers().stream()
                .filter(provider -> provider.isIssuer(issuer))
                .findFirst()
                .map(this::opened);
    }

    private synchronized OpenIdProvider opened(ProviderSettings provider) {
        ProviderHttp client = http == null ? new ProviderHttp() : http;
        http = client;
        return providers.computeIfAbsent(provider.name(), _ -> new OpenIdProvider(provider, client, clock));
    }

    @PreDestroy
    synchronized void close() {
        if (http != null) {
            http.close();
        }
    }
}
