package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import java.io.IOException;

/// Says which problem something ends in.
final class Problems {

    private Problems() {}

    /// What is done.
    interface Action {
        void run() throws IOException;
    }

    static void assertProblem(int status, String words, Action action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().detail()).contains(words);
            assertThat(problem.problem().status()).isEqualTo(status);
        });
    }
}
