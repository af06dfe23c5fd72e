package dev.chirograph.generator.check;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A change of the document that keeps every rule, and what a rule makes of it.
 *
 * @param words what is changed
 * @param pointers where the rule finds something; none when it has to let the change pass
 */
record Case(String rule, String words, UnaryOperator<EditedDocument> change, List<String> pointers) {

    static Case fires(String rule, String words, UnaryOperator<EditedDocument> change, String... pointers) {
        return new Case(rule, words, change, List.of(pointers));
    }

    static Case passes(String rule, String words, UnaryOperator<EditedDocument> change) {
        return new Case(rule, words, change, List.of());
    }

    @Override
    public String toString() {
        return rule + (pointers.isEmpty() ? " lets pass " : " finds ") + words;
    }
}
