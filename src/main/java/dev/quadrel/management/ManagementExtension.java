package dev.quadrel.management;

import org.jboss.as.controller.Extension;
import org.jboss.as.controller.ExtensionContext;
import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.parsing.ExtensionParsingContext;

/// Adds the subsystem `quadrel` to a WildFly. The server finds it in the module `dev.quadrel.management`.
public final class ManagementExtension implements Extension {

    static final String SUBSYSTEM = "quadrel";

    private static final ModelVersion VERSION = ModelVersion.create(1);

    @Override
    public void initialize(ExtensionContext context) {
        SubsystemRegistration subsystem = context.registerSubsystem(SUBSYSTEM, VERSION);
        subsystem.registerSubsystemModel(new CommandsResource());
        subsystem.registerXMLElementWriter(SubsystemXml::write);
    }

    @Override
    public void initializeParsers(ExtensionParsingContext context) {
        context.setSubsystemXmlMapping(SUBSYSTEM, SubsystemXml.NAMESPACE, () -> SubsystemXml::read);
    }
}
