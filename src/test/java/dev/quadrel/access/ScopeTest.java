package dev.quadrel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void names_areTiledsOwn() {
        assertThat(Arrays.stream(Scope.values()).map(Scope::text))
                .containsExactly(
                        "read:metadata",
                        "read:data",
                        "write:metadata",
                        "write:data",
                        "delete:revision",
                        "delete:node",
                        "create:node",
                        "register",
                        "metrics",
                        "read:webhooks",
                        "write:webhooks",
                        "create:apikeys",
                        "revoke:apikeys",
                        "admin:apikeys",
                        "read:principals",
                        "write:principals");
    }
}
