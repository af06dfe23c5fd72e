package dev.chirograph.server.observe;

/** One thing that the server cannot do without. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Tries it.
     *
     * @throws UnhealthyException when it is not there, with a reason that is logged and shown to who asks
     * @throws Exception when it is not there; the reason is logged and not shown
     */
    void check() throws Exception;
}
