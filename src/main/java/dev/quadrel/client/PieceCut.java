package dev.quadrel.client;

import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.Selection.Dimension;
import java.util.ArrayList;
import java.util.List;

/// Cuts what is read of an array into pieces for one request each: along its chunks, small ones together, large ones
/// apart.
final class PieceCut {

    /// Chunks are put together up to this many bytes.
    private static final long SMALL = 16L << 20;

    /// Chunks of more bytes are cut.
    private static final long LARGE = 128L << 20;

    private PieceCut() {}

    /// Elements along one dimension that one request has.
    ///
    /// @param from the first of the selected ones, counted forwards
    /// @param to behind the last
    private record Span(long from, long to) {
        long count() {
            return to - from;
        }
    }

    /// All pieces, in C order; none where nothing is selected.
    static List<Piece> of(ArrayStructure array, Selection selection) {
        List<Dimension> wanted = selection.dimensions();
        List<List<Span>> spans = new ArrayList<>();
        long inner = Math.max(1, array.dataType().itemSize());
        for (int i = wanted.size() - 1; i >= 0; i--) {
            List<Span> chunks =
                    chunks(forwards(wanted.get(i)), array.chunks().lengths().get(i));
            List<Span> fitting = fitted(chunks, inner);
            spans.addFirst(fitting);
            inner *= fitting.stream().mapToLong(Span::count).max().orElse(0);
        }
        List<Piece> pieces = new ArrayList<>();
        product(spans, new ArrayList<>(), row -> pieces.add(piece(wanted, row)));
        return pieces;
    }

    private static Dimension forwards(Dimension wanted) {
        if (wanted.step() > 0) {
            return wanted;
        }
        long first = wanted.start() + (wanted.count() - 1) * wanted.step();
        return new Dimension(first, wanted.count(), -wanted.step(), wanted.dropped());
    }

    private static List<Span> chunks(Dimension wanted, List<Long> lengths) {
        List<Span> spans = new ArrayList<>();
        long begin = 0;
        for (long length : lengths) {
            long end = begin + length;
            long from = place(begin, wanted);
            long to = place(end, wanted);
            if (from < to) {
                spans.add(new Span(from, to));
            }
            begin = end;
        }
        return spans;
    }

    /// How many of the wanted elements come before an element of the array.
    private static long place(long element, Dimension wanted) {
        long before = Math.ceilDiv(element - wanted.start(), wanted.step());
        return Math.clamp(before, 0, wanted.count());
    }

    private static List<Span> fitted(List<Span> chunks, long inner) {
        long together = Math.max(1, SMALL / Math.max(1, inner));
        long apart = Math.max(1, LARGE / Math.max(1, inner));
        List<Span> fitted = new ArrayList<>();
        for (Span chunk : chunks) {
            Span last = fitted.isEmpty() ? null : fitted.getLast();
            if (last != null && last.count() + chunk.count() <= together) {
                fitted.set(fitted.size() - 1, new Span(last.from(), chunk.to()));
            } else if (chunk.count() > apart) {
                for (long from = chunk.from(); from < chunk.to(); from += apart) {
                    fitted.add(new Span(from, Math.min(chunk.to(), from + apart)));
                }
            } else {
                fitted.add(chunk);
            }
        }
        return fitted;
    }

    private interface Row {
        void of(List<Span> spans);
    }

    private static void product(List<List<Span>> spans, List<Span> chosen, Row row) {
        if (chosen.size() == spans.size()) {
            row.of(List.copyOf(chosen));
            return;
        }
        for (Span span : spans.get(chosen.size())) {
            chosen.add(span);
            product(spans, chosen, row);
            chosen.removeLast();
        }
    }

    private static Piece piece(List<Dimension> wanted, List<Span> spans) {
        List<Dimension> source = new ArrayList<>();
        List<Dimension> target = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Dimension all = wanted.get(i);
            Dimension forwards = forwards(all);
            Span span = spans.get(i);
            long start = forwards.start() + span.from() * forwards.step();
            source.add(new Dimension(start, span.count(), forwards.step(), all.dropped()));
            if (!all.dropped()) {
                boolean back = all.step() < 0;
                long place = back ? all.count() - 1 - span.from() : span.from();
                target.add(new Dimension(place, span.count(), back ? -1 : 1, false));
            }
        }
        return new Piece(new Selection(source), new Selection(target));
    }
}
