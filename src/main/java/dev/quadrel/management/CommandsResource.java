package dev.quadrel.management;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.as.controller.AbstractAddStepHandler;
import org.jboss.as.controller.AbstractRemoveStepHandler;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ObjectListAttributeDefinition;
import org.jboss.as.controller.ObjectTypeAttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleMapAttributeDefinition;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.StringListAttributeDefinition;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.StandardResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.Resource;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;

/// The resource `/subsystem=quadrel`: which deployments and commands there are, and the operation that runs one.
final class CommandsResource extends SimpleResourceDefinition {

    private static final ResourceDescriptionResolver TEXTS = new StandardResourceDescriptionResolver(
            ManagementExtension.SUBSYSTEM,
            CommandsResource.class.getPackageName() + ".LocalDescriptions",
            CommandsResource.class.getClassLoader());

    private static final AttributeDefinition COMMAND = text("command", true);
    private static final AttributeDefinition DEPLOYMENT = text("deployment", false);

    private static final AttributeDefinition DEPLOYMENTS = new StringListAttributeDefinition.Builder("deployments")
            .setStorageRuntime()
            .setRequired(false)
            .build();
    private static final AttributeDefinition COMMANDS = new ObjectListAttributeDefinition.Builder(
                    "commands",
                    new ObjectTypeAttributeDefinition.Builder(
                                    "commands", text("name", true), text("help", true), text("deployment", true))
                            .build())
            .setStorageRuntime()
            .setRequired(false)
            .build();
    private static final AttributeDefinition STATUS = new SimpleMapAttributeDefinition.Builder("status", true)
            .setStorageRuntime()
            .build();

    private static final OperationDefinition RUN = new SimpleOperationDefinitionBuilder("run-command", TEXTS)
            .setParameters(COMMAND, DEPLOYMENT)
            .setReplyType(ModelType.STRING)
            .setRuntimeOnly()
            .build();

    private static final OperationStepHandler ADD = new AbstractAddStepHandler() {
        @Override
        protected void performRuntime(OperationContext context, ModelNode operation, Resource resource) {
            RequestsEnd.install(context.getCapabilityServiceTarget());
        }
    };

    /// At once, as it is of no consequence to requests.
    private static final OperationStepHandler REMOVE = new AbstractRemoveStepHandler() {
        @Override
        protected void performRuntime(OperationContext context, ModelNode operation, ModelNode model) {
            context.removeService(RequestsEnd.NAME);
        }

        @Override
        protected void recoverServices(OperationContext context, ModelNode operation, ModelNode model) {
            RequestsEnd.install(context.getCapabilityServiceTarget());
        }
    };

    CommandsResource() {
        super(new Parameters(
                        PathElement.pathElement(ModelDescriptionConstants.SUBSYSTEM, ManagementExtension.SUBSYSTEM),
                        TEXTS)
                .setAddHandler(ADD)
                .setRemoveHandler(REMOVE));
    }

    @Override
    public void registerAttributes(ManagementResourceRegistration resource) {
        new CommandForm().register(resource);
        LiveFigures.register(resource);
        resource.registerReadOnlyAttribute(
                DEPLOYMENTS,
                (context, operation) -> deployments(context.getResult().setEmptyList()));
        resource.registerReadOnlyAttribute(
                COMMANDS, (context, operation) -> commands(context.getResult().setEmptyList()));
        resource.registerReadOnlyAttribute(
                STATUS, (context, operation) -> status(context.getResult().setEmptyObject()));
    }

    @Override
    public void registerOperations(ManagementResourceRegistration resource) {
        super.registerOperations(resource);
        resource.registerOperationHandler(RUN, CommandsResource::run);
    }

    private static void deployments(ModelNode result) {
        Deployments.all().keySet().forEach(result::add);
    }

    private static void commands(ModelNode result) {
        Deployments.all().forEach((deployment, commands) -> {
            SortedMap<String, String> help = new TreeMap<>(commands.help());
            help.forEach((name, text) -> {
                ModelNode command = result.add();
                command.get("name").set(name);
                command.get("help").set(text);
                command.get("deployment").set(deployment);
            });
        });
    }

    private static void status(ModelNode result) {
        Deployments.all()
                .forEach((deployment, commands) -> result.get(deployment).set(status(commands)));
    }

    private static String status(CommandsMXBean commands) {
        try {
            return commands.run("status");
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void run(OperationContext context, ModelNode operation) throws OperationFailedException {
        String line = COMMAND.resolveModelAttribute(context, operation).asString();
        String deployment = DEPLOYMENT.resolveModelAttribute(context, operation).asStringOrNull();
        context.getResult().set(run(line, deployment));
    }

    /// Runs a command and gives what it says, or fails with it. To be called in the stage MODEL, whose failures are the
    /// operator's to see: those of later stages are errors in the server's log.
    static String run(String line, @Nullable String deployment) throws OperationFailedException {
        try {
            return Deployments.choose(deployment).run(line);
        } catch (RuntimeException e) {
            throw new OperationFailedException(String.valueOf(e.getMessage()));
        }
    }

    private static AttributeDefinition text(String name, boolean required) {
        return SimpleAttributeDefinitionBuilder.create(name, ModelType.STRING, !required)
                .build();
    }
}
