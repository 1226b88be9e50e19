package dev.quadrel.client;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.Text;

/// Rows of one column `c`, whose texts are in a dictionary, as pandas keeps categories.
record Categories(BufferAllocator memory, VectorSchemaRoot rows, VarCharVector texts, DictionaryProvider dictionaries)
        implements AutoCloseable {

    static Categories of(String... values) {
        BufferAllocator memory = ArrowData.memory("categories");
        List<String> distinct =
                Arrays.stream(values).filter(Objects::nonNull).distinct().toList();
        VarCharVector texts = new VarCharVector("texts", memory);
        texts.allocateNew();
        for (String text : distinct) {
            texts.setSafe(distinct.indexOf(text), new Text(text));
        }
        texts.setValueCount(distinct.size());
        DictionaryEncoding encoding = new DictionaryEncoding(0, false, new ArrowType.Int(Integer.SIZE, true));
        IntVector numbers = new IntVector("c", new FieldType(true, encoding.getIndexType(), encoding), memory);
        numbers.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                numbers.set(i, distinct.indexOf(values[i]));
            }
        }
        numbers.setValueCount(values.length);
        return new Categories(
                memory,
                VectorSchemaRoot.of(numbers),
                texts,
                new MapDictionaryProvider(new Dictionary(texts, encoding)));
    }

    @Override
    public void close() {
        rows.close();
        texts.close();
        memory.close();
    }
}
