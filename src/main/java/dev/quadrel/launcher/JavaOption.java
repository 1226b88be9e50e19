package dev.quadrel.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Takes the value of `--java-option` as it is: it looks like an option of the command, as `-Dname=value` is one.
final class JavaOption implements IParameterPreprocessor {

    @Override
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> about) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> all = new ArrayList<>(option.<List<String>>getValue());
        all.add(words.pop());
        option.setValue(all);
        return true;
    }
}
