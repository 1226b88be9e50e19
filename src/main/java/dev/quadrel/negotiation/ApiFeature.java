package dev.quadrel.negotiation;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/// Stamps the replies of the resources below [BaseUrl#PATH], and of no others, and says who may keep them.
@Provider
public class ApiFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext feature) {
        @Nullable Path path = resource.getResourceClass().getAnnotation(Path.class);
        if (path != null && isApi(path.value())) {
            // Before the check of who it is, whose refusals are stamped too.
            feature.register(new ReplyStamp(), Priorities.AUTHENTICATION - 1);
            feature.register(new ReplyCaching());
        }
    }

    private static boolean isApi(String path) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        return below.equals(BaseUrl.PATH)
                || below.startsWith(BaseUrl.PATH + "/")
                || below.startsWith(BaseUrl.PATH + "{");
    }
}
