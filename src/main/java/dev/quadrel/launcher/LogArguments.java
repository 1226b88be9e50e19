package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Where a server prints, and how much of that is kept.
final class LogArguments {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--logfile",
            paramLabel = "FILE",
            description = "What the server prints. Default: log/quadrel.log in its folder.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--log-size",
            paramLabel = "SIZE",
            defaultValue = "10MiB",
            converter = Size.class,
            description = "After which the file begins anew. Default: ${DEFAULT-VALUE}")
    private long size;

    @Option(
            names = "--log-files",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "How many files are kept. Default: ${DEFAULT-VALUE}")
    private int files;

    boolean isStandardOutput() {
        return file.filter(STANDARD_OUTPUT::equals).isPresent();
    }

    /// @param folder of the server
    Supervision.Log log(Path folder) {
        Path log = file.map(name -> Path.of(name).toAbsolutePath())
                .orElseGet(() -> folder.resolve("log").resolve("quadrel.log"));
        return new Supervision.Log(log.normalize(), size, files);
    }

    /// A number of bytes, such as `10MiB`.
    static final class Size implements ITypeConverter<Long> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,12})(|KiB|MiB|GiB)");

        @Override
        public Long convert(String text) {
            Matcher size = FORM.matcher(text);
            if (!size.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no size; one is a number of bytes, or has KiB, MiB or GiB");
            }
            long number = Long.parseLong(size.group(1));
            return switch (size.group(2)) {
                case "KiB" -> number << 10;
                case "MiB" -> number << 20;
                case "GiB" -> number << 30;
                default -> number;
            };
        }
    }
}
