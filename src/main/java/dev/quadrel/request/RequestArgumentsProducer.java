package dev.quadrel.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;

/// Gives each request its [RequestArguments], and takes them back when it has been answered.
@ApplicationScoped
class RequestArgumentsProducer {

    private final RequestSettings settings = RequestSettings.from(ConfigProvider.getConfig());

    @Produces
    @RequestScoped
    RequestArguments arguments(HttpServletRequest request) {
        return new RequestArguments(new ServletSource(request), settings);
    }

    void close(@Disposes RequestArguments arguments) {
        arguments.close();
    }
}
