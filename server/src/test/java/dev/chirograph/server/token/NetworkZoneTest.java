package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkZoneTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "172.15.0.1, PUBLIC",
        "172.32.0.1, PUBLIC",
        "100.63.0.1, PUBLIC",
        "100.128.0.1, PUBLIC",
        "2606:4700::1, PUBLIC",
        "2001:db8::1, PUBLIC",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "198.18.0.1, PRIVATE",
        "fd12::1, PRIVATE",
        "fec0::1, PRIVATE",
        "169.254.169.254, LINK",
        "fe80::1, LINK",
        "127.0.0.1, MACHINE",
        "127.9.9.9, MACHINE",
        "0.0.0.0, MACHINE",
        "0.1.2.3, MACHINE",
        "224.0.0.1, MACHINE",
        "255.255.255.255, MACHINE",
        "::1, MACHINE",
        "::, MACHINE",
        "::ffff:10.0.0.1, PRIVATE",
        "::10.0.0.1, MACHINE",
        "64:ff9b::10.0.0.1, MACHINE",
        "2002:0a00:1::, MACHINE",
        "2001:0:1::1, MACHINE",
        "ff02::1, MACHINE"
    })
    void anAddressIsAsNearAsItsRangeSays(String address, NetworkZone expected) throws UnknownHostException {
        assertEquals(expected, NetworkZone.of(InetAddress.getByName(address)));
    }
}
