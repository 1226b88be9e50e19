package dev.quadrel.livestate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method of a [LiveApplication] that is told when one of these variables changes, from whichever side,
/// after browsers have been. It takes the [State], the [LiveServer], or nothing.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnChange {

    /// Names of variables.
    String[] value();
}
