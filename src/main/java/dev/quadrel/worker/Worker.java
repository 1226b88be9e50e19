package dev.quadrel.worker;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a public method of a CDI bean a worker: a job that clients start, ask for and stop at one URL. The method may
/// take [WorkerArguments], [Progress] and anything that CDI can inject, in any order; what it returns becomes JSON.
///
/// ```java
/// @Worker(path = "/simulate", cacheSection = "simulations")
/// public Map<String, Object> simulate(WorkerArguments arguments, Progress progress) { ... }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Worker {

    /// Starts with `/`; a segment `:name` takes any text, which becomes the argument `name`.
    String path();

    /// Section of the result cache in which results are kept, under path and arguments; equal jobs that run at the same
    /// time run once. Empty: each job runs.
    String cacheSection() default "";
}
