package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quadrel.client.Change;
import dev.quadrel.client.ClientException.Forbidden;
import dev.quadrel.client.ClientException.NotFound;
import dev.quadrel.client.ContainerClient;
import dev.quadrel.client.Context;
import dev.quadrel.client.NewNode;
import dev.quadrel.client.Quadrel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An application with a policy of its own for the nodes of the catalog.
class OwnPolicyIT {

    @Test
    void aPolicyOfAnApplication_isInThePlaceOfTheBuiltInOne() throws Exception {
        Map<String, String> settings = Map.of("quadrel.catalog.api-key", "secret", "check.policy", "true");
        try (ServerProcess server = ServerProcess.start(Servers.home("check-app"), settings)) {
            ContainerClient root = (ContainerClient)
                    Quadrel.connect(server.uri("/api/v1?api_key=secret").toString());
            try (Context _ = root.context()) {
                root.create(NewNode.container().key("a").accessTags("shown"));
                root.create(NewNode.container().key("b"));
                assertThat(root.get("a").key()).isEqualTo("a");
                assertThatExceptionOfType(NotFound.class).isThrownBy(() -> root.get("b"));
                assertThat(root.size()).isEqualTo(1);
                Change change = Change.none().accessTags("other");
                Forbidden refused = catchThrowableOfType(
                        Forbidden.class, () -> root.get("a").change(change));
                assertThat(refused.detail()).contains("Access policy rejects", "Nothing changes here");
            }
        }
    }
}
