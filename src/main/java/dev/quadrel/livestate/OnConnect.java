package dev.quadrel.livestate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method of a [LiveApplication] that is called when a client was let in. It takes the `Peer`, who tells
/// its principal and the query it came with, the [State] and the [LiveServer], or less.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {}
