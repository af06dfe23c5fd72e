package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.device.UserCode;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8628, section 6.1: user codes. Eight of twenty consonants, which form no words and are easy to distinguish; 34 random bits.
 */
public final class UserCodes {
    private static final int LENGTH = 8;

    private UserCodes() {}

    /** Returns a random code, without its dash. */
    public static String next() {
        return new UserCode(UserCode.LETTER_CHAR_SET, LENGTH).getStrippedValue();
    }

    /** Parses a code that a user has entered, ignoring case and all other characters; null if it is invalid. */
    public static @Nullable String parse(@Nullable String typed) {
        if (typed == null || typed.length() > 4 * LENGTH) {
            return null;
        }
        String code = UserCode.stripIllegalChars(typed, UserCode.LETTER_CHAR_SET);
        return code.length() == LENGTH ? code : null;
    }

    /** Returns a code with its dash, to display. */
    public static String shown(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }
}
