package dev.chirograph.server.oauth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UserCodesTest {
    @Test
    void userCodesHaveNoVowelsAndDiffer() {
        List<String> codes = Stream.generate(UserCodes::next).limit(1000).toList();

        assertTrue(codes.stream().allMatch(code -> code.matches("[BCDFGHJKLMNPQRSTVWXZ]{8}")), codes::toString);
        assertTrue(codes.stream().distinct().count() > 990);
    }

    @Test
    void displayedUserCodeIsParsed() {
        String code = UserCodes.next();

        assertEquals(code, UserCodes.parse(UserCodes.shown(code)));
        assertEquals("WDJB-MJHT", UserCodes.shown("WDJBMJHT"));
    }

    @Test
    void userCodeIgnoresCaseDashesAndSpaces() {
        for (String typed : List.of("WDJBMJHT", "wdjb-mjht", " WdJb MjHt ", "w.d.j.b.m.j.h.t")) {
            assertEquals("WDJBMJHT", UserCodes.parse(typed), typed);
        }
    }

    @Test
    void invalidUserCodeIsNull() {
        for (String typed :
                List.of("", "WDJB", "WDJB-MJHT-B", "AEIO-UAEI", "\u0000", "\uD83D\uDE00", "B".repeat(50_000))) {
            assertNull(UserCodes.parse(typed));
        }
        assertNull(UserCodes.parse(null));
    }
}
