package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.util.ArrayList;
import java.util.List;

/** A row on a listener. */
record Case(Listener listener, Row row) {
    static List<Case> onEachListener(List<Row> rows) {
        List<Case> cases = new ArrayList<>();
        for (Listener listener : Listener.values()) {
            rows.forEach(row -> cases.add(new Case(listener, row)));
        }
        return cases;
    }

    /** Returns the bytes to send. */
    String request(ServerProcess server) {
        return listener.fill(server, row.request());
    }

    @Override
    public String toString() {
        return listener + ": " + row.name();
    }
}
