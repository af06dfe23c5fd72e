package dev.chirograph.server;

import java.util.List;

/** Lists every configuration problem that keeps the server from starting, and how to fix each. */
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    ConfigurationException(List<String> reasons) {
        super("The server does not start:"
                + String.join(
                        "", reasons.stream().map(reason -> "\n  - " + reason).toList()));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
