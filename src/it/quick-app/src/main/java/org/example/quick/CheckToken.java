package org.example.quick;

import dev.quadrel.request.MiddlewareStep;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.RequestArguments;
import dev.quadrel.request.Verdict;
import java.util.Map;

/** Lets a request through by its token, answers it, or refuses it. */
public class CheckToken implements MiddlewareStep {

    @Override
    public Verdict handle(RequestArguments arguments) {
        return switch (String.valueOf(arguments.query("token"))) {
            case "secret" -> {
                arguments.meta().put("name", "user");
                yield Verdict.proceed();
            }
            case "default" -> Verdict.answer(Map.of("name", "other"));
            case "except" -> throw new PreventDefault(403, "Forbidden");
            default -> Verdict.answer(401, "Authentication Required");
        };
    }
}
