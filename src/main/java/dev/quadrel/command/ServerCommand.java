package dev.quadrel.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method of a CDI bean a [Command]. The method takes no parameter or one `List<String>`, the words after the
/// name, and returns the text for the operator, or nothing.
///
/// ```java
/// @ServerCommand(value = "requests uptime", arguments = 0, help = "how many requests were made")
/// String requests() { ... }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerCommand {

    /// One or more words with single blanks between them.
    String value();

    /// How many words follow the name; negative for any number.
    int arguments() default -1;

    /// What it does, in one line.
    String help() default "";
}
