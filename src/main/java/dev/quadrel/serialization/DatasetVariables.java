package dev.quadrel.serialization;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.TableReader;
import dev.quadrel.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects the arrays of a container; what else is in it is no variable of a dataset.
final class DatasetVariables implements NodeVisitor {

    private final long limit;
    private final List<DatasetVariable> variables = new ArrayList<>();
    private long bytes;
    private int depth;

    DatasetVariables(long limit) {
        this.limit = limit;
    }

    List<DatasetVariable> variables() {
        return variables;
    }

    @Override
    public void enter(String key, String metadata) {
        depth++;
    }

    @Override
    public void leave() {
        depth--;
    }

    @Override
    public void array(String key, String metadata, Opening<? extends ArrayReader> data) throws IOException {
        if (depth > 0) {
            return;
        }
        ArrayReader reader = data.open();
        if (reader.structure().bytes() > limit - bytes) {
            throw ProblemException.badRequest(
                    "Response would exceed %d. Choose some of the variables ('?field=...').".formatted(limit));
        }
        bytes += reader.structure().bytes();
        variables.add(DatasetVariable.of(key, reader));
    }

    @Override
    public void table(String key, String metadata, Opening<? extends TableReader> data) {}

    @Override
    public void other(String key, String metadata) {}
}
