package dev.chirograph.integration.attack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each attacker an address of its own on loopback: limits that are per address do not mix up the tests, and the log
 * tells which line is about which attacker.
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
