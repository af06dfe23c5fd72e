package dev.chirograph.generator.check;

/** A rule with the search for what breaks it. */
record Lint(Rule rule, Search search) {

    /** Looks through an API. */
    interface Search {
        void search(Api api, Found found);
    }

    /** Takes what is found. The same at the same place, as many ways lead to a shared part, counts once. */
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
