package dev.chirograph.generator.diff;

/** A section of a changelog, as in <a href="https://keepachangelog.com/en/1.1.0/">Keep a Changelog</a>, in its order. */
enum ChangelogSection {
    ADDED("Added"),
    CHANGED("Changed"),
    DEPRECATED("Deprecated"),
    REMOVED("Removed"),
    SECURITY("Security");

    private final String title;

    ChangelogSection(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
