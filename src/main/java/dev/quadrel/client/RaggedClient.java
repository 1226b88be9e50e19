package dev.quadrel.client;

import dev.quadrel.json.Json;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataTypeCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An array whose rows have lengths of their own. Thread safe.
public final class RaggedClient extends NodeClient {

    /// What servers store such in.
    static final DataSource STORED = DataSource.stored("application/x-ragged+sql");

    RaggedClient(Context context, Item item) {
        super(context, item);
    }

    private Members layout() {
        return item().structure().orElseThrow(() -> new IllegalStateException(this + " has no structure"));
    }

    /// Elements along each dimension; empty where the rows have lengths of their own.
    public List<Optional<Long>> shape() {
        return layout().list("shape").stream()
                .map(length -> Optional.ofNullable((Number) length).map(Number::longValue))
                .toList();
    }

    /// What the elements are.
    public DataType type() {
        return DataTypeCodec.parse(layout().members("data_type").map());
    }

    /// Names of the dimensions; empty where they have none.
    public List<String> dims() {
        return layout().map().get("dims") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// How many elements there are in all.
    public long size() {
        return layout().findNumber("size").orElse(0L);
    }

    /// All of it; its values are lists as deep as the shape.
    public AwkwardArray read() {
        return read(context().address("ragged/full", path()));
    }

    /// Some rows.
    ///
    /// @param begin the first
    /// @param end behind the last
    public AwkwardArray read(long begin, long end) {
        return read(context().address("ragged/full", path()).with("slice", begin + ":" + end));
    }

    private AwkwardArray read(Address address) {
        Reply reply = transport().send(Request.get(address.uri()).accept(Zips.TYPE));
        Map<String, byte[]> buffers = new LinkedHashMap<>(AwkwardClient.buffers(reply));
        byte[] length = buffers.remove("length");
        byte[] form = buffers.remove("form");
        if (length == null || form == null) {
            throw reply.broken("The answer lacks its length or its form", null);
        }
        return new AwkwardArray(ByteBuffer.wrap(length).getLong(), form(reply, form), buffers);
    }

    /// A text in JSON that is JSON itself.
    private static Map<String, @Nullable Object> form(Reply reply, byte[] bytes) {
        Object form = Json.parse(new String(bytes, StandardCharsets.UTF_8));
        Object parsed = form instanceof String text ? Json.parse(text) : form;
        return Members.of(parsed, "the form", reply.uri()).map();
    }

    /// Sets all values of an array that has none yet: Tiled's own server keeps those that there are.
    ///
    /// @param values of this shape and type
    public void write(AwkwardArray values) {
        send("PUT", context().address("ragged/full", path()), values);
    }

    /// Sets the rows of one part, of those in which the server keeps the first dimension.
    ///
    /// @param values as many rows as the part has
    /// @param block its number
    public void writeBlock(AwkwardArray values, int block) {
        send("PUT", context().address("ragged/block", path()).with("block", block), values);
    }

    /// Adds rows at the end.
    ///
    /// @param rows of this type, and as deep
    /// @throws ClientException.Conflict where others have added some meanwhile
    public void append(AwkwardArray rows) {
        long count = shape().getFirst().orElse(0L);
        Address address = context()
                .address("ragged/full", path())
                .with("offset", count)
                .with("shape", rows.length())
                .with("extend", true);
        send("PATCH", address, rows);
        refresh();
    }

    private void send(String method, Address address, AwkwardArray values) {
        Map<String, byte[]> parts = new LinkedHashMap<>(values.buffers());
        parts.put(
                "length",
                ByteBuffer.allocate(Long.BYTES).putLong(values.length()).array());
        parts.put("form", Json.text(Json.text(values.form())).getBytes(StandardCharsets.UTF_8));
        transport().send(Request.of(method, address.uri()).with(Payload.bytes(Zips.TYPE, Zips.write(parts))));
    }

    /// Writes all of it in another format into a file.
    ///
    /// @param format a media type, or an ending such as `json`
    public void export(Path file, String format) {
        Exports.toFile(this, context().address("ragged/full", path()).with("format", format), file);
    }
}
