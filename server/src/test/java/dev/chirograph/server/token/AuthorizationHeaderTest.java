package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chirograph.server.token.AuthorizationHeader.Content;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizationHeaderTest {
    /** The grammar of RFC 6750, section 2.1, and RFC 9449, section 7.1. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer|DPoP) +[A-Za-z0-9._~+/-]+=*");

    private static final Pattern SCHEME = Pattern.compile("(?i:Bearer|DPoP)(?:[ \t].*)?", Pattern.DOTALL);

    @Test
    void tokenIsReadWithItsScheme() {
        assertEquals(new Content.Bearer("a.b-c_d~e+f/g=="), read("Bearer a.b-c_d~e+f/g=="));
        assertEquals(new Content.Bearer("abc"), read("bEARER   abc"));
        assertEquals(new Content.Dpop("abc"), read("DPoP abc"));
        assertEquals(new Content.Dpop("abc"), read("dpop abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "DPoP",
                "Bearer\tabc",
                "Bearer abc ",
                "Bearer a b",
                "Bearer a,b",
                "Bearer =",
                "Bearer a=b",
                "Bearer aé",
                "Bearer \uFF41",
                "DPoP a\0"
            })
    void credentialsThatBreakTheSyntaxAreMalformed(String line) {
        assertInstanceOf(Content.Malformed.class, read(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " Bearer abc",
                "Basic abc",
                "Bearers abc",
                "Bearer=abc",
                "Bear",
                "DPoPs",
                "DPo abc",
                "dp\u03BFp abc"
            })
    void credentialsOfOtherSchemesAreNothing(String line) {
        assertEquals(new Content.Nothing(), read(line));
    }

    @Test
    void headerMustNotBeMissingOrRepeated() {
        assertEquals(new Content.Nothing(), AuthorizationHeader.read(List.of()));
        assertInstanceOf(Content.Malformed.class, AuthorizationHeader.read(List.of("Bearer a", "Bearer a")));
    }

    @Test
    void readsWhatTheGrammarDefinesAndNothingElse() {
        String[] pieces = {
            "Bearer", "bearer", "DPoP", "dPoP", " ", "  ", "\t", "a", "B9", ".", "-", "_", "~", "+", "/", "=", "==",
            ",", "é", "\0"
        };
        var random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder();
            for (int piece = random.nextInt(7); piece > 0; piece--) {
                line.append(pieces[random.nextInt(pieces.length)]);
            }

            Class<?> expected = Content.Nothing.class;
            if (CREDENTIALS.matcher(line).matches()) {
                boolean bearer = line.toString().regionMatches(true, 0, "Bearer", 0, 6);
                expected = bearer ? Content.Bearer.class : Content.Dpop.class;
            } else if (SCHEME.matcher(line).matches()) {
                expected = Content.Malformed.class;
            }
            assertInstanceOf(expected, read(line.toString()), () -> "<" + line + ">");
        }
    }

    private static Content read(String line) {
        return AuthorizationHeader.read(List.of(line));
    }
}
