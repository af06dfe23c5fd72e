package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-cors}: true, or the headers that scripts may set and read. */
final class CorsReader {
    private static final String ALLOW = "allow-headers";
    private static final String EXPOSE = "expose-headers";
    private static final Set<String> KNOWN = Set.of(ALLOW, EXPOSE);
    /** A token (RFC 9110, section 5.6.2); {@code *} alone is a wildcard in CORS, which does not cover {@code Authorization}. */
    private static final Pattern HEADER = Pattern.compile("(?!\\*$)[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final ReadContext context;

    CorsReader(ReadContext context) {
        this.context = context;
    }

    @Nullable
    Cors read(Node operation) {
        Node written = operation.child("x-cors");
        if (written == null) {
            return null;
        }
        if (written.value().isBoolean()) {
            return written.value().booleanValue() ? new Cors(written.pointer(), List.of(), List.of()) : null;
        }
        if (!written.value().isObject()) {
            context.error(
                    written,
                    "must be true, or a map with `" + ALLOW + "` and `" + EXPOSE
                            + "`, but is neither; write one of them");
            return null;
        }
        for (Node member : written.members()) {
            if (!KNOWN.contains(member.name())) {
                context.error(member, "`x-cors` has `" + ALLOW + "` and `" + EXPOSE + "`, and nothing else; remove it");
            }
        }
        return new Cors(written.pointer(), headers(written, ALLOW), headers(written, EXPOSE));
    }

    private List<String> headers(Node cors, String name) {
        List<String> headers = new ArrayList<>();
        Node list = cors.child(name);
        if (list != null && !list.value().isArray()) {
            context.error(list, "must be a list of header names; write one such as `[Retry-After]`");
        }
        for (Node element : list == null ? List.<Node>of() : list.elements()) {
            String header = element.value().asText();
            if (!element.value().isTextual() || !HEADER.matcher(header).matches()) {
                context.error(element, "must be the name of a header, but is `" + header + "`; write a name");
            } else if (headers.stream().anyMatch(header::equalsIgnoreCase)) {
                context.error(element, "`" + header + "` is in the list twice; remove one");
            } else {
                headers.add(header);
            }
        }
        return headers;
    }
}
