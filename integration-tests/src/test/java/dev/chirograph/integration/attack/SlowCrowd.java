package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every kind of slow client on every listener, all at the same time and each from an address of its own. */
final class SlowCrowd implements AutoCloseable {
    private final Map<RawConnection, String> connections = new ConcurrentHashMap<>();
    private final Set<Case> begun = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final int size;

    private SlowCrowd(int size) {
        this.size = size;
    }

    static SlowCrowd attack(ServerProcess server) {
        List<Case> cases = new ArrayList<>();
        for (Listener listener : Listener.values()) {
            for (SlowClient kind : SlowClient.values()) {
                if (kind.fits(listener)) {
                    cases.add(new Case(kind, listener));
                }
            }
        }
        var crowd = new SlowCrowd(cases.size());
        cases.forEach(each -> crowd.start(server, each));
        return crowd;
    }

    private record Case(SlowClient kind, Listener listener) {}

    private void start(ServerProcess server, Case each) {
        Thread.ofVirtual().start(() -> {
            try {
                each.kind().attack(server, each.listener(), SourceAddresses.next(), connection -> {
                    connections.put(connection, each.listener() + " " + each.kind());
                    begun.add(each);
                });
            } catch (Exception | AssertionError e) {
                failures.add(e);
            } finally {
                begun.add(each);
            }
        });
    }

    /** Waits until each client has connected. */
    void awaitConnected() throws InterruptedException {
        Wait.until(
                () -> begun.size() == size,
                () -> "only " + begun.size() + " of " + size + " could connect; " + failures);
    }

    /** Returns the clients whose connections the server has not closed. */
    Set<String> open() {
        Set<String> open = OpenConnections.now();
        Map<String, String> names = new TreeMap<>();
        connections.forEach((connection, name) -> {
            if (open.contains(OpenConnections.key(connection.localAddress()))) {
                names.put(name, name);
            }
        });
        return names.keySet();
    }

    /** Returns the failures on the clients' side. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        connections.keySet().forEach(RawConnection::close);
    }
}
