package dev.chirograph.integration.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections that the server has not closed, as reported by the operating system: a client that does not read, or
 * has closed its own side, cannot detect this otherwise.
 */
final class OpenConnections {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Set<String> OPEN_STATES = Set.of("01", "08");
    private static final int PEER = 2;
    private static final int STATE = 3;
    private static final int ADDRESS_DIGITS = 8;

    private OpenConnections() {}

    /** Returns the client addresses, each in the form of {@link #key}, of connections that the server has not closed. */
    static Set<String> now() {
        Set<String> open = new HashSet<>();
        for (Path table : TABLES) {
            for (String line : lines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (OPEN_STATES.contains(columns[STATE])) {
                    open.add(endOf(columns[PEER]));
                }
            }
        }
        return open;
    }

    private static List<String> lines(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new AssertionError(table + " cannot be read", e);
        }
    }

    /** An IPv4 address stands alone in one table and at the end of an IPv6 address in the other. */
    private static String endOf(String peer) {
        return peer.substring(peer.indexOf(':') - ADDRESS_DIGITS);
    }

    /** Returns how the tables write the client's end of a connection. */
    static String key(InetSocketAddress client) {
        byte[] address = client.getAddress().getAddress();
        return "%02X%02X%02X%02X:%04X".formatted(address[3], address[2], address[1], address[0], client.getPort());
    }
}
