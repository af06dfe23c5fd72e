package dev.chirograph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.api.RequestProperties;
import dev.chirograph.server.runtime.coverage.RequestCoverage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every value that the document lets callers send is read by the server, or is listed here with a reason. */
final class RequestsAreReadTest {
    @Test
    void everyPropertyThatARequestCanCarryIsReadOrExemptWithAReason() {
        RequestCoverage coverage = RequestCoverage.of(RequestProperties.all(), RequestProperties.GENERATED, Main.class);

        assertEquals(List.of(), coverage.problems());
    }

    @Test
    void thereAreRequestsToJudge() {
        assertTrue(RequestProperties.all().stream()
                .anyMatch(line -> line.endsWith("ItemCreate#name /components/schemas/ItemCreate/properties/name")));
    }
}
