package dev.quadrel.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Where one value is. Where a column has numbers of entries in a dictionary, the entry is the value.
record ArrowCell(FieldVector vector, int row, DictionaryProvider dictionaries) {

    /// @throws IllegalArgumentException where the column's dictionary is missing
    static ArrowCell of(FieldVector vector, int row, DictionaryProvider dictionaries) {
        DictionaryEncoding coded = vector.getField().getDictionary();
        if (coded == null || !(vector instanceof BaseIntVector entries) || vector.isNull(row)) {
            return new ArrowCell(vector, row, dictionaries);
        }
        Dictionary dictionary = ArrowData.dictionary(dictionaries, vector.getField());
        return of(dictionary.getVector(), Math.toIntExact(entries.getValueAsLong(row)), dictionaries);
    }

    boolean isNull() {
        return vector.isNull(row);
    }

    /// As [TableRow#get] says.
    @Nullable
    Object value() {
        if (isNull()) {
            return null;
        }
        return switch (vector) {
            case UInt1Vector whole -> (int) whole.getValueAsLong(row);
            case UInt2Vector whole -> (int) whole.getValueAsLong(row);
            case UInt4Vector whole -> whole.getValueAsLong(row);
            case UInt8Vector whole -> whole.getObjectNoOverflow(row);
            case Float2Vector real -> real.getValueAsFloat(row);
            case StructVector members -> members(members);
            case BaseListVector lists -> items(lists, lists.getElementStartIndex(row), lists.getElementEndIndex(row));
            case LargeListVector lists -> items(lists, lists.getElementStartIndex(row), lists.getElementEndIndex(row));
            default -> plain(vector.getObject(row));
        };
    }

    private Map<String, @Nullable Object> members(StructVector struct) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (FieldVector member : struct.getChildrenFromFields()) {
            members.put(
                    member.getField().getName(), of(member, row, dictionaries).value());
        }
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> items(FieldVector lists, long begin, long end) {
        FieldVector items = lists.getChildrenFromFields().getFirst();
        List<@Nullable Object> list = new ArrayList<>();
        for (int item = Math.toIntExact(begin); item < end; item++) {
            list.add(of(items, item, dictionaries).value());
        }
        return Collections.unmodifiableList(list);
    }

    /// Of what Arrow puts together by itself.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Text text -> text.toString();
            case List<?> items -> items.stream().map(ArrowCell::plain).toList();
            case Map<?, ?> members -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                members.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
                yield Collections.unmodifiableMap(plain);
            }
            case null, default -> value;
        };
    }
}
