package dev.chirograph.generator.check;

/**
 * A rule for documents.
 *
 * @param name the name in kebab-case, which documents use to suppress the rule
 * @param summary the requirement and its reason, in one or two sentences
 */
public record Rule(String name, Severity severity, String summary) {
    /** Returns whether it is a rule of Chirograph's own policy, which a valid third-party document may violate. */
    public boolean policy() {
        return Policy.RULES.contains(name);
    }
}
