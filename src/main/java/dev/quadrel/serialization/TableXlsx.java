package dev.quadrel.serialization;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.transfer.Body;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A spreadsheet with a row of names.
record TableXlsx() implements TableFormat {

    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;
    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSHED = 500;

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public List<String> extensions() {
        return List.of("xlsx");
    }

    @Override
    public Body body(TablePart part) throws IOException {
        List<String> names = part.names();
        long rows = part.count();
        if (rows >= MOST_ROWS || names.size() > MOST_COLUMNS) {
            throw ProblemException.of(
                    406,
                    "A spreadsheet has less than %d rows and at most %d columns; this table has %d and %d"
                            .formatted(MOST_ROWS, MOST_COLUMNS, rows, names.size()));
        }
        return sink -> {
            Workbook book = new Workbook(sink.stream(), "Quadrel", null);
            Filling filling = new Filling(book.newWorksheet("Sheet1"));
            filling.row(names);
            part.rows(names, filling::row);
            book.finish();
        };
    }

    private static final class Filling {

        private final Worksheet sheet;
        private int next;

        Filling(Worksheet sheet) {
            this.sheet = sheet;
        }

        void row(List<? extends @Nullable Object> values) throws IOException {
            for (int column = 0; column < values.size(); column++) {
                cell(column, values.get(column));
            }
            next++;
            if (next % FLUSHED == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case Boolean truth -> sheet.value(next, column, truth);
                case Float number when !Float.isFinite(number) -> {}
                case Double number when !Double.isFinite(number) -> {}
                case Number number -> sheet.value(next, column, number);
                case LocalDate date -> {
                    sheet.value(next, column, date);
                    sheet.style(next, column).format("yyyy-mm-dd").set();
                }
                case LocalDateTime time -> {
                    sheet.value(next, column, time);
                    sheet.style(next, column).format("yyyy-mm-dd hh:mm:ss").set();
                }
                default -> {
                    String text = TableText.of(value, "");
                    sheet.value(next, column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
                }
            }
        }
    }
}
