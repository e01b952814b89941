package io.gongji.payment.app;

import io.gongji.contracts.Sentence;
import io.gongji.payment.app.FileCounts.LineError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Counts the lines of a file and keeps the first errors.
final class LineReport {
    private final int errorsMax;
    private final List<LineError> errors = new ArrayList<>();
    private long accepted;
    private long repeated;
    private long rejected;

    LineReport(int errorsMax) {
        this.errorsMax = errorsMax;
    }

    void add(int line, LineOutcome outcome) {
        switch (outcome) {
            case LineOutcome.Accepted _ -> accepted++;
            case LineOutcome.Repeated _ -> repeated++;
            case LineOutcome.Rejected no -> {
                rejected++;
                if (errors.size() < errorsMax) {
                    errors.add(new LineError(line, no.reason(), no.detail()));
                }
            }
        }
    }

    FileCounts counts(boolean byteOrderMark) {
        List<Sentence> notes =
                byteOrderMark
                        ? List.of(
                                new Sentence(
                                        "The file begins with a byte-order mark; it was passed over.",
                                        "文件以字节顺序标记（BOM）开头，已忽略。"))
                        : List.of();
        errors.sort(Comparator.comparingInt(LineError::line));
        return new FileCounts(
                accepted + repeated + rejected, accepted, repeated, rejected, notes, errors);
    }
}
