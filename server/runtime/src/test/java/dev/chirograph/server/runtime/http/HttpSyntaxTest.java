package dev.chirograph.server.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSyntaxTest {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    @Test
    void tokenCharactersAreThoseOfTheRfc() {
        for (char c = 0; c < 0x200; c++) {
            String text = String.valueOf(c);

            assertEquals(
                    TOKEN.matcher(text).matches(),
                    HttpSyntax.isToken(text),
                    () -> "U+" + Integer.toHexString(text.charAt(0)));
        }
    }

    @Test
    void emptyStringIsNoToken() {
        assertFalse(HttpSyntax.isToken(""));
        assertEquals(3, HttpSyntax.endOfToken("abc=d", 0));
        assertEquals(3, HttpSyntax.endOfToken("abc=d", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "a\tb", "~!\"", "x  y"})
    void visibleAsciiWithInnerBlanksIsAFieldValue(String value) {
        assertTrue(HttpSyntax.isFieldValue(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " a", "a ", "\ta", "a\r\nb", "a\u0000b", "a\u007Fb", "\u00E4", "\uD83D\uDE00"})
    void lineBreaksControlCharactersOuterBlanksAndNonAsciiAreNoFieldValue(String value) {
        assertFalse(HttpSyntax.isFieldValue(value));
    }
}
