package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.NdArray;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.StructureFamily;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a new node of data is called, what is said about it and how it is stored. Each method makes a changed copy.
public final class NewData {

    /// Chunks that nobody has chosen have at most so many bytes.
    private static final long LARGEST = 64L << 20;

    private @Nullable String key;
    private Map<String, @Nullable Object> metadata = Map.of();
    private Spec[] specs = {};
    private String @Nullable [] accessTags;
    private long @Nullable [] chunks;
    private @Nullable List<String> dims;
    private DataSource source = DataSource.STORED;

    private NewData() {}

    private NewData copy() {
        NewData copy = new NewData();
        copy.key = key;
        copy.metadata = metadata;
        copy.specs = specs;
        copy.accessTags = accessTags;
        copy.chunks = chunks;
        copy.dims = dims;
        copy.source = source;
        return copy;
    }

    /// Without a key: the server makes one up.
    public static NewData unnamed() {
        return new NewData();
    }

    /// With this key in its container.
    public static NewData named(String key) {
        NewData data = new NewData();
        data.key = key;
        return data;
    }

    /// What is said about it: values as [dev.quadrel.json.Json] writes them.
    public NewData metadata(Map<String, ?> values) {
        NewData copy = copy();
        copy.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        return copy;
    }

    /// What it promises beyond its structure.
    public NewData specs(Spec... names) {
        NewData copy = copy();
        copy.specs = names.clone();
        return copy;
    }

    /// Tags by which the server's policy says who may see and change it.
    public NewData accessTags(String... tags) {
        NewData copy = copy();
        copy.accessTags = tags.clone();
        return copy;
    }

    /// Elements of a chunk along each dimension; at an array's end they are fewer. Without, a large array is cut along
    /// its first dimensions.
    public NewData chunks(long... lengths) {
        NewData copy = copy();
        copy.chunks = lengths.clone();
        return copy;
    }

    /// Names of an array's dimensions.
    public NewData dims(String... names) {
        NewData copy = copy();
        copy.dims = List.of(names);
        return copy;
    }

    /// How and where it is stored, rather than as the server likes.
    public NewData stored(DataSource how) {
        NewData copy = copy();
        copy.source = how;
        return copy;
    }

    /// In this form, unless another one is said.
    NewData storedUsually(DataSource how) {
        return source.equals(DataSource.STORED) ? stored(how) : this;
    }

    /// The node for data of a structure as on the wire.
    ///
    /// @param structure null where the server finds it out
    NewNode node(StructureFamily family, @Nullable Map<String, ?> structure) {
        NewNode node = NewNode.of(family, structure, source).metadata(metadata).specs(specs);
        if (key != null) {
            node = node.key(key);
        }
        return accessTags == null ? node : node.accessTags(accessTags);
    }

    /// The structure for the values of an array.
    ArrayStructure structure(NdArray values) {
        List<Long> shape = values.shape();
        return new ArrayStructure(values.type(), chunks(shape, values.type().itemSize()), shape, dims, false);
    }

    Chunks chunks(List<Long> shape, int itemSize) {
        if (chunks != null) {
            return Chunks.regular(shape, Arrays.stream(chunks).boxed().toList());
        }
        long[] lengths = new long[shape.size()];
        long inner = Math.max(1, itemSize);
        for (int i = lengths.length - 1; i >= 0; i--) {
            lengths[i] = Math.clamp(LARGEST / inner, 1, Math.max(1, shape.get(i)));
            inner *= lengths[i];
        }
        return Chunks.regular(shape, Arrays.stream(lengths).boxed().toList());
    }

    @Nullable
    List<String> dims() {
        return dims;
    }
}
