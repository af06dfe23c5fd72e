package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.RequestId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Takes over the caller's own request id where it can do no harm in a log or a header, and makes one otherwise. */
final class RequestIds {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final SecureRandom random = new SecureRandom();

    RequestId of(List<String> sent) {
        return sent.size() == 1 && HARMLESS.matcher(sent.getFirst()).matches()
                ? new RequestId(sent.getFirst())
                : next();
    }

    RequestId next() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return new RequestId(HexFormat.of().formatHex(bytes));
    }
}
