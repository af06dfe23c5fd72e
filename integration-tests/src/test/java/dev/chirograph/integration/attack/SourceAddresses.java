package dev.chirograph.integration.attack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each attacker an own loopback address: limits per address do not affect other tests, and the address identifies
 * the log lines.
 */
final class SourceAddresses {
    private static final int HOSTS = 250;
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private SourceAddresses() {}

    /** Returns an address that no other attacker of this run has. */
    static InetAddress next() {
        int number = TAKEN.getAndIncrement();
        return of("127.1." + number / HOSTS + "." + (1 + number % HOSTS));
    }

    /** Returns the address of a literal. */
    static InetAddress of(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal + " is no address", e);
        }
    }
}
