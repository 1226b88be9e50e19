package dev.quadrel.command;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds the methods with [ServerCommand] while a deployment's beans are found, and makes no bean for it.
public class CommandExtension implements Extension {

    private static final Pattern NAME = Pattern.compile("[^\\s#\"]\\S*( [^\\s#\"]\\S*)*");

    private final Map<String, MethodCommand> found = new TreeMap<>();

    <X> void look(@Observes ProcessManagedBean<X> event, BeanManager beans) {
        for (AnnotatedMethod<? super X> method : event.getAnnotatedBeanClass().getMethods()) {
            ServerCommand declared = method.getAnnotation(ServerCommand.class);
            if (declared != null) {
                add(event, new MethodCommand(beans, event.getBean(), method.getJavaMember(), declared));
            }
        }
    }

    private void add(ProcessManagedBean<?> event, MethodCommand command) {
        complaint(command)
                .ifPresentOrElse(
                        text -> event.addDefinitionError(new DefinitionException(text)),
                        () -> found.put(command.name(), command));
    }

    private Optional<String> complaint(MethodCommand command) {
        Method method = command.method();
        if (!isName(command.name())) {
            return Optional.of(
                    "%s: a command's name is words with single blanks between them, none of which begins with"
                                    .formatted(command)
                            + " # or \", which \"" + command.name() + "\" is not");
        }
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            return Optional.of(command + ": a command's method is neither private nor static");
        }
        if (method.getReturnType() != void.class && method.getReturnType() != String.class) {
            return Optional.of("%s: a command's method returns String or void, not %s"
                    .formatted(command, method.getReturnType().getSimpleName()));
        }
        if (!MethodCommand.takesWords(method) && method.getParameterCount() > 0) {
            return Optional.of(command + ": a command's method takes no parameter, or one List<String>");
        }
        MethodCommand other = found.get(command.name());
        return other == null
                ? Optional.empty()
                : Optional.of("command \"%s\" is both %s and %s: give one of them another name"
                        .formatted(command.name(), other, command));
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    List<Command> commands() {
        return new ArrayList<>(found.values());
    }
}
