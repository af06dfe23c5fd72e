package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes {@code docs/contributing/add-a-feature.md} on a copy: its last step calls the server of the copy through its SDK. */
class AddAFeatureWalkIT {
    @TempDir
    Path copy;

    @Test
    void walkthroughOfAddAFeaturePasses() throws Exception {
        int steps = Walkthrough.in(copy).follow("docs/contributing/add-a-feature.md");

        assertEquals(18, steps);
    }
}
