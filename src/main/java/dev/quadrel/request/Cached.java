package dev.quadrel.request;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Keeps what a resource method returns in the result cache: an equal request is answered without running it. Equal are
/// requests with the same method, path, query and body; so the result must not depend on anything else, such as a
/// cookie. Middleware steps run first, each time.
///
/// What is kept is JSON with status 200. Nothing is kept of text, bytes, streams and other statuses, nor
/// where a body is of a type that `RequestArguments.post()` does not parse, or brings files.
///
/// The client gets a strong entity tag, and may use the reply by itself for as long as it is kept here. A request may
/// ask for a fresh result by `Cache-Control: no-cache`, or for one that nobody keeps by `no-store`.
///
/// ```java
/// @GET @Path("map") @Cached("maps")
/// public Map<String, Object> map() { ... }
/// ```
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Cached {

    /// The section of the cache, which is cleared as a whole.
    @Nonbinding
    String value() default "www";

    /// How long a result is kept, as in settings: `60`, `PT1.5S`; `0` for no limit, empty for `quadrel.cache.lifespan`.
    @Nonbinding
    String lifespan() default "";
}
