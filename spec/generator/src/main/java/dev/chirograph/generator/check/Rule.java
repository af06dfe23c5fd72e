package dev.chirograph.generator.check;

/**
 * Something that a document should keep.
 *
 * @param name in kebab-case, as documents name it to turn it off
 * @param summary what the rule asks for and why, in one or two sentences
 */
public record Rule(String name, Severity severity, String summary) {
    /** Returns whether it is a rule of our own policy, which a third-party document may break and be right. */
    public boolean policy() {
        return Policy.RULES.contains(name);
    }
}
