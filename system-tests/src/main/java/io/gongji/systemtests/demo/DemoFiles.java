package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Yuan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The demo's input, read from the files beside their README.
final class DemoFiles {
    private DemoFiles() {}

    /// A wage of the payroll file.
    record WageLine(String idNumber, long wageFen) {}

    /// A file's bytes, as an employer would upload them.
    static byte[] bytes(String name) {
        try (InputStream file = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the demo's file " + name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<WageLine> wages() {
        return new String(bytes(InputFiles.PAYROLL), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2))
                .map(cells -> new WageLine(cells[0], Yuan.toFen(cells[1])))
                .toList();
    }
}
