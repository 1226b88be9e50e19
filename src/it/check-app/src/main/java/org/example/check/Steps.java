package org.example.check;

import dev.quadrel.request.MiddlewareStep;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.request.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Steps that note their turn in the request's meta. */
final class Steps {

    private Steps() {}

    private static Verdict note(RequestArguments arguments, String name) {
        @SuppressWarnings("unchecked")
        List<Object> order = (List<Object>) arguments.meta().computeIfAbsent("order", key -> new ArrayList<>());
        order.add(name);
        return name.equals(arguments.query("stop")) ? Verdict.answer(List.copyOf(order)) : Verdict.proceed();
    }

    /** The first of the class. */
    public static class ClassOne implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            return note(arguments, "class 1");
        }
    }

    /** The second of the class. */
    public static class ClassTwo implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            return note(arguments, "class 2");
        }
    }

    /** The first of the method. */
    public static class MethodOne implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            return note(arguments, "method 1");
        }
    }

    /** The second of the method. */
    public static class MethodTwo implements MiddlewareStep {
        @Override
        public Verdict handle(RequestArguments arguments) {
            return note(arguments, "method 2");
        }
    }
}
