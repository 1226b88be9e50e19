package dev.quadrel.stream;

import dev.quadrel.adapter.ArrayReader;
import dev.quadrel.adapter.ArrowBytes;
import dev.quadrel.serialization.ArrayFormat;
import dev.quadrel.serialization.ArrayPart;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.serialization.TableFormat;
import dev.quadrel.serialization.TablePart;
import dev.quadrel.serialization.Wanted;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.Chunks;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Selection;
import dev.quadrel.structure.StructureFamily;
import dev.quadrel.structure.TableStructure;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Data as a client has sent it.
sealed interface Payload {

    String JSON = "application/json";

    /// Whose position stays as it is.
    ByteBuffer bytes();

    /// Its media type.
    String mediaType();

    /// The same as JSON.
    ///
    /// @throws dev.quadrel.problem.ProblemException 406 where there is no such form
    Body json(SerializerRegistry formats) throws IOException;

    /// Elements of an array in C order.
    record Elements(ByteBuffer bytes, DataType type, List<Long> shape) implements Payload, ArrayReader {

        @Override
        public String mediaType() {
            return "application/octet-stream";
        }

        @Override
        public ArrayStructure structure() {
            return new ArrayStructure(type, Chunks.whole(shape), shape, null, false);
        }

        @Override
        public void read(Selection selection, ByteSink sink) throws IOException {
            sink.write(bytes.duplicate());
        }

        @Override
        public Body json(SerializerRegistry formats) {
            Wanted wanted = new Wanted(List.of(StructureFamily.ARRAY.text()), JSON, null);
            return formats.choose(ArrayFormat.class, wanted).format().body(new ArrayPart(this, Selection.all(shape)));
        }
    }

    /// Rows of a table as an Arrow IPC file.
    record Rows(ByteBuffer bytes, TableStructure structure) implements Payload {

        @Override
        public String mediaType() {
            return "application/vnd.apache.arrow.file";
        }

        @Override
        public Body json(SerializerRegistry formats) throws IOException {
            Wanted wanted = new Wanted(List.of(StructureFamily.TABLE.text()), JSON, null);
            TablePart part = new TablePart(new ArrowBytes(structure, bytes), OptionalInt.empty(), List.of(), Map.of());
            return formats.choose(TableFormat.class, wanted).format().body(part);
        }
    }
}
