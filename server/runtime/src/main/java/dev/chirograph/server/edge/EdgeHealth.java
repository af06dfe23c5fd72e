package dev.chirograph.server.edge;

import java.util.Map;

/**
 * The health of the listeners.
 *
 * @param live a check for each listener, by name: when one fails, the process should be restarted
 * @param started fails until all listeners accept requests
 * @param accepting fails as soon as the server is about to stop, while it still serves
 */
public record EdgeHealth(Map<String, HealthCheck> live, HealthCheck started, HealthCheck accepting) {

    /** Makes an unmodifiable copy of the map. */
    public EdgeHealth {
        live = Map.copyOf(live);
    }
}
