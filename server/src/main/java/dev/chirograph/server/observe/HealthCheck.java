package dev.chirograph.server.observe;

/** One thing that the server cannot do without. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Tries it.
     *
     * @throws Exception when it is not there; the reason is logged and not shown to who asks
     */
    void check() throws Exception;
}
