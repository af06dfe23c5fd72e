package dev.chirograph.server.edge;

/** Checks one thing that the server cannot work without. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Checks it.
     *
     * @throws Exception when it does not work; what of the reason callers may see is up to the management listener
     */
    void check() throws Exception;
}
