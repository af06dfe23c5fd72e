package ${supportPackage};

/**
 * One violated constraint.
 *
 * @param in the part of the request: body, path, query, header or cookie
 * @param pointer a JSON pointer (RFC 6901) into the body, or {@code /name} of a parameter
 * @param message the message
 */
public record Violation(String in, String pointer, String message) {}
