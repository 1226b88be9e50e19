package dev.quadrel.worker;

/// How a job ended.
sealed interface Outcome {

    /// It has a result.
    ///
    /// @param json the result as JSON text for people: two blanks a level, members in the order of their names
    record Result(String json) implements Outcome {}

    /// It has failed.
    ///
    /// @param status HTTP status code, 400 to 599
    /// @param reason what the client is told
    record Failure(int status, String reason) implements Outcome {}
}
