package dev.quadrel.gate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/// The types and methods that a source file declares, at any depth.
final class Declarations extends TreeScanner<Void, Boolean> {

    private final SourceFile source;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private boolean inInterface;
    private int components;

    private Declarations(SourceFile source) {
        this.source = source;
    }

    /// @param open true for a type that other packages can name
    /// @param components how many a record has, else 0
    record Type(SourceFile source, String name, int line, boolean open, int components) {

        String at(String what) {
            return source.at(line, name + " " + what);
        }
    }

    /// @param length lines from the declaration to the closing brace; annotations do not count
    /// @param parameters how many it takes, or 0 where the method that it overrides or its record decides
    record Method(SourceFile source, String name, int line, int length, int parameters) {

        String at(String what) {
            return source.at(line, name + " " + what);
        }
    }

    static List<Type> types(List<SourceFile> sources) {
        return sources.stream().flatMap(s -> read(s).types.stream()).toList();
    }

    static List<Method> methods(List<SourceFile> sources) {
        return sources.stream().flatMap(s -> read(s).methods.stream()).toList();
    }

    private static Declarations read(SourceFile source) {
        Declarations found = new Declarations(source);
        found.scan(source.unit(), true);
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean enclosingOpen) {
        boolean open =
                enclosingOpen && (inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC));
        if (!type.getSimpleName().isEmpty()) {
            types.add(new Type(
                    source, type.getSimpleName().toString(), source.firstLine(type), open, componentsOf(type)));
        }
        boolean outerInterface = inInterface;
        int outerComponents = components;
        inInterface = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        components = componentsOf(type);
        super.visitClass(type, open);
        inInterface = outerInterface;
        components = outerComponents;
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Boolean enclosingOpen) {
        int line = source.declarationLine(method, method.getModifiers());
        int length = source.lastLine(method) - line + 1;
        methods.add(new Method(source, method.getName().toString(), line, length, ownParameters(method)));
        return super.visitMethod(method, false);
    }

    private int ownParameters(MethodTree method) {
        int parameters = method.getParameters().size();
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        boolean canonical = method.getReturnType() == null && parameters == components;
        return overrides || canonical ? 0 : parameters;
    }

    private static int componentsOf(ClassTree type) {
        if (type.getKind() != Tree.Kind.RECORD) {
            return 0;
        }
        return (int) type.getMembers().stream()
                .filter(m -> m instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
    }
}
