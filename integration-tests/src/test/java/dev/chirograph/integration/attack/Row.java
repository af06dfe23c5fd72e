package dev.chirograph.integration.attack;

import java.util.List;

/**
 * A request and its expected responses.
 *
 * @param name what is wrong with the request
 * @param request its text, in which {@link Listener#fill} replaces
 * @param statuses the statuses that its one response may have
 * @param mayHaveNoResponse whether the connection may be closed without a response
 */
record Row(String name, String request, List<Integer> statuses, boolean mayHaveNoResponse) {
    Row(String name) {
        this(name, "", List.of(400), false);
    }

    Row sends(String bytes) {
        return new Row(name, bytes, statuses, mayHaveNoResponse);
    }

    Row isRefusedWith(Integer... allowed) {
        return new Row(name, request, List.of(allowed), mayHaveNoResponse);
    }

    Row orClosedWithoutResponse() {
        return new Row(name, request, statuses, true);
    }

    /** Returns whether these may be the statuses of all responses on the connection. */
    boolean allows(List<Integer> received) {
        return received.isEmpty() ? mayHaveNoResponse : received.size() == 1 && statuses.contains(received.getFirst());
    }
}
