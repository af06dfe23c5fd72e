package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.Fixtures;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void ourOwnDocumentKeepsEveryRule() throws IOException {
        assertEquals(List.of(), Check.of(Document.load(Fixtures.own()).contract()));
    }

    @Test
    void findingsFollowEachOtherAsTheirPlacesDo() {
        List<String> pointers = EditedDocument.good()
                .without("/components/schemas/Tool/properties/name/description")
                .without("/components/schemas/Kind/description")
                .without("/paths/~1opening-hours/get/summary")
                .without("/paths/~1tools/post/x-lint-ignore")
                .without("/paths/~1tools/get/parameters/3/description")
                .without("/paths/~1tools/get/parameters/0/description")
                .without("/tags/0/description")
                .without("/info/description")
                .findings()
                .stream()
                .map(Finding::pointer)
                .toList();

        assertEquals(
                List.of(
                        "/info",
                        "/tags/0",
                        "/paths/~1tools/get/parameters/0",
                        "/paths/~1tools/get/parameters/3",
                        "/paths/~1tools/post",
                        "/paths/~1opening-hours/get",
                        "/components/schemas/Kind",
                        "/components/schemas/Tool/properties/name"),
                pointers);
    }

    @Test
    void aSharedPartIsFoundOnce() {
        List<Finding> findings = EditedDocument.good()
                .set("/components/responses/Refused/description", "''")
                .findings();

        assertEquals(
                List.of(new Finding(
                        "undescribed-answer",
                        Severity.WARNING,
                        "/components/responses/Refused",
                        "the response has no description",
                        "describe when it is sent")),
                findings);
    }
}
