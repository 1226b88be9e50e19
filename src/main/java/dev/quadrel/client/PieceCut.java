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
        for (int i = 0; i < wanted.size(); i++) {
            spans.add(chunks(wanted.get(i).forwards(), array.chunks().lengths().get(i)));
        }
        int size = Math.max(1, array.dataType().itemSize());
        for (int i = 0; i < spans.size(); i++) {
            spans.set(i, apart(spans.get(i), room(LARGE, size, spans, i)));
        }
        for (int i = spans.size() - 1; i >= 0; i--) {
            spans.set(i, together(spans.get(i), room(SMALL, size, spans, i)));
        }
        List<Piece> pieces = new ArrayList<>();
        product(spans, new ArrayList<>(), row -> pieces.add(piece(wanted, row)));
        return pieces;
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

    /// How many elements along one dimension fit, where a piece has along all others what the longest there has.
    private static long room(long bytes, int size, List<List<Span>> spans, int dimension) {
        long others = size;
        for (int i = 0; i < spans.size(); i++) {
            if (i != dimension) {
                others *= spans.get(i).stream().mapToLong(Span::count).max().orElse(1);
            }
        }
        return Math.max(1, bytes / others);
    }

    private static List<Span> apart(List<Span> spans, long most) {
        List<Span> cut = new ArrayList<>();
        for (Span span : spans) {
            for (long from = span.from(); from < span.to(); from += most) {
                cut.add(new Span(from, Math.min(span.to(), from + most)));
            }
        }
        return cut;
    }

    private static List<Span> together(List<Span> spans, long most) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.count() + span.count() <= most) {
                joined.set(joined.size() - 1, new Span(last.from(), span.to()));
            } else {
                joined.add(span);
            }
        }
        return joined;
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
            Dimension forwards = all.forwards();
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
