package dev.quadrel.container;

import dev.quadrel.serialization.Format;
import dev.quadrel.structure.StructureFamily;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/// A container as JSON: what is in it and what is said of it, without its data.
@Dependent
public class ContainerJson implements Format {

    @Override
    public String target() {
        return StructureFamily.CONTAINER.text();
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }
}
