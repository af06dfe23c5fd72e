package dev.chirograph.server.edge;

/** A check of something that the server needs. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Runs the check.
     *
     * @throws UnhealthyException if it fails, with a reason that is logged and shown in the response
     * @throws Exception if it fails; the reason is logged and not shown
     */
    void check() throws Exception;
}
