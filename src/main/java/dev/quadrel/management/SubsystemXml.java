package dev.quadrel.management;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.controller.parsing.ParseUtils;
import org.jboss.as.controller.persistence.SubsystemMarshallingContext;
import org.jboss.dmr.ModelNode;
import org.jboss.staxmapper.XMLExtendedStreamReader;
import org.jboss.staxmapper.XMLExtendedStreamWriter;

/// The subsystem in the server's configuration file: an element that says no more than that it is there.
final class SubsystemXml {

    static final String NAMESPACE = "urn:quadrel:management:1.0";

    private SubsystemXml() {}

    static void read(XMLExtendedStreamReader reader, List<ModelNode> operations) throws XMLStreamException {
        ParseUtils.requireNoAttributes(reader);
        ParseUtils.requireNoContent(reader);
        operations.add(Util.createAddOperation(
                PathAddress.pathAddress(ModelDescriptionConstants.SUBSYSTEM, ManagementExtension.SUBSYSTEM)));
    }

    static void write(XMLExtendedStreamWriter writer, SubsystemMarshallingContext context) throws XMLStreamException {
        context.startSubsystemElement(NAMESPACE, true);
    }
}
