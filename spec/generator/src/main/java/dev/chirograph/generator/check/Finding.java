package dev.chirograph.generator.check;

/**
 * A place in the document that breaks a rule.
 *
 * @param rule the rule's name
 * @param pointer where it is (RFC 6901)
 * @param message what is wrong there, with the value
 * @param fix what to do
 */
public record Finding(String rule, Severity severity, String pointer, String message, String fix) {
    /** The finding in one line: {@code pointer: message; fix}. */
    @Override
    public String toString() {
        return rule + " " + pointer + ": " + message + "; " + fix;
    }
}
