package dev.quadrel.livestate;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether two values of the state are the same, so that setting one to the other is no change.
///
/// Numbers are compared by value, whatever their type, and `true` is 1 and `false` is 0; sequences element by
/// element, whether arrays or lists; maps by keys, whatever their order; bytes by content. Two NaN are the
/// same, other than for the original, where setting NaN again is a change each time.
final class Equality {

    private Equality() {}

    @SuppressWarnings("ReferenceEquality") // What is one object needs no look into it.
    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (isNumeric(left) && isNumeric(right)) {
            return sameNumbers(number(left), number(right));
        }
        return switch (left) {
            case CharSequence text ->
                right instanceof CharSequence other && text.toString().contentEquals(other);
            case byte[] bytes -> sameBytes(ByteBuffer.wrap(bytes), right);
            case ByteBuffer bytes -> sameBytes(bytes, right);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && sameMaps(map, other);
            default -> isSequence(left) ? sameSequences(left, right) : Objects.equals(left, right);
        };
    }

    private static boolean isNumeric(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static Number number(Object value) {
        return value instanceof Boolean truth ? Integer.valueOf(truth ? 1 : 0) : (Number) value;
    }

    private static boolean sameNumbers(Number left, Number right) {
        if (isFloating(left) && isFloating(right)) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            return a == b || Double.isNaN(a) && Double.isNaN(b);
        }
        if (isShort(left) && isShort(right)) {
            return left.longValue() == right.longValue();
        }
        return isFinite(left) && isFinite(right) && exact(left).compareTo(exact(right)) == 0;
    }

    private static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static boolean isShort(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }

    private static boolean isFinite(Number number) {
        return !isFloating(number) || Double.isFinite(number.doubleValue());
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double floating -> new BigDecimal(floating);
            case Float floating -> new BigDecimal(floating);
            default -> isShort(number) ? BigDecimal.valueOf(number.longValue()) : new BigDecimal(number.toString());
        };
    }

    private static boolean sameBytes(ByteBuffer bytes, Object other) {
        return switch (other) {
            case byte[] array -> bytes.equals(ByteBuffer.wrap(array));
            case ByteBuffer buffer -> bytes.equals(buffer);
            default -> false;
        };
    }

    private static boolean sameMaps(Map<?, ?> left, Map<?, ?> right) {
        return left.size() == right.size()
                && left.entrySet().stream()
                        .allMatch(entry ->
                                right.containsKey(entry.getKey()) && same(entry.getValue(), right.get(entry.getKey())));
    }

    private static boolean isSequence(Object value) {
        return value instanceof Collection || value.getClass().isArray() && !(value instanceof byte[]);
    }

    private static boolean sameSequences(Object left, Object right) {
        if (!isSequence(right)) {
            return false;
        }
        Iterator<?> a = elements(left).iterator();
        Iterator<?> b = elements(right).iterator();
        while (a.hasNext() && b.hasNext()) {
            if (!same(a.next(), b.next())) {
                return false;
            }
        }
        return !a.hasNext() && !b.hasNext();
    }

    private static Collection<?> elements(Object sequence) {
        return switch (sequence) {
            case Collection<?> collection -> collection;
            case Object[] array -> Arrays.asList(array);
            default -> {
                Object[] boxed = new Object[Array.getLength(sequence)];
                Arrays.setAll(boxed, i -> Array.get(sequence, i));
                yield Arrays.asList(boxed);
            }
        };
    }
}
