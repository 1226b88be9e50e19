package dev.quadrel.staticfile;

import dev.quadrel.negotiation.EntityTag;
import io.undertow.util.DateUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/// What answers a `favicon.ico` that no folder has at that very path.
///
/// @param everywhere whether any folder's first `favicon.ico` answers for every path that ends so
/// @param file sent where no folder has one; empty for none
/// @param bundled whether the bundled empty icon is sent where there is neither
public record Favicon(boolean everywhere, Optional<Path> file, boolean bundled) {

    static final String NAME = "/favicon.ico";

    /// No icon of its own, one icon for every path.
    public static final Favicon EVERYWHERE = new Favicon(true, Optional.empty(), false);

    /// The bundled icon as a file that never changes: one pixel.
    static StoredFile empty() {
        byte[] icon = emptyIcon();
        Path none = Path.of("favicon.ico");
        return new StoredFile(
                none,
                new FileStamp(icon.length, 0, null),
                MediaTypes.of("favicon.ico"),
                DateUtils.toDateString(new Date(0)),
                Representation.inMemory(EntityTag.ofBytes(icon), icon, none),
                Map.of(),
                false,
                false,
                System.nanoTime());
    }

    /// An icon of one pixel in two colours, as the ICO format has it: directory, bitmap header, palette, two masks. It
    /// has the tag `8f471f65`, which quick_server's clients know.
    private static byte[] emptyIcon() {
        ByteBuffer icon = ByteBuffer.allocate(78).order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        icon.put(new byte[] {1, 1, 2, 0}).putShort((short) 1).putShort((short) 1);
        icon.putInt(56).putInt(22);
        icon.putInt(40).putInt(1).putInt(2).putShort((short) 1).putShort((short) 1);
        icon.position(icon.position() + 24);
        icon.putInt(0xffffff).putInt(0x000000);
        return icon.array();
    }
}
