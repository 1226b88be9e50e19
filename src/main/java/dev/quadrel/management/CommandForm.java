package dev.quadrel.management;

import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/// The attributes by which WildFly's admin console runs a command: it lists operations, but has no form for them.
/// Writing `command` runs it, and `output` is what it said. `command` itself stays undefined, so that the same can be
/// written again. Nothing of it outlives the server.
final class CommandForm {

    private static final AttributeDefinition COMMAND = text("command");
    private static final AttributeDefinition DEPLOYMENT = text("deployment");
    private static final AttributeDefinition OUTPUT = text("output");

    private volatile ModelNode deployment = new ModelNode();
    private volatile ModelNode output = new ModelNode();

    void register(ManagementResourceRegistration resource) {
        resource.registerReadWriteAttribute(COMMAND, (context, operation) -> {}, this::run);
        resource.registerReadWriteAttribute(
                DEPLOYMENT, (context, operation) -> context.getResult().set(deployment), this::choose);
        resource.registerReadOnlyAttribute(
                OUTPUT, (context, operation) -> context.getResult().set(output));
    }

    private void choose(OperationContext context, ModelNode operation) throws OperationFailedException {
        deployment = DEPLOYMENT.validateOperation(value(DEPLOYMENT, operation));
    }

    /// Runs the command after all that is written in one go with it: the deployment may be among that.
    private void run(OperationContext context, ModelNode operation) throws OperationFailedException {
        ModelNode line = COMMAND.validateOperation(value(COMMAND, operation));
        if (line.isDefined()) {
            context.addStep(
                    (last, ignored) -> output = new ModelNode(run(line.asString())), OperationContext.Stage.MODEL);
        }
    }

    private String run(String line) throws OperationFailedException {
        try {
            return CommandsResource.run(line, deployment.asStringOrNull());
        } catch (OperationFailedException e) {
            output = e.getFailureDescription();
            throw e;
        }
    }

    private static ModelNode value(AttributeDefinition attribute, ModelNode operation) {
        ModelNode values = new ModelNode();
        values.get(attribute.getName()).set(operation.get(ModelDescriptionConstants.VALUE));
        return values;
    }

    private static AttributeDefinition text(String name) {
        return SimpleAttributeDefinitionBuilder.create(name, ModelType.STRING, true)
                .setStorageRuntime()
                .build();
    }
}
