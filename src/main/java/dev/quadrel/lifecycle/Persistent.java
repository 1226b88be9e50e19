package dev.quadrel.lifecycle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A field of an `@ApplicationScoped` bean that keeps its value over restarts: what Jackson can write as JSON and read
/// again as the field's type. Saved under the names of the class and the field, while the bean's monitor is held; set
/// before the first service is prepared. For more than that there is [StateContributor].
///
/// ```java
/// @Persistent
/// private volatile int visitors;
/// ```
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Persistent {}
