package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireReplyTest {

    // rule 3
    @Test
    void everyReply_hasFourMembers_andAResultIsAString() {
        assertThat(json(WireReply.running("1")))
                .isEqualTo("{\"token\":\"1\",\"done\":false,\"result\":null,\"continue\":true}");
        assertThat(json(WireReply.unknown("1")))
                .isEqualTo("{\"token\":\"1\",\"done\":false,\"result\":null,\"continue\":false}");
        assertThat(json(WireReply.last("1", "{}")))
                .isEqualTo("{\"token\":\"1\",\"done\":true,\"result\":\"{}\",\"continue\":false}");
        assertThat(json(WireReply.pieces("1", List.of("2"))))
                .isEqualTo("{\"token\":\"1\",\"done\":true,\"result\":[\"2\"],\"continue\":true}");
    }

    // rule 4
    @Test
    void aToken_isRepeatedAsItCame() {
        assertThat(json(WireReply.last(17L, null))).startsWith("{\"token\":17,");
        assertThat(json(WireReply.last("17", null))).startsWith("{\"token\":\"17\",");
    }

    // rule 14
    @Test
    void segmentsOfThePath_overwriteFieldsOfThePayload() {
        WorkerArguments arguments = WorkerArguments.of(Map.of("version", 1, "other", 2), Map.of("version", "v2"));
        assertThat(arguments.all()).isEqualTo(Map.of("version", "v2", "other", 2));
        assertThat(arguments.text("version")).isEqualTo("v2");
        assertThat(arguments.number("other")).isEqualTo(2);
    }

    private static String json(WireReply reply) {
        return Json.text(reply.members());
    }
}
