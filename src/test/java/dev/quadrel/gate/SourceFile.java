package dev.quadrel.gate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// One `.java` file, parsed by the JDK's own compiler and not compiled.
record SourceFile(Path path, List<String> lines, CompilationUnitTree unit, SourcePositions positions) {

    /// All files below a folder of this project; none where the folder does not exist.
    static List<SourceFile> under(String folder) {
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return parse(
                    paths.filter(p -> p.toString().endsWith(".java")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> parse(List<Path> paths) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().getName());
                sources.add(new SourceFile(path, Files.readAllLines(path), unit, positions));
            }
            return sources;
        }
    }

    /// The name of the file's package.
    String packageName() {
        return String.valueOf(unit.getPackageName());
    }

    /// True for the file that describes its package.
    boolean describesPackage() {
        return path.endsWith("package-info.java");
    }

    /// The line on which a tree begins, from 1; its annotations belong to it.
    int firstLine(Tree tree) {
        return lineAt(positions.getStartPosition(unit, tree));
    }

    /// The line on which a tree ends, from 1.
    int lastLine(Tree tree) {
        return lineAt(positions.getEndPosition(unit, tree) - 1);
    }

    /// The line of a declaration without the annotations above it, from 1.
    int declarationLine(Tree declaration, Tree modifiers) {
        long end = positions.getEndPosition(unit, modifiers);
        if (end < 0) {
            return firstLine(declaration);
        }
        int line = lineAt(end - 1);
        String rest = lines.get(line - 1).substring((int) unit.getLineMap().getColumnNumber(end) - 1);
        return rest.isBlank() ? line + 1 : line;
    }

    /// True where the line before is a `///` comment.
    boolean documentedAt(int line) {
        return line > 1 && lines.get(line - 2).strip().startsWith("///");
    }

    /// How a failure names a place in this file.
    String at(int line, String what) {
        return path + ":" + line + ": " + what;
    }

    private int lineAt(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }
}
