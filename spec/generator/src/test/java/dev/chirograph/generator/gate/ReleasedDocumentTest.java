package dev.chirograph.generator.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedDocumentTest {
    @TempDir
    Path folder;

    @Test
    void theNewestIsTheHighestVersionAndNotTheLastName() throws IOException {
        for (String name : new String[] {"0.9.0.yaml", "0.10.0.yaml", "0.2.0.json", "README.md"}) {
            Files.createFile(folder.resolve(name));
        }

        ReleasedDocument newest = ReleasedDocument.newest(folder);

        assertNotNull(newest);
        assertEquals("0.10.0", newest.version());
    }

    @Test
    void beforeTheFirstReleaseThereIsNone() throws IOException {
        assertNull(ReleasedDocument.newest(folder));
        assertNull(ReleasedDocument.newest(folder.resolve("missing")));
    }

    @Test
    void aFileWithoutAVersionIsNotIgnored() throws IOException {
        Files.createFile(folder.resolve("next.yaml"));

        assertThrows(IOException.class, () -> ReleasedDocument.newest(folder));
    }
}
