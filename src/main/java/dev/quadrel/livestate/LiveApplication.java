package dev.quadrel.livestate;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class that shares its state with browsers, at `/name/` below the deployment's root; at the root itself,
/// too, where it is the only one. [LiveServer] is injected into it.
///
/// ```java
/// @LiveApplication("counter")
/// public class Counter {
///     @Inject LiveServer server;
///     @OnChange("count") void recompute(State state) { state.set("double", 2 * state.integer("count")); }
///     @Trigger("reset") void reset() { server.state().set("count", 0); }
/// }
/// ```
@Stereotype
@LiveScoped
@SuppressWarnings("InjectScopeAnnotationOnInterfaceOrAbstractClass") // That of the classes that have it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LiveApplication {

    /// Whose state it is.
    enum Scope {
        /// One for all browsers.
        SHARED,
        /// One for each browser session; another one gets an instance of its own.
        SESSION
    }

    /// The name: small letters, digits, `-` and `_`.
    String value();

    /// Whose state it is.
    Scope scope() default Scope.SHARED;
}
