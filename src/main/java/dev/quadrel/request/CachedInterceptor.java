package dev.quadrel.request;

import dev.quadrel.cache.CacheKey;
import dev.quadrel.cache.CachedResult;
import dev.quadrel.cache.ResultCache;
import dev.quadrel.json.Json;
import dev.quadrel.settings.TimeSpan;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for the result of a [Cached] method in the cache, and runs the method where it is not there.
@Cached
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
public class CachedInterceptor {

    private final Clock clock = Clock.systemUTC();

    @Inject
    RequestArguments arguments;

    @Inject
    ResultCache cache;

    @AroundInvoke
    @Nullable
    Object find(InvocationContext context) throws Exception {
        Cached cached = annotation(context);
        CacheWish wish = CacheWish.parse(arguments.header("Cache-Control").orElse(""));
        Optional<CacheKey> key = wish.noStore() ? Optional.empty() : RequestKey.of(cached.value(), arguments, context);
        if (key.isEmpty()) {
            return context.proceed();
        }
        Instant now = clock.instant();
        Optional<CachedResult> found = wish.noCache() ? Optional.empty() : cache.findResult(key.get());
        if (found.isPresent() && wish.accepts(found.get().stored(), now)) {
            throw new Answered(CachedReply.of(found.get(), arguments, now));
        }
        Object value = context.proceed();
        if (!CachedReply.isKept(value)) {
            return value;
        }
        throw new Answered(CachedReply.of(put(key.get(), cached, value), arguments, now));
    }

    private static Cached annotation(InvocationContext context) {
        Cached ofMethod = context.getMethod().getAnnotation(Cached.class);
        return ofMethod != null ? ofMethod : context.getTarget().getClass().getAnnotation(Cached.class);
    }

    private CachedResult put(CacheKey key, Cached cached, @Nullable Object value) {
        byte[] json = Json.bytes(value instanceof Reply reply ? reply.value() : value);
        return cached.lifespan().isEmpty()
                ? cache.put(key, json)
                : cache.put(key, json, TimeSpan.parse("lifespan", cached.lifespan()));
    }
}
