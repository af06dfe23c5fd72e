package dev.chirograph.generator.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void aLeadingSignIsAWordOfTheName() {
        assertEquals(List.of("plus1", "minus1"), List.of(Names.member("+1"), Names.member("-1")));
        assertEquals(List.of("PLUS_1", "MINUS_1"), List.of(Names.constant("+1"), Names.constant("-1")));
        assertEquals(
                List.of("CREATED_AT", "PLUS_CREATED_AT", "MINUS_CREATED_AT"),
                List.of(Names.constant("created_at"), Names.constant("+created_at"), Names.constant("-created_at")));
    }

    @Test
    void comparisonsAreSpelled() {
        assertEquals(
                List.of("LESS_OR_EQUAL", "GREATER_OR_EQUAL", "NOT_EQUAL", "LIKE"),
                List.of(Names.constant("<="), Names.constant(">="), Names.constant("!="), Names.constant("~")));
    }

    @Test
    void otherSignsOnlyPartWords() {
        assertEquals(List.of("aB", "aB", "v"), List.of(Names.member("a-b"), Names.member("a+b"), Names.member("_")));
        assertEquals("A", Names.type("- a"));
    }
}
