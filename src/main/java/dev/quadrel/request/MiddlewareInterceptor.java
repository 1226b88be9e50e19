package dev.quadrel.request;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/// Runs the steps of [Middleware] around a resource method.
@Middleware({})
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class MiddlewareInterceptor {

    @Inject
    RequestArguments arguments;

    @Inject
    MiddlewareSteps steps;

    @AroundInvoke
    @Nullable
    Object run(InvocationContext context) throws Exception {
        for (MiddlewareStep step : steps.of(context.getTarget().getClass(), context.getMethod())) {
            if (step.handle(arguments) instanceof Verdict.Answer(Reply reply)) {
                throw new Answered(reply);
            }
        }
        return context.proceed();
    }
}
