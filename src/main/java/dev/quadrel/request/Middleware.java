package dev.quadrel.request;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs steps before a resource method, or before each resource method of a class.
///
/// The steps of the class run first, then those of the method, each in the order written. A step that is named by both
/// runs twice.
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Middleware {

    /// The steps, first to run first.
    @Nonbinding
    Class<? extends MiddlewareStep>[] value();
}
