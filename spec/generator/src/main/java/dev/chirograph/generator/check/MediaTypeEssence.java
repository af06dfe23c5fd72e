package dev.chirograph.generator.check;

import java.util.Locale;

/** A media type without its parameters, in lower case. */
record MediaTypeEssence(String essence) {
    static MediaTypeEssence of(String written) {
        return new MediaTypeEssence(written.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", ""));
    }

    boolean json() {
        return essence.endsWith("/json") || essence.endsWith("+json");
    }

    boolean problem() {
        return essence.startsWith("application/problem+");
    }

    boolean mergePatch() {
        return essence.equals("application/merge-patch+json");
    }

    boolean form() {
        return essence.equals("application/x-www-form-urlencoded") || essence.equals("multipart/form-data");
    }
}
