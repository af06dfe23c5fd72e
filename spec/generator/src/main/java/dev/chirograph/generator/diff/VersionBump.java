package dev.chirograph.generator.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version has to rise by (<a href="https://semver.org">Semantic Versioning 2.0.0</a>). */
public enum VersionBump {
    /** Nothing changed. */
    NONE,
    /** 1.2.3 becomes 1.2.4. */
    PATCH,
    /** 1.2.3 becomes 1.3.0. */
    MINOR,
    /** 1.2.3 becomes 2.0.0. */
    MAJOR;

    /**
     * Returns what changes ask for. A breaking one, be it only for code written against the SDK, asks for a major version, any
     * other for a minor one, and one of prose alone for a patch. Below 1.0.0 each asks for one step less, as far as there is
     * one: a breaking change for a minor version, all others for a patch.
     *
     * @param currentVersion the version that the changes are made to
     */
    public static VersionBump askedBy(List<Change> changes, String currentVersion) {
        VersionBump bump = changes.stream()
                .map(VersionBump::of)
                .max(VersionBump::compareTo)
                .orElse(NONE);
        SemanticVersion version = SemanticVersion.of(currentVersion);
        if (version == null || version.major() > 0 || bump.compareTo(PATCH) <= 0) {
            return bump;
        }
        return bump == MAJOR ? MINOR : PATCH;
    }

    /**
     * Returns what a version has risen by; null when it has not risen, or when one of them is no version.
     *
     * @return null or anything but {@code NONE}; {@code NONE} when both are the same
     */
    public static @Nullable VersionBump between(String before, String after) {
        SemanticVersion old = SemanticVersion.of(before);
        SemanticVersion now = SemanticVersion.of(after);
        if (old == null || now == null || now.compareTo(old) < 0) {
            return null;
        }
        if (now.major() > old.major()) {
            return MAJOR;
        }
        if (now.minor() > old.minor()) {
            return MINOR;
        }
        return now.patch() > old.patch() ? PATCH : NONE;
    }

    /**
     * Returns the lowest version that has risen by this.
     *
     * @throws IllegalArgumentException when the text is no version
     */
    public String next(String version) {
        SemanticVersion old = SemanticVersion.of(version);
        if (old == null) {
            throw new IllegalArgumentException("`" + version + "` is no version; write one such as 1.4.2");
        }
        return switch (this) {
            case NONE -> version;
            case PATCH -> old.major() + "." + old.minor() + "." + (old.patch() + 1);
            case MINOR -> old.major() + "." + (old.minor() + 1) + ".0";
            case MAJOR -> (old.major() + 1) + ".0.0";
        };
    }

    private static VersionBump of(Change change) {
        return switch (change.severity()) {
            case BREAKING, BREAKING_SOURCE -> MAJOR;
            case LOOSENS_PROTECTION -> change.breaking() ? MAJOR : MINOR;
            case RISKY, COMPATIBLE -> MINOR;
            case DOCUMENTATION -> PATCH;
        };
    }
}
