package dev.quadrel.client;

import dev.quadrel.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of any nesting, see [AwkwardArray]. Thread safe.
public final class AwkwardClient extends NodeClient {

    AwkwardClient(Context context, Item item) {
        super(context, item);
    }

    private Members layout() {
        return item().structure().orElseThrow(() -> new IllegalStateException(this + " has no structure"));
    }

    /// How many values there are on top.
    public long length() {
        return layout().findNumber("length").orElse(0L);
    }

    /// What awkward calls a form, as JSON.
    public Map<String, @Nullable Object> form() {
        return layout().members("form").map();
    }

    /// All of it.
    public AwkwardArray read() {
        Request request =
                Request.get(context().address("awkward/full", path()).uri()).accept(Zips.TYPE);
        return new AwkwardArray(length(), form(), buffers(transport().send(request)));
    }

    /// Some of its buffers by the keys of their nodes in the form, such as `node1`.
    public Map<String, byte[]> buffers(List<String> formKeys) {
        Request request = Request.of(
                        "POST", context().address("awkward/buffers", path()).uri())
                .accept(Zips.TYPE)
                .with(Payload.json(formKeys))
                .onlyReads();
        return buffers(transport().send(request));
    }

    static Map<String, byte[]> buffers(Reply reply) {
        try {
            return Zips.read(reply.body());
        } catch (IOException e) {
            throw reply.broken("The answer is no zip: " + e.getMessage(), e);
        }
    }

    /// Sets all values.
    ///
    /// @param values of this length and form
    /// @throws IllegalArgumentException where they have another one, before anything is sent
    public void write(AwkwardArray values) {
        if (values.length() != length() || !plain(values.form()).equals(plain(form()))) {
            throw new IllegalArgumentException("%d values of the form %s do not fit %d of the form %s"
                    .formatted(values.length(), Json.text(values.form()), length(), Json.text(form())));
        }
        Payload payload = Payload.bytes(Zips.TYPE, Zips.write(values.buffers()));
        transport()
                .send(Request.of(
                                "PUT", context().address("awkward/full", path()).uri())
                        .with(payload));
    }

    /// A form without what says nothing, and with numbers of one kind.
    private static Object plain(@Nullable Object form) {
        return switch (form) {
            case Map<?, ?> members -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                members.forEach((name, member) -> {
                    Object value = plain(member);
                    if (!"".equals(value) && !Map.of().equals(value) && !isShape(name, value)) {
                        plain.put(String.valueOf(name), value);
                    }
                });
                yield plain;
            }
            case List<?> items -> items.stream().map(AwkwardClient::plain).toList();
            case Number number -> number.longValue();
            case null -> "";
            default -> form;
        };
    }

    private static boolean isShape(Object name, Object value) {
        return "inner_shape".equals(name) && List.of().equals(value);
    }

    /// Writes all of it in another format into a file.
    ///
    /// @param format a media type, or an ending such as `parquet`
    public void export(Path file, String format) {
        Exports.toFile(this, context().address("awkward/full", path()).with("format", format), file);
    }

    /// The structure for new data.
    static Map<String, @Nullable Object> structure(AwkwardArray values) {
        Map<String, @Nullable Object> structure = new LinkedHashMap<>();
        structure.put("length", values.length());
        structure.put("form", values.form());
        return structure;
    }
}
