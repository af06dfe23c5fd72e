package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.device.UserCode;
import org.jspecify.annotations.Nullable;

/**
 * Codes that a person copies from one screen to another (RFC 8628, section 6.1): eight of twenty consonants, which spell no
 * words and are not taken for one another; 34 bits.
 */
public final class UserCodes {
    private static final int LENGTH = 8;

    private UserCodes() {}

    /** Returns a random code as it is kept. */
    public static String next() {
        return new UserCode(UserCode.LETTER_CHAR_SET, LENGTH).getStrippedValue();
    }

    /** Reads what a person has typed: case does not matter, nor what is no letter of the alphabet; null when it is no code. */
    public static @Nullable String parse(@Nullable String typed) {
        if (typed == null || typed.length() > 4 * LENGTH) {
            return null;
        }
        String code = UserCode.stripIllegalChars(typed, UserCode.LETTER_CHAR_SET);
        return code.length() == LENGTH ? code : null;
    }

    /** Returns a code as people read it. */
    public static String shown(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }
}
