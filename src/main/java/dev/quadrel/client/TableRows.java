package dev.quadrel.client;

import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// Rows one after the other, each mapped to something that stays.
final class TableRows<T> extends AbstractSpliterator<T> {

    private final TableReader reader;
    private final Function<TableRow, ? extends T> mapper;
    private DictionaryProvider dictionaries = ArrowData.NO_DICTIONARIES;
    private int row;
    private int count;

    private TableRows(TableReader reader, Function<TableRow, ? extends T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.reader = reader;
        this.mapper = mapper;
    }

    /// Closes the reader with the stream.
    static <T> Stream<T> of(TableReader reader, Function<TableRow, ? extends T> mapper) {
        return StreamSupport.stream(new TableRows<T>(reader, mapper), false).onClose(reader::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> taker) {
        while (row == count) {
            if (!reader.next()) {
                return false;
            }
            row = 0;
            count = reader.batch().getRowCount();
            dictionaries = reader.dictionaries();
        }
        taker.accept(mapper.apply(new TableRow(reader.batch(), row++, dictionaries)));
        return true;
    }
}
