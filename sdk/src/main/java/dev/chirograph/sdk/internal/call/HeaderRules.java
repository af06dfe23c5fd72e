package dev.chirograph.sdk.internal.call;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows which headers may be sent. Values are never told: some of them are secrets. */
public final class HeaderRules {
    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    /** A field value of RFC 9110, section 5.5, without obs-text: what is outside ASCII arrives differently everywhere. */
    private static final Pattern VALUE = Pattern.compile("(?:[!-~](?:[ \\t!-~]*[!-~])?)?");

    private static final Set<String> SET_BY_THE_CLIENT = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "http2-settings",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    /** Refuses a name that is none, and one that the client sets by itself. */
    public static void checkFree(String name) {
        checkName(name);
        if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name + " is set by the client itself");
        }
    }

    /** Refuses a value that cannot be sent as it is. */
    public static void checkValue(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The value of the header " + name + " has a character that cannot be sent in a header");
        }
    }

    /** Refuses a name that is none. */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No header can be called " + name);
        }
    }
}
