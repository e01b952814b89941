package io.gongji.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/// Damages a stopped broker's files as a power cut can: the last batches of a partition are gone,
/// though they had been acknowledged.
final class KafkaTail {
    private static final String CLEAN_STOP = ".kafka_cleanshutdown";

    private final Path logs;

    /// @param kafka the broker's directory of the stack
    KafkaTail(Path kafka) {
        this.logs = kafka.resolve("logs");
    }

    /// Cuts the partition so that its first record that is not there any more is at `offset` or a
    /// little before: at the start of the batch that holds it. Gives the offset where the log ends
    /// now.
    long cut(String topic, int partition, long offset) {
        Path directory = logs.resolve(topic + "-" + partition);
        try {
            Files.deleteIfExists(logs.resolve(CLEAN_STOP));
            List<Path> segments = files(directory, ".log");
            long end = cutSegment(segments.getLast(), offset);
            for (String derived : List.of(".index", ".timeindex", ".snapshot")) {
                for (Path file : files(directory, derived)) {
                    Files.delete(file);
                }
            }
            return end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cutSegment(Path segment, long offset) throws IOException {
        try (FileRecords records = FileRecords.open(segment.toFile(), true)) {
            int kept = 0;
            long end = -1;
            for (RecordBatch batch : records.batches()) {
                if (batch.lastOffset() >= offset) {
                    end = batch.baseOffset();
                    break;
                }
                kept += batch.sizeInBytes();
            }
            if (end < 0) {
                throw new IllegalStateException(segment + " has no record at offset " + offset);
            }
            records.truncateTo(kept);
            return end;
        }
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(ending))
                            .sorted(Comparator.naturalOrder())
                            .toList());
        }
    }
}
