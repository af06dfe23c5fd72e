package dev.chirograph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.tls.TestCertificate;
import dev.chirograph.server.tls.TlsSettings;
import dev.chirograph.server.token.ExternalIssuer;
import dev.chirograph.server.token.TokenProfile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final String KEY = "6pkbbSYrmrLKT+CyHS8yHpfd0+uBYyOqw8zxO1pSAWo=";
    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void nothingSetIsDevelopmentOnLoopback() {
        Configuration configuration = Configuration.read(Map.of("PATH", "/bin"), CLOCK);

        assertEquals(Mode.DEVELOPMENT, configuration.mode());
        assertEquals(URI.create("https://localhost:8443"), configuration.publicUrl());
        assertEquals("127.0.0.1", configuration.edge().bindAddress());
        assertEquals(8443, configuration.edge().httpsPort());
        assertEquals(8080, configuration.edge().httpPort());
        assertEquals(9090, configuration.edge().managementPort());
        assertEquals(1024 * 1024, configuration.edge().maximumBodyBytes());
        assertEquals(Duration.ofSeconds(1800), configuration.accessTokenLifetime());
        assertNull(configuration.tls().own());
        assertEquals(List.of(), configuration.outsideIssuers());
    }

    @Test
    void publicUrlLeavesOutTheUsualPortAndBracketsAnAddress() {
        assertEquals(
                URI.create("https://api.example"),
                read("HOST", "api.example", "HTTPS_PORT", "443").publicUrl());
        assertEquals(URI.create("https://[::1]:8443"), read("HOST", "::1").publicUrl());
        assertEquals(
                URI.create("https://api.example"),
                read("PUBLIC_URL", "https://api.example/", "HTTPS_PORT", "0").publicUrl());
    }

    @Test
    void anAdministratorsSecretIsReadFromItsFile() throws Exception {
        Path file = secretFile("0123456789abcdef0123456789abcdef\n", "rw-------");

        Configuration configuration = read("ADMIN_SECRET_FILE", file.toString());

        assertEquals("client-administrator", configuration.administrator().id());
        assertEquals(
                "0123456789abcdef0123456789abcdef",
                configuration.administrator().secret());
        assertFalse(configuration.toString().contains("0123456789abcdef"));
        assertNull(Configuration.read(Map.of(), CLOCK).administrator());
    }

    @Test
    void anAdministratorsSecretThatIsNoneIsRefusedWithoutSayingIt() throws Exception {
        Path brief = secretFile("brief-secret", "rw-------");
        Path open = secretFile("0123456789abcdef0123456789abcdef", "rw-r--r--");

        String tooShort = refusal("ADMIN_SECRET_FILE", brief.toString());
        String missing = refusal("ADMIN_SECRET_FILE", folder.resolve("missing").toString());
        String readable = refusal("MODE", "production", "ADMIN_SECRET_FILE", open.toString());

        assertTrue(tooShort.contains("must hold one line of 32 to 1024"), tooShort);
        assertFalse(tooShort.contains("brief-secret"), tooShort);
        assertTrue(missing.contains("cannot be read"), missing);
        assertTrue(readable.contains("can be read by every user"), readable);
    }

    private Path secretFile(String content, String permissions) throws Exception {
        Path file = Files.createTempFile(folder, "secret", ".txt");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static String refusal(String... namesAndValues) {
        return assertThrows(ConfigurationException.class, () -> read(namesAndValues))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "MODE, prod, one of [development; production]",
        "HTTPS_PORT, 70000, a whole number from 0 to 65535",
        "HTTPS_PORT, x, a whole number",
        "HTTPS_PORT, 0, CHIROGRAPH_PUBLIC_URL must be set",
        "HTTPS_PORT, 8080, must differ",
        "HOST, https://api.example, must be the host name",
        "HOST, a b, must be the host name",
        "HOST, user@api.example, must be the host name",
        "PUBLIC_URL, http://api.example, must begin with https://",
        "PUBLIC_URL, https://api.example/v1, must have no path",
        "PUBLIC_URL, https://a:b@api.example, without user",
        "PUBLIC_URL, api.example, must be a URL",
        "MAX_BODY_BYTES, 5, a whole number from 1024",
        "ACCESS_TOKEN_SECONDS, 0, a whole number from 1",
        "ALLOW_LONG_ACCESS_TOKENS, yes, must be true or false",
        "ALLOW_DEVELOPMENT_ON_NETWORK, 1, must be true or false",
        "BIND_ADDRESS, 0.0.0.0, must be 127.0.0.1",
        "BIND_ADDRESS, 192.0.2.1, must be 127.0.0.1",
        "BIND_ADDRESS, ::, must be 127.0.0.1",
        "BIND_ADDRESS, 0, must be 127.0.0.1",
        "BIND_ADDRESS, host.example, must be 127.0.0.1",
        "BIND_ADDRESS, db.localhost, must be 127.0.0.1",
        "TRUSTED_PROXIES, proxy.example, is no address",
        "ISSUER_URL, https://issuer.example, both or neither",
        "AUDIENCE, api, both or neither",
        "ISSUER_2_URL, https://issuer.example, both or neither",
        "ISSUER_20_AUDIENCE, api, both or neither",
        "ISSUER_21_URL, https://issuer.example, is not known; correct or remove it",
        "ISSUER_2_TYPE, JWT, is not known; correct or remove it",
        "ISSUER_TOKEN_TYPE, jwt, must be at+jwt or JWT",
        "ISSUER_TOKEN_TYPE, JWT, ISSUER_TOKEN_CLAIM must be set",
        "KEY_FILE, key.pem, both or neither",
        "DATA_FOLDER, a;b, semicolon",
        "HTTP_PROT, 80, is not known; correct or remove it"
    })
    void valueThatCannotBeUsedIsRefusedWithItsMend(String name, String value, String expected) {
        List<String> reasons = refused(name, value);

        assertEquals(1, reasons.size(), reasons.toString());
        String reason = reasons.getFirst();
        assertTrue(reason.contains("CHIROGRAPH_" + name), reason);
        assertTrue(reason.replace(',', ';').contains(expected), reason);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        List<String> reasons = refused("MODE", "x", "HTTP_PORT", "-1", "MANAGEMENT_PORT", "y", "NONSENSE", "1");

        assertEquals(4, reasons.size(), reasons.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "LOCALHOST", "::ffff:127.0.0.1"})
    void developmentBindsToLoopback(String address) {
        Configuration configuration = read("BIND_ADDRESS", address);

        assertEquals(address, configuration.edge().bindAddress());
        assertEquals(List.of(), StartWarnings.of(configuration));
    }

    @Test
    void developmentBindsToTheNetworkWhenItIsAllowedAndWarnsOfItsPassword() {
        Configuration configuration = read("BIND_ADDRESS", "0.0.0.0", "ALLOW_DEVELOPMENT_ON_NETWORK", "true");
        Configuration loopback = read("ALLOW_DEVELOPMENT_ON_NETWORK", "true");

        List<String> warnings = StartWarnings.of(configuration);
        assertEquals("0.0.0.0", configuration.edge().bindAddress());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().contains("listens on 0.0.0.0"), warnings.toString());
        assertTrue(warnings.getFirst().contains("everybody knows its password"), warnings.toString());
        assertEquals(List.of(), StartWarnings.of(loopback));
    }

    @Test
    void safeProductionIsAccepted() throws Exception {
        Configuration configuration = Configuration.read(production(), CLOCK);

        assertEquals(URI.create("https://api.example.com:8443"), configuration.publicUrl());
        assertEquals("0.0.0.0", configuration.edge().bindAddress());
        assertNotNull(configuration.tls().own());
        assertEquals(List.of(), StartWarnings.of(configuration));
    }

    @Test
    void productionNeedsACertificate() throws Exception {
        Map<String, String> variables = production();
        variables.remove("CHIROGRAPH_CERTIFICATE_FILE");
        variables.remove("CHIROGRAPH_KEY_FILE");

        assertRefused("CHIROGRAPH_CERTIFICATE_FILE and CHIROGRAPH_KEY_FILE must be set in production", variables);
    }

    @Test
    void productionRefusesAKeyThatEveryUserCanRead() throws Exception {
        Map<String, String> variables = production();
        Path key = Path.of(variables.get("CHIROGRAPH_KEY_FILE"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("chmod o-r", variables);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertNotNull(Configuration.read(variables, CLOCK).tls().own());
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_ENCRYPTION_KEY, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, few different bytes",
        "KEY_ENCRYPTION_KEY, Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZSAxMjM=, a text in Base64",
        "TRUSTED_PROXIES, 0.0.0.0/0, must not have 0.0.0.0/0",
        "TRUSTED_PROXIES, '10.0.0.1,::/0', must not have 0:0:0:0:0:0:0:0/0",
        "ACCESS_TOKEN_SECONDS, 3601, must not be more than 3600 in production",
        "ALLOW_DEVELOPMENT_ON_NETWORK, true, must not be true in production",
        "HOST, www.example.com, 'is for api.example.com, and not for www.example.com'",
        "PUBLIC_URL, https://www.example.com, 'is for api.example.com, and not for www.example.com'",
        "HOST, localhost, CHIROGRAPH_HOST must not be localhost",
        "HOST, LocalHost., CHIROGRAPH_HOST must not be LocalHost.",
        "HOST, api.localhost, CHIROGRAPH_HOST must not be api.localhost",
        "HOST, localhost.localdomain, CHIROGRAPH_HOST must not be",
        "HOST, 127.0.0.1, CHIROGRAPH_HOST must not be 127.0.0.1",
        "HOST, ::1, CHIROGRAPH_HOST must not be ::1",
        "HOST, ::ffff:127.0.0.1, CHIROGRAPH_HOST must not be",
        "HOST, 0.0.0.0, CHIROGRAPH_HOST must not be 0.0.0.0",
        "PUBLIC_URL, https://localhost:8443, CHIROGRAPH_PUBLIC_URL must not be localhost",
        "PUBLIC_URL, https://127.1.2.3, CHIROGRAPH_PUBLIC_URL must not be 127.1.2.3",
        "PUBLIC_URL, https://[::1]:8443, CHIROGRAPH_PUBLIC_URL must not be ::1",
        "PUBLIC_URL, https://[::], CHIROGRAPH_PUBLIC_URL must not be ::"
    })
    void productionRefusesWhatIsUnsafe(String name, String value, String expected) throws Exception {
        Map<String, String> variables = production();
        variables.put("CHIROGRAPH_" + name, value);

        assertRefused(expected, variables);
    }

    @Test
    void productionNeedsAHost() throws Exception {
        Map<String, String> variables = production();
        variables.remove("CHIROGRAPH_HOST");

        assertRefused("CHIROGRAPH_HOST must be set in production", variables);
    }

    @Test
    void hostIsThatOfThePublicUrlWhenItIsNotSet() throws Exception {
        Map<String, String> variables = production();
        variables.remove("CHIROGRAPH_HOST");
        variables.put("CHIROGRAPH_PUBLIC_URL", "https://api.example.com");

        Configuration production = Configuration.read(variables, CLOCK);

        assertEquals("api.example.com", production.tls().host());
        assertEquals("::1", read("PUBLIC_URL", "https://[::1]:8443").tls().host());
    }

    @Test
    void productionRefusesACertificateThatHasExpired() throws Exception {
        Map<String, String> variables = production();

        var refusal = assertThrows(
                ConfigurationException.class,
                () -> Configuration.read(variables, Clock.offset(CLOCK, Duration.ofDays(30))));

        assertEquals(1, refusal.reasons().size(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("expired at 2026-11-25T12:00:00Z"), refusal.getMessage());
    }

    @Test
    void longAccessTokensAreAllowedByAVariable() throws Exception {
        Map<String, String> variables = production();
        variables.put("CHIROGRAPH_ACCESS_TOKEN_SECONDS", "3601");
        variables.put("CHIROGRAPH_ALLOW_LONG_ACCESS_TOKENS", "true");

        assertEquals(
                Duration.ofSeconds(3601), Configuration.read(variables, CLOCK).accessTokenLifetime());
        assertEquals(Duration.ofDays(1), read("ACCESS_TOKEN_SECONDS", "86400").accessTokenLifetime());
    }

    @Test
    void aWeakPreviousKeyIsAcceptedToMigrateFromAndWarnedOf() throws Exception {
        Map<String, String> variables = production();
        variables.put("CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY", ZEROS);

        Configuration configuration = Configuration.read(variables, CLOCK);

        List<String> warnings = StartWarnings.of(configuration);
        assertNotNull(configuration.keyEncryption().previous());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().contains("previous key-encryption key is weak"), warnings.toString());
        assertFalse(warnings.getFirst().contains("AAAA"), warnings.toString());
    }

    @Test
    void developmentMayDoWhatProductionRefuses() {
        Configuration configuration =
                read("KEY_ENCRYPTION_KEY", ZEROS, "TRUSTED_PROXIES", "0.0.0.0/0", "HOST", "localhost");

        assertEquals(List.of(), StartWarnings.of(configuration));
    }

    @Test
    void productionTakesNoIssuerWithoutTls() throws Exception {
        Map<String, String> variables =
                new HashMap<>(environment("ISSUER_URL", "http://issuer.example", "AUDIENCE", "a"));

        Configuration development = Configuration.read(variables, CLOCK);
        variables.putAll(production());
        var refusal = assertThrows(ConfigurationException.class, () -> Configuration.read(variables, CLOCK));

        assertEquals(
                List.of(new ExternalIssuer(URI.create("http://issuer.example"), "a")), development.outsideIssuers());
        assertTrue(
                refusal.getMessage().contains("CHIROGRAPH_ISSUER_URL must begin with https://"), refusal.getMessage());
    }

    @Test
    void severalIssuersAreTakenEachWithItsDialect() {
        Configuration configuration = read(
                "ISSUER_URL",
                "https://one.example",
                "AUDIENCE",
                "a",
                "ISSUER_2_URL",
                "https://two.example/realms/r",
                "ISSUER_2_AUDIENCE",
                "b",
                "ISSUER_2_TOKEN_TYPE",
                "JWT",
                "ISSUER_2_TOKEN_CLAIM",
                "typ=Bearer",
                "ISSUER_2_CLIENT_CLAIM",
                "azp",
                "ISSUER_2_SCOPE_CLAIM",
                "scp",
                "ISSUER_7_URL",
                "https://seven.example/",
                "ISSUER_7_AUDIENCE",
                "a");

        var keycloak = new TokenProfile(false, new TokenProfile.Mark("typ", "Bearer"), "azp", "scp");
        assertEquals(
                List.of(
                        new ExternalIssuer(URI.create("https://one.example"), "a"),
                        new ExternalIssuer(URI.create("https://two.example/realms/r"), "b", keycloak),
                        new ExternalIssuer(URI.create("https://seven.example/"), "a")),
                configuration.outsideIssuers());
    }

    @Test
    void anIssuerIsNamedOnceAndIsNotThisServer() {
        List<String> twice = refused(
                "ISSUER_URL",
                "https://one.example",
                "AUDIENCE",
                "a",
                "ISSUER_2_URL",
                "https://one.example/",
                "ISSUER_2_AUDIENCE",
                "b");
        List<String> own = refused(
                "PUBLIC_URL", "https://api.example", "ISSUER_3_URL", "https://api.example/", "ISSUER_3_AUDIENCE", "b");

        assertEquals(1, twice.size(), twice.toString());
        assertTrue(twice.getFirst().contains("CHIROGRAPH_ISSUER_2_URL must be another issuer"), twice.toString());
        assertEquals(1, own.size(), own.toString());
        assertTrue(own.getFirst().contains("CHIROGRAPH_ISSUER_3_URL must be another issuer"), own.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "token_use, a claim; an equals sign and its value",
        "=access, a claim; an equals sign and its value",
        "token_use=, a claim; an equals sign and its value",
        "azp=client, ID tokens have the claim azp; too",
        "aud=api, ID tokens have the claim aud; too"
    })
    void accessTokensAreMarkedByWhatIdTokensDoNotHave(String mark, String expected) {
        List<String> reasons = refused(
                "ISSUER_URL",
                "https://one.example",
                "AUDIENCE",
                "a",
                "ISSUER_TOKEN_TYPE",
                "JWT",
                "ISSUER_TOKEN_CLAIM",
                mark);

        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.getFirst().startsWith("CHIROGRAPH_ISSUER_TOKEN_CLAIM"), reasons.toString());
        assertTrue(reasons.getFirst().replace(',', ';').contains(expected), reasons.toString());
    }

    @Test
    void howTokensAreWrittenGoesWithAnIssuer() {
        List<String> reasons = refused("ISSUER_4_CLIENT_CLAIM", "azp");

        assertEquals(List.of("CHIROGRAPH_ISSUER_4_URL must be set, as how its tokens are written is"), reasons);
    }

    @Test
    void anIssuerWhoseNameLeavesNoRoomForSubjectsIsRefused() {
        List<String> reasons = refused("ISSUER_URL", "https://one.example/" + "x".repeat(120), "AUDIENCE", "a");

        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.getFirst().contains("longer than 127"), reasons.toString());
    }

    @Test
    void theKeyThatEncryptsKeysComesFromAVariableOrAFile() throws Exception {
        Path file = secretFile(KEY + "\n", "rw-------");

        KeyEncryptionKeys byVariable = read("KEY_ENCRYPTION_KEY", KEY).keyEncryption();
        KeyEncryptionKeys byFile = read("KEY_ENCRYPTION_KEY_FILE", file.toString(), "PREVIOUS_KEY_ENCRYPTION_KEY", KEY)
                .keyEncryption();

        assertEquals(byVariable.current().id(), byFile.current().id());
        assertNull(byVariable.previous());
        assertEquals(byVariable.current().id(), byFile.previous().id());
        assertNull(Configuration.read(Map.of(), CLOCK).keyEncryption());
        assertEquals(Duration.ofDays(30), Configuration.read(Map.of(), CLOCK).keyRotation());
    }

    @Test
    void productionNeedsAKeyThatEncryptsKeysAndThatNobodyElseCanRead() throws Exception {
        Path open = secretFile(KEY, "rw-r--r--");

        String missing = refusal("MODE", "production");
        String readable = refusal("MODE", "production", "KEY_ENCRYPTION_KEY_FILE", open.toString());

        assertTrue(
                missing.contains("CHIROGRAPH_KEY_ENCRYPTION_KEY or CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE must be set"),
                missing);
        assertTrue(
                readable.contains("CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE " + open + " can be read by every user"),
                readable);
    }

    @Test
    void aKeyThatEncryptsNoKeysIsRefusedWithoutSayingIt() {
        List<String> tooShort = refused("KEY_ENCRYPTION_KEY", "c2hvcnQ=");
        List<String> both = refused("KEY_ENCRYPTION_KEY", KEY, "KEY_ENCRYPTION_KEY_FILE", "key");
        List<String> previousAlone = refused("PREVIOUS_KEY_ENCRYPTION_KEY", KEY);
        List<String> noFile =
                refused("KEY_ENCRYPTION_KEY_FILE", folder.resolve("none").toString());

        assertEquals(1, tooShort.size(), tooShort.toString());
        assertTrue(tooShort.getFirst().contains("must be 32 random bytes in Base64"), tooShort.toString());
        assertFalse(tooShort.getFirst().contains("c2hvcnQ"), tooShort.toString());
        assertTrue(both.getFirst().contains("must not both be set"), both.toString());
        assertTrue(
                previousAlone.getFirst().contains("is nothing without CHIROGRAPH_KEY_ENCRYPTION_KEY"),
                previousAlone.toString());
        assertTrue(noFile.getFirst().contains("cannot be read"), noFile.toString());
    }

    @Test
    void theGuideNamesEveryVariable() throws Exception {
        String guide = Files.readString(Path.of("../docs/configuration.md"));

        String message = refused("NONSENSE", "1").getFirst();
        String known = message.substring(message.indexOf('[') + 1, message.indexOf(']'));
        for (String name : known.split(", ")) {
            assertTrue(guide.contains("| `" + name + "` |"), name);
        }
        assertEquals(
                known.split(", ").length,
                guide.lines().filter(line -> line.startsWith("| `CHIROGRAPH_")).count());
    }

    /** Returns what is safe in every respect. */
    private Map<String, String> production() throws Exception {
        TlsSettings.Files files =
                TestCertificate.at(CLOCK.instant()).forHosts("api.example.com").write(folder);
        return new HashMap<>(environment(
                "MODE",
                "production",
                "HOST",
                "api.example.com",
                "CERTIFICATE_FILE",
                files.certificateFile().toString(),
                "KEY_FILE",
                files.keyFile().toString(),
                "KEY_ENCRYPTION_KEY",
                KEY));
    }

    private static void assertRefused(String expected, Map<String, String> variables) {
        var refusal = assertThrows(ConfigurationException.class, () -> Configuration.read(variables, CLOCK));
        assertEquals(1, refusal.reasons().size(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    private static Configuration read(String... variables) {
        return Configuration.read(environment(variables), CLOCK);
    }

    private static List<String> refused(String... variables) {
        return assertThrows(ConfigurationException.class, () -> Configuration.read(environment(variables), CLOCK))
                .reasons();
    }

    private static Map<String, String> environment(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put("CHIROGRAPH_" + variables[i], variables[i + 1]);
        }
        return environment;
    }
}
