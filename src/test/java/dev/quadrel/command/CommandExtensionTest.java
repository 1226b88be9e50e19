package dev.quadrel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandExtensionTest {

    @ApplicationScoped
    static class Counted {
        @ServerCommand("number")
        int count() {
            return 1;
        }
    }

    @ApplicationScoped
    static class Numbers {
        @ServerCommand("numbers")
        String count(List<Integer> numbers) {
            return numbers.toString();
        }
    }

    @ApplicationScoped
    static class Hidden {
        @ServerCommand("hidden")
        @SuppressWarnings("UnusedMethod")
        private String run() {
            return "";
        }
    }

    @ApplicationScoped
    static class Spaced {
        @ServerCommand("two  blanks")
        String run() {
            return "";
        }
    }

    @ApplicationScoped
    static class First {
        @ServerCommand("same name")
        String one() {
            return "";
        }
    }

    @ApplicationScoped
    static class Second {
        @ServerCommand("same name")
        String two() {
            return "";
        }
    }

    // rule 5
    @Test
    void aMethodThatCannotBeACommand_failsTheDeploymentByItsName() {
        assertFails("Counted.count: a command's method returns String or void, not int", Counted.class);
        assertFails("Numbers.count: a command's method takes no parameter, or one List<String>", Numbers.class);
        assertFails("Hidden.run: a command's method is neither private nor static", Hidden.class);
        assertFails("which \"two  blanks\" is not", Spaced.class);
    }

    // rule 5
    @Test
    void aNameUsedTwice_failsTheDeploymentWithBothMethods() {
        assertThatThrownBy(() -> Commands.container(First.class, Second.class))
                .hasMessageContaining("command \"same name\" is both ")
                .hasMessageContaining("First.one")
                .hasMessageContaining("Second.two");
    }

    // rule 5
    @Test
    void aName_isWordsWithSingleBlanks() {
        assertThat(List.of("a", "cache clear", "a-b c_d e#")).allMatch(CommandExtension::isName);
        assertThat(List.of("", " a", "a ", "a  b", "a #b", "#", "a \"b\"")).noneMatch(CommandExtension::isName);
    }

    private static void assertFails(String message, Class<?> bean) {
        assertThatThrownBy(() -> Commands.container(bean)).hasMessageContaining(message);
    }
}
