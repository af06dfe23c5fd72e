package dev.chirograph.sdk.internal.call;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates headers. Messages never contain values, since some are secrets. */
public final class HeaderRules {
    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    /** A field value of RFC 9110, section 5.5, without obs-text: servers decode other than ASCII characters differently. */
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

    /** Rejects a name that is invalid or that the client sets itself. */
    public static void checkSettable(String name) {
        checkName(name);
        if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header `" + name + "` must not be set: the client sets it itself");
        }
    }

    /** Rejects an invalid value. */
    public static void checkValue(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the value of the header `" + name + "` has a character that is invalid in a header");
        }
    }

    /** Rejects an invalid name. */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header name must be a token of RFC 9110, but is `" + name + "`");
        }
    }
}
