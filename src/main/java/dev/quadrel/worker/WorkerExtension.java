package dev.quadrel.worker;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the workers of a deployment, and refuses a deployment whose workers cannot work.
public class WorkerExtension implements Extension {

    private final List<WorkerMethod> workers = new ArrayList<>();

    void find(@Observes ProcessManagedBean<?> event) {
        for (AnnotatedMethod<?> method : event.getAnnotatedBeanClass().getMethods()) {
            if (method.isAnnotationPresent(Worker.class)) {
                workers.add(WorkerMethod.of(event.getBean(), method));
            }
        }
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        Map<String, WorkerMethod> byShape = new LinkedHashMap<>();
        for (WorkerMethod worker : workers) {
            worker.fault().ifPresent(fault -> event.addDeploymentProblem(new DefinitionException(fault)));
            WorkerMethod other = byShape.putIfAbsent(worker.shape(), worker);
            if (other != null) {
                event.addDeploymentProblem(new DefinitionException(
                        "%s and %s are workers with the same path \"%s\"".formatted(other, worker, worker.path())));
            }
            worker.method().getParameters().forEach(parameter -> check(event, beans, worker, parameter));
        }
    }

    private static void check(
            AfterDeploymentValidation event, BeanManager beans, WorkerMethod worker, AnnotatedParameter<?> parameter) {
        if (parameter.getBaseType() == WorkerArguments.class || parameter.getBaseType() == Progress.class) {
            return;
        }
        try {
            InjectionPoint point = beans.createInjectionPoint(parameter);
            beans.validate(point);
        } catch (RuntimeException e) {
            event.addDeploymentProblem(new DefinitionException(
                    "%s is a worker, whose parameter %d is neither WorkerArguments nor Progress nor injectable: %s"
                            .formatted(worker, parameter.getPosition() + 1, e.getMessage()),
                    e));
        }
    }

    List<WorkerMethod> workers() {
        return List.copyOf(workers);
    }
}
