package dev.chirograph.generator.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The required increment of a version (<a href="https://semver.org">Semantic Versioning 2.0.0</a>). */
public enum VersionBump {
    /** No change. */
    NONE,
    /** 1.2.3 becomes 1.2.4. */
    PATCH,
    /** 1.2.3 becomes 1.3.0. */
    MINOR,
    /** 1.2.3 becomes 2.0.0. */
    MAJOR;

    /**
     * Returns the increment that changes require. A breaking change requires a major version, even if it only breaks code that
     * uses the SDK; documentation alone a patch; any other change a minor version. Below 1.0.0 each is one step smaller:
     * a minor version for a breaking change, a patch for all others.
     *
     * @param currentVersion the version before the changes
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
     * Returns the increment between two versions; null if the second is lower or one is not a version.
     *
     * @return null or an increment; {@code NONE} if both are equal
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
     * Returns the lowest version with this increment.
     *
     * @throws IllegalArgumentException if the text is not a version
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
