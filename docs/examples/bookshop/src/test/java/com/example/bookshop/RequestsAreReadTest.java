package com.example.bookshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.bookshop.server.api.RequestProperties;
import dev.chirograph.server.runtime.coverage.RequestCoverage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finds what the document lets callers send and the shop never reads. */
class RequestsAreReadTest {
    private static final String WHOLE = "the shelf keeps the book as it was sent, and answers with all of it";

    @Test
    void everyPropertyThatARequestCanCarryIsReadOrExemptWithAReason() {
        RequestCoverage coverage = RequestCoverage.of(
                        RequestProperties.all(), RequestProperties.GENERATED, BookshopServer.class)
                .exempt("Book.title", WHOLE)
                .exempt("Book.binding", WHOLE);

        assertEquals(List.of(), coverage.problems());
    }
}
