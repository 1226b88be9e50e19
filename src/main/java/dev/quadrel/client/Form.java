package dev.quadrel.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// A form as browsers send it.
final class Form {

    private Form() {}

    static Payload of(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> Address.escaped(field.getKey()) + "=" + Address.escaped(field.getValue()))
                .collect(Collectors.joining("&"));
        return Payload.bytes("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
    }
}
