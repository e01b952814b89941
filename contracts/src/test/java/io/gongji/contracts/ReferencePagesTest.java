package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The reference pages say what the code says. `-Dgongji.docs.write=true` writes them anew.
class ReferencePagesTest {
    private static final Path FOLDER = Path.of("../docs/reference");

    @Test
    void thePageOfErrorsIsTheRefusalTable() throws IOException {
        requireSame("errors.md", ReferencePages.errors());
    }

    @Test
    void thePageOfEventsIsTheSchemas() throws IOException {
        requireSame("events.md", ReferencePages.events());
    }

    private static void requireSame(String page, String generated) throws IOException {
        Path file = FOLDER.resolve(page);
        if (Boolean.getBoolean("gongji.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as(
                        "docs/reference/%s; write it anew with mvn test -pl contracts -Dgongji.docs.write=true",
                        page)
                .isEqualTo(generated);
    }
}
