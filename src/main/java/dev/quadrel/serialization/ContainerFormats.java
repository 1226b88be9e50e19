package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import java.util.ArrayList;
import java.util.List;

/// All forms in which containers are sent.
public final class ContainerFormats {

    /// The name of the spec of a container whose arrays are the variables of one of xarray's datasets.
    static final String DATASET = "xarray_dataset";

    private ContainerFormats() {}

    /// In the order of preference: the first is sent to whoever has no wish.
    ///
    /// @param tables the forms of tables, which are also those of datasets that make one
    public static List<ContainerFormat> all(List<TableFormat> tables) {
        List<ContainerFormat> formats = new ArrayList<>();
        formats.add(new Hdf5Format(StructureFamily.CONTAINER.text(), Hdf5Attributes.Origin.METADATA));
        formats.add(new TreeJson());
        formats.add(new Hdf5Format(DATASET, Hdf5Attributes.Origin.MEMBER_ATTRS));
        tables.forEach(table -> formats.add(new DatasetFormat(table)));
        return List.copyOf(formats);
    }
}
