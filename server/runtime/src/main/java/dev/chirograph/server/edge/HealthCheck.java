package dev.chirograph.server.edge;

/** Checks one dependency that the server cannot work without. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Runs the check.
     *
     * @throws Exception if the dependency does not work; the management listener decides how much of the reason it
     *     shows
     */
    void check() throws Exception;
}
