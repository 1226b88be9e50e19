package dev.quadrel.adapter;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// How the files of chunks are compressed.
enum Compression {
    NONE {
        @Override
        InputStream open(InputStream file) {
            return file;
        }
    },
    GZIP {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new GZIPInputStream(file, BUFFER);
        }
    },
    ZLIB {
        @Override
        InputStream open(InputStream file) {
            return new InflaterInputStream(file);
        }
    },
    ZSTD {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new ZstdInputStream(file);
        }
    };

    private static final int BUFFER = 64 * 1024;

    /// The bytes as they were before.
    abstract InputStream open(InputStream file) throws IOException;
}
