package dev.chirograph.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "api.example.com, api.example.com, true",
        "API.Example.com, api.eXample.COM, true",
        "api.example.com, api.example.com., true",
        "api.example.com, example.com, false",
        "api.example.com, www.api.example.com, false",
        "api.example.com, api.example.com.evil.test, false",
        "*.example.com, api.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, a.b.example.com, false",
        "*.example.com, .example.com, false",
        "a*.example.com, api.example.com, false",
        "*a.example.com, a.example.com, false",
        "api.*.com, api.example.com, false",
        "*.*.com, api.example.com, false",
        "*.com, example.com, false",
        "*, localhost, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::1, 2001:0DB8:0:0::1, true",
        "2001:db8::1, 2001:db8::2, false"
    })
    void subjectAltNameMatchesAHost(String alternative, String host, boolean matches) throws Exception {
        var certificate = TestCertificate.at(NOW).forHosts(alternative).make();

        assertEquals(matches, ServiceIdentity.of(certificate).matches(host));
    }

    @Test
    void wildcardMatchesNoAddress() throws Exception {
        var certificate = TestCertificate.at(NOW).forHosts("*.0.2.7").make();

        assertFalse(ServiceIdentity.of(certificate).matches("192.0.2.7"));
    }

    @Test
    void commonNameIsIgnored() throws Exception {
        var certificate = TestCertificate.at(NOW).commonName("api.example.com").make();

        assertFalse(ServiceIdentity.of(certificate).matches("api.example.com"));
    }
}
