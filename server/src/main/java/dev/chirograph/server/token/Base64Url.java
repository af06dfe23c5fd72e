package dev.chirograph.server.token;

/** The alphabet of Base64url (RFC 4648, section 5). */
final class Base64Url {
    private Base64Url() {}

    static boolean isDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
