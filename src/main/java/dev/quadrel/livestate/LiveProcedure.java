package dev.quadrel.livestate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method of a [LiveApplication] that clients call by its name in wslink. It takes what a [Trigger] takes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LiveProcedure {

    /// Words with dots between: `my.protocol.echo`.
    String value();
}
