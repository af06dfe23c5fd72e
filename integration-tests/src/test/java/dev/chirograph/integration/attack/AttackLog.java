package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chirograph.integration.process.ServerProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The log of attacks; each attack has an address of its own, which identifies its lines. */
final class AttackLog {
    private static final String ADDRESS = "address";

    private final ServerProcess server;
    private final int before;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Map<String, String> attacks = new ConcurrentHashMap<>();

    AttackLog(ServerProcess server) {
        this.server = server;
        this.before = server.log().size();
    }

    /** Returns an address for an attack with a number of requests. */
    InetAddress sourceOf(Object attack, int requests) {
        InetAddress source = SourceAddresses.next();
        attacks.put(source.getHostAddress(), attack.toString());
        this.requests.put(source.getHostAddress(), requests);
        return source;
    }

    /** Fails if an attack has more lines than requests, a stack trace, or a line that blames the server. */
    void assertOneLinePerRequestAndNoStackTrace() {
        List<String> lines = server.log();
        Map<String, List<String>> byAddress = lines.subList(before, lines.size()).stream()
                .filter(line -> attacks.containsKey(addressIn(line)))
                .collect(Collectors.groupingBy(AttackLog::addressIn));
        byAddress.forEach((address, own) -> assertFalse(
                own.size() > requests.get(address), () -> attacks.get(address) + " has these lines: " + own));
        assertEquals(
                List.of(),
                lines.subList(before, lines.size()).stream()
                        .filter(line -> line.contains("\"stack_trace\"") || line.contains("\"status\":5"))
                        .filter(line -> !line.contains("\"status\":501") && !line.contains("\"status\":505"))
                        .toList());
    }

    private static String addressIn(String line) {
        if (!line.startsWith("{")) {
            return "";
        }
        JsonObject entry = Json.createReader(new StringReader(line)).readObject();
        return entry.getString(ADDRESS, "");
    }
}
