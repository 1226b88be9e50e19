package dev.quadrel.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Memory, threads and time of the server's process, under the names that Prometheus' own clients use.
@ApplicationScoped
class JvmFigures implements FigureSource {

    private static final double MILLIS = 1e3;

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(memory());
        figures.add(Figure.gauge(
                "jvm_threads_current",
                "Threads of the process",
                ManagementFactory.getThreadMXBean().getThreadCount()));
        figures.add(Figure.counter(
                "jvm_gc_collection_seconds_total",
                "Time that the garbage collectors took",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                                .sum()
                        / MILLIS));
        figures.add(Figure.gauge(
                "process_start_time_seconds",
                "When the process was started, in seconds since 1970",
                ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> Figure.counter(
                        "process_cpu_seconds_total", "Processor time of the process", time.toMillis() / MILLIS))
                .ifPresent(figures::add);
        return figures;
    }

    private static Figure memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        return new Figure(
                "jvm_memory_used_bytes",
                Figure.Type.GAUGE,
                "Memory in use",
                List.of(
                        new Figure.Sample(Map.of("area", "heap"), heap.getUsed()),
                        new Figure.Sample(Map.of("area", "nonheap"), other.getUsed())));
    }
}
