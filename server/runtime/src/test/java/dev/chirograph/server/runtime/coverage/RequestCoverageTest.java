package dev.chirograph.server.runtime.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.coverage.shop.Shelf;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestCoverageTest {
    private static final String SHOP = "dev.chirograph.server.runtime.coverage.shop.";

    @ParameterizedTest
    @CsvSource({
        "model.Book#title, true",
        "model.Book#binding, true",
        "model.Book#note, false",
        "model.Book#unused, false",
        "BooksHandler#list:1:limit, true",
        "BooksHandler#list:2:ratio, false",
        "BooksHandler#list:3:order, true",
        "BooksHandler#list:4:ignored, false",
        "BooksHandler#add:1:body, true",
        "ReviewsHandler#review:1:stars, false",
        "ReviewsHandler#review:2:words, true",
        "ReviewsHandler#review:3:ignored, false",
        "AbandonedHandler#leave:1:reason, false"
    })
    void propertiesAndArgumentsThatTheApplicationNeverReadsAreFound(String carried, boolean read) {
        assertEquals(read, coverage(carried).problems().isEmpty());
    }

    @Test
    void problemNamesThePropertyItsPlaceAndTheFix() {
        assertEquals(
                List.of(
                        "Book.note is never read (/components/schemas/Book/properties/note): a request may carry it, and it"
                                + " is lost; read it by note(), or add .exempt(\"Book.note\", \"why nothing is lost\")"),
                coverage("model.Book#note").problems());
        assertTrue(coverage("BooksHandler#list:4:ignored")
                .problems()
                .getFirst()
                .contains("read the argument ignored in the class that implements BooksHandler, or add"
                        + " .exempt(\"BooksHandler.list(ignored)\""));
    }

    @Test
    void anExemptPropertyIsNoProblemAndTheOthersStay() {
        List<String> problems = coverage("model.Book#note", "model.Book#unused")
                .exempt("Book.note", "the shelf keeps the book whole")
                .problems();

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("Book.unused is never read"), problems.toString());
    }

    @Test
    void anExemptionThatIsNotNeededIsAProblem() {
        RequestCoverage coverage = coverage("model.Book#title")
                .exempt("Book.title", "it was not read once")
                .exempt("Book.gone", "it was there once");

        assertEquals(
                List.of(
                        "the exemption of Book.title is not needed: it is read; remove it",
                        "the exemption of Book.gone names nothing that a request can carry; remove it"),
                coverage.problems());
    }

    @Test
    void anExemptionNeedsAReason() {
        RequestCoverage coverage = coverage("model.Book#note");

        assertThrows(IllegalArgumentException.class, () -> coverage.exempt("Book.note", " "));
    }

    @Test
    void classesOfAJarAreReadToo() {
        List<String> lines =
                List.of("org.junit.jupiter.api.function.Executable#execute /a", "com.example.Book#note /b");

        List<String> problems = RequestCoverage.of(lines, List.of(), Test.class).problems();

        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("Book.note is never read (/b)"), problems.toString());
    }

    private static RequestCoverage coverage(String... carried) {
        List<String> lines = Stream.of(carried)
                .map(each ->
                        SHOP + each + " /components/schemas/Book/properties/" + each.substring(each.indexOf('#') + 1))
                .toList();
        return RequestCoverage.of(lines, List.of(SHOP + "model"), Shelf.class);
    }
}
