package dev.chirograph.generator.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavadocTest {
    @Test
    void aShortSentenceTakesOneLine() {
        assertEquals(
                List.of("/** Reads it. */"), new Javadoc().prose("Reads it.").lines(0));
    }

    @Test
    void backquotesMarkCode() {
        assertEquals("{@code GET /items/{item_id}} reads", Javadoc.escape("`GET /items/{item_id}` reads"));
        assertEquals("no end ` here", Javadoc.escape("no end ` here"));
    }

    @Test
    void nothingInTheDocumentEndsOrBendsAComment() {
        assertEquals(
                "*&#47; &lt;b&gt; &#64;see &#123;&#64;link X&#125; &#92;u002a/",
                Javadoc.escape("*/ <b> @see {@link X} \\u002a/"));
        assertEquals("<code>a*&#47;b</code>", Javadoc.code("a*/b"));
        assertEquals("<code>&#125; x &#123;</code>", Javadoc.code("} x {"));
        assertEquals("<code>&#92;u007d</code>", Javadoc.code("\\u007d"));
    }

    @Test
    void pointsStandInAListBelowTheirSentence() {
        Javadoc javadoc = new Javadoc()
                .prose("Reads it.")
                .points("It may fail with", List.of("`404`: None.", "`422`: " + "x ".repeat(60)))
                .points("Nothing follows", List.of());

        assertEquals(
                List.of(
                        "/**",
                        " * Reads it.",
                        " *",
                        " * <p>It may fail with",
                        " * <ul>",
                        " *   <li>{@code 404}: None.",
                        " *   <li>{@code 422}: " + "x ".repeat(48).strip(),
                        " *       " + "x ".repeat(12).strip(),
                        " * </ul>",
                        " */"),
                javadoc.lines(0));
    }
}
