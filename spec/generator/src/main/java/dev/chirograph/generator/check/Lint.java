package dev.chirograph.generator.check;

/** A rule with its implementation. */
record Lint(Rule rule, Search search) {

    /** Searches an API for violations of the rule. */
    interface Search {
        void search(Api api, Found found);
    }

    /** Receives findings. The same finding at the same place counts once, however many paths lead to a shared part. */
    interface Found {
        void at(String pointer, String message, String fix);
    }

    static Lint error(String name, String summary, Search search) {
        return new Lint(new Rule(name, Severity.ERROR, summary), search);
    }

    static Lint warning(String name, String summary, Search search) {
        return new Lint(new Rule(name, Severity.WARNING, summary), search);
    }
}
