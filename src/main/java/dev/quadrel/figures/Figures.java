package dev.quadrel.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// All figures of the deployment.
@ApplicationScoped
public class Figures {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.figures");
    private static final String PREFIX = "quadrel_";

    @Inject
    @Any
    Instance<FigureSource> sources;

    /// They by their names' order; a source that fails is left out.
    public List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        sources.handles().forEach(handle -> add(handle, all));
        all.sort(Comparator.comparing(Figure::name));
        return all;
    }

    private static void add(Instance.Handle<FigureSource> handle, List<Figure> all) {
        try {
            all.addAll(handle.get().figures());
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "%s cannot tell its figures",
                    handle.getBean().getBeanClass().getSimpleName());
        }
    }

    /// Quadrel's own as whole numbers, by names such as `jobs-running`; what has several values is their sum.
    public SortedMap<String, Long> brief() {
        SortedMap<String, Long> brief = new TreeMap<>();
        for (Figure figure : all()) {
            if (figure.name().startsWith(PREFIX) && figure.type() != Figure.Type.HISTOGRAM) {
                String name = figure.name().substring(PREFIX.length()).replaceFirst("_total$", "");
                brief.put(name.replace('_', '-'), (long) figure.sum());
            }
        }
        return brief;
    }
}
