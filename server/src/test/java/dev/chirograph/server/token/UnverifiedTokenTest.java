package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnverifiedTokenTest {
    private static final String HEADER = Base64URL.encode("{\"alg\":\"ES256\"}").toString();
    private static final String CLAIMS = Base64URL.encode("{\"sub\":\"ada\"}").toString();

    @Test
    void compactSerializationIsParsed() throws InvalidTokenException {
        UnverifiedToken token = UnverifiedToken.parse(HEADER + "." + CLAIMS + ".c2lnbmF0dXJl");

        assertEquals("ES256", UnverifiedToken.string(token.header(), "alg"));
        assertEquals("ada", UnverifiedToken.string(token.claims(), "sub"));
        assertEquals(HEADER + "." + CLAIMS + ".c2lnbmF0dXJl", token.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "h",
                "h.c",
                "h.c.",
                "h..s",
                ".c.s",
                "..s",
                ".c.",
                "h.c.s.",
                "h.c.s.x",
                ".h.c.s",
                "h.c.s=",
                "h+.c.s",
                "h.c/.s",
                "h. c.s",
                "h.c.s ",
                "h.c.é",
                "h.c.s.t.u"
            })
    void otherTextIsRejectedAsNotASignedJwt(String shape) {
        String text = shape.replace("h", HEADER).replace("c", CLAIMS);

        var rejected = assertThrows(InvalidTokenException.class, () -> UnverifiedToken.parse(text));

        assertEquals("The token is not a signed JWT.", rejected.getMessage());
    }

    @Test
    void tokenThatIsTooLongIsRejectedBeforeItIsParsed() {
        String text = "a".repeat(8 * 1024 + 1);

        var rejected = assertThrows(InvalidTokenException.class, () -> UnverifiedToken.parse(text));

        assertEquals("The token is longer than 8192 characters.", rejected.getMessage());
    }
}
