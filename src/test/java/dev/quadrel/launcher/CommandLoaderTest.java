package dev.quadrel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLoaderTest {

    @Test
    void commands_areLoadedApart_fromTheSameProgram() throws Exception {
        ClassLoader loader = new CommandLoader();
        Class<?> launcher = loader.loadClass("dev.quadrel.launcher.Launcher");
        assertThat(launcher).isNotEqualTo(Launcher.class);
        assertThat(launcher.getClassLoader()).isSameAs(loader);
        assertThat(launcher.getProtectionDomain()).isEqualTo(Main.class.getProtectionDomain());
        assertThat(loader.loadClass("java.lang.String")).isEqualTo(String.class);
    }
}
