package dev.quadrel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a resource method: who may call it. Without any scope everybody may, whatever the request brings; but the cookies
/// are set as well.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

    /// All of these are needed.
    Scope[] value();

    /// Whether it is found out who makes the request where no scope is needed, and wrong credentials are refused.
    boolean identified() default false;

    /// Whether somebody without credentials gets in, and has to say them later: for web sockets, whose makers
    /// cannot always set headers. The method looks whether the caller has the scopes. A token may be in the URL
    /// then, as `access_token`.
    boolean later() default false;
}
