package dev.quadrel.serialization;

import dev.quadrel.structure.StructureFamily;
import java.util.List;

/// All forms in which containers are sent.
public final class ContainerFormats {

    /// The name of the spec of a container whose arrays are the variables of one of xarray's datasets.
    static final String DATASET = "xarray_dataset";

    /// In the order of preference: the first is sent to whoever has no wish.
    public static final List<ContainerFormat> ALL = List.of(
            new Hdf5Format(StructureFamily.CONTAINER.text(), Hdf5Attributes.Origin.METADATA),
            new TreeJson(),
            new Hdf5Format(DATASET, Hdf5Attributes.Origin.MEMBER_ATTRS));

    private ContainerFormats() {}
}
