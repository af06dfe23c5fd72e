package dev.chirograph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.command.EffectiveVariable;
import dev.chirograph.server.database.DatabaseSettings;
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
import java.util.Set;
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
        assertEquals(9090, configuration.edge().management().port());
        assertEquals(1024 * 1024, configuration.edge().maximumBodyBytes());
        assertEquals(Duration.ofSeconds(1800), configuration.accessTokenLifetime());
        assertNull(configuration.tls().own());
        assertEquals(List.of(), configuration.outsideIssuers());
    }

    @Test
    void publicUrlOmitsTheDefaultPortAndBracketsAnAddress() {
        assertEquals(
                URI.create("https://api.example"),
                read("HOST", "api.example", "HTTPS_PORT", "443").publicUrl());
        assertEquals(URI.create("https://[::1]:8443"), read("HOST", "::1").publicUrl());
        assertEquals(
                URI.create("https://api.example"),
                read("PUBLIC_URL", "https://api.example/", "HTTPS_PORT", "0").publicUrl());
    }

    @Test
    void adminSecretIsReadFromItsFile() throws Exception {
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
    void invalidAdminSecretIsRejectedWithoutPrintingIt() throws Exception {
        Path brief = secretFile("brief-secret", "rw-------");
        Path open = secretFile("0123456789abcdef0123456789abcdef", "rw-r--r--");

        String tooShort = refusal("ADMIN_SECRET_FILE", brief.toString());
        String missing = refusal("ADMIN_SECRET_FILE", folder.resolve("missing").toString());
        String readable = refusal("MODE", "production", "ADMIN_SECRET_FILE", open.toString());

        assertTrue(tooShort.contains("must contain one line of 32 to 1024 printable ASCII characters"), tooShort);
        assertFalse(tooShort.contains("brief-secret"), tooShort);
        assertTrue(missing.contains("cannot be read"), missing);
        assertTrue(readable.contains("can be read by every user of this machine; run `chmod o-r` on it"), readable);
    }

    @Test
    void postgresqlIsVerifiedByTlsExceptOnLoopback() {
        DatabaseSettings far = read(
                        "DATABASE_URL", "postgresql://db1.example:5432,db2.example/it", "DATABASE_USER", "me")
                .database();
        DatabaseSettings near = read("DATABASE_URL", "jdbc:postgresql://[::1]:5433/it", "DATABASE_USER", "me")
                .database();
        DatabaseSettings off = read(
                        "DATABASE_URL",
                        "postgres://db.example/it",
                        "DATABASE_USER",
                        "me",
                        "DATABASE_TLS",
                        "off",
                        "DATABASE_CONNECTIONS",
                        "3")
                .database();

        assertEquals("jdbc:postgresql://db1.example:5432,db2.example/it", far.url());
        assertEquals("verify-full", far.properties().get("sslmode"));
        assertEquals("primary", far.properties().get("targetServerType"));
        assertEquals("disable", near.properties().get("sslmode"));
        assertEquals("disable", off.properties().get("sslmode"));
        assertEquals(3, off.connections());
        assertTrue(far.isPostgresql());
        assertFalse(read().database().isPostgresql());
    }

    @Test
    void databasePasswordComesFromItsVariableOrFileAndIsNotShown() throws Exception {
        Path file = secretFile("hunter2\n", "rw-------");
        String[] fromFile = {
            "DATABASE_URL", "postgresql://db.example/it",
            "DATABASE_USER", "me",
            "DATABASE_PASSWORD_FILE", file.toString()
        };

        Configuration configuration = read(fromFile);
        ConfigurationReport report = Configuration.inspect(
                Map.of(
                        "CHIROGRAPH_DATABASE_URL",
                        "postgresql://me:hunter2@db.example/it",
                        "CHIROGRAPH_DATABASE_PASSWORD",
                        "hunter2"),
                CLOCK);

        assertEquals("hunter2", configuration.database().password());
        assertFalse(configuration.toString().contains("hunter2"), configuration.toString());
        assertFalse(report.toString().contains("hunter2"), report.toString());
        assertTrue(report.variables().stream()
                .anyMatch(variable ->
                        variable.name().equals("CHIROGRAPH_DATABASE_PASSWORD") && "******".equals(variable.value())));
    }

    @Test
    void tlsThatEndsAtAProxyNeedsItsAddressAndThePublicUrlAndNoCertificate() {
        List<String> reasons = refused("TLS", "proxy");
        Configuration configuration = read(
                "MODE", "production",
                "TLS", "proxy",
                "TRUSTED_PROXIES", "10.0.0.5",
                "PUBLIC_URL", "https://api.example.com",
                "KEY_ENCRYPTION_KEY", KEY);

        assertEquals(2, reasons.size(), reasons.toString());
        assertTrue(reasons.getFirst().contains("CHIROGRAPH_TRUSTED_PROXIES must be set"), reasons.toString());
        assertTrue(reasons.getLast().contains("CHIROGRAPH_PUBLIC_URL must be set"), reasons.toString());
        assertTrue(configuration.edge().tlsEndsAtProxy());
        assertEquals(Duration.ofSeconds(5), configuration.edge().drain());
    }

    @Test
    void managementIsOnLoopbackUnlessItIsSet() {
        Configuration open =
                read("MANAGEMENT_BIND_ADDRESS", "0.0.0.0", "MANAGEMENT_TOKEN", "0123456789abcdef0123456789abcdef");

        assertTrue(read().edge().management().isLocal());
        assertFalse(open.edge().management().isLocal());
        assertFalse(open.toString().contains("0123456789abcdef"), open.toString());
    }

    @Test
    void originsAreWrittenAsBrowsersSendThem() {
        assertEquals(
                Set.of("https://dashboard.example", "http://localhost:3000"),
                read("CORS_ORIGINS", "https://Dashboard.example, http://localhost:3000")
                        .corsOrigins());
        assertTrue(refusal("MODE", "production", "CORS_ORIGINS", "http://dashboard.example")
                .contains("serve it by https"));
    }

    @Test
    void onlyDevelopmentMigratesAtStart() {
        assertTrue(read().mayMigrate());
        assertFalse(Configuration.inspect(Map.of("CHIROGRAPH_MODE", "production"), CLOCK).variables().stream()
                .anyMatch(variable ->
                        variable.name().equals("CHIROGRAPH_MIGRATE_AT_START") && "true".equals(variable.value())));
    }

    @Test
    void reportHasEveryVariableWithItsDefault() {
        ConfigurationReport report = Configuration.inspect(Map.of("CHIROGRAPH_HTTPS_PORT", "9443"), CLOCK);

        assertEquals(List.of(), report.problems());
        assertNotNull(report.configuration());
        assertTrue(report.variables().contains(new EffectiveVariable("CHIROGRAPH_HTTPS_PORT", "9443", true)));
        assertTrue(report.variables().contains(new EffectiveVariable("CHIROGRAPH_HTTP_PORT", "8080", false)));
        assertTrue(report.variables().contains(new EffectiveVariable("CHIROGRAPH_MODE", "development", false)));
        assertTrue(report.variables()
                .contains(new EffectiveVariable("CHIROGRAPH_PUBLIC_URL", "https://localhost:9443", false)));
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
        "ISSUER_URL, https://issuer.example, must be set together or not at all",
        "ISSUER_AUDIENCE, api, must be set together or not at all",
        "ISSUER_2_URL, https://issuer.example, must be set together or not at all",
        "ISSUER_20_AUDIENCE, api, must be set together or not at all",
        "ISSUER_21_URL, https://issuer.example, is unknown; correct or remove it",
        "ISSUER_2_TYPE, JWT, is unknown; correct or remove it",
        "ISSUER_TOKEN_TYPE, jwt, must be at+jwt or JWT",
        "ISSUER_TOKEN_TYPE, JWT, ISSUER_TOKEN_CLAIM must be set",
        "TLS_KEY_FILE, key.pem, must be set together or not at all",
        "DATA_FOLDER, a;b, semicolon",
        "DATABASE_URL, mysql://db.example/x, must be like postgresql://",
        "DATABASE_URL, postgresql://me:hunter2@db.example/x, without user",
        "DATABASE_URL, postgresql://db.example/x?sslmode=disable, and parameters",
        "DATABASE_URL, postgresql://db.example/x, DATABASE_USER must be set",
        "DATABASE_USER, me, is set without CHIROGRAPH_DATABASE_URL",
        "DATABASE_PASSWORD, hunter2, is set without CHIROGRAPH_DATABASE_URL",
        "DATABASE_CONNECTIONS, 0, a whole number from 1 to 1000",
        "DATABASE_CONNECTION_TIMEOUT_SECONDS, 0, a whole number from 1 to 60",
        "DATABASE_STATEMENT_TIMEOUT_SECONDS, 601, a whole number from 1 to 600",
        "MIGRATE_AT_START, yes, must be true or false",
        "MANAGEMENT_TOKEN, brief, must be one line of 32 to 1024 letters",
        "MANAGEMENT_TLS, yes, must be true or false",
        "DRAIN_SECONDS, -1, a whole number from 0 to 3600",
        "TLS, none, one of [own; proxy]",
        "PROXY_HEADER, both, one of [x-forwarded; forwarded]",
        "CORS_ORIGINS, *, must be a comma-separated list of origins",
        "CORS_ORIGINS, https://a.example/path, must be a comma-separated list of origins",
        "CORS_ORIGINS, https://a.example:443, must be a comma-separated list of origins",
        "CORS_ORIGINS, null, must be a comma-separated list of origins",
        "HTTP_PROT, 80, is unknown; correct or remove it"
    })
    void invalidValueIsRejectedWithTheFix(String name, String value, String expected) {
        List<String> reasons = refused(name, value);

        assertEquals(1, reasons.size(), reasons.toString());
        String reason = reasons.getFirst();
        assertTrue(reason.contains("CHIROGRAPH_" + name), reason);
        assertTrue(reason.replace(',', ';').contains(expected), reason);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        List<String> reasons = refused("MODE", "x", "HTTP_PORT", "-1", "MANAGEMENT_PORT", "y", "NONSENSE", "1");

        assertEquals(4, reasons.size(), reasons.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIENCE, ISSUER_AUDIENCE, ISSUER_URL, https://issuer.example",
        "CERTIFICATE_FILE, TLS_CERTIFICATE_FILE, TLS_KEY_FILE, key.pem",
        "KEY_FILE, TLS_KEY_FILE, TLS_CERTIFICATE_FILE, certificate.pem"
    })
    void renamedVariableIsRejectedWithItsNewName(String oldName, String newName, String partner, String partnerValue) {
        List<String> alone = refused(oldName, "value", partner, partnerValue);
        List<String> withNewOne = refused(oldName, "value", newName, "value", partner, partnerValue);

        List<String> expected =
                List.of("CHIROGRAPH_" + oldName + " is no longer supported; set CHIROGRAPH_" + newName + " instead");
        assertEquals(expected, alone);
        assertEquals(expected, withNewOne);
    }

    @Test
    void productionRejectsEveryOldNameAtOnceAndReportsNoneAsMissing() throws Exception {
        Map<String, String> variables = production();
        for (String name : List.of("CERTIFICATE_FILE", "KEY_FILE")) {
            variables.put("CHIROGRAPH_" + name, variables.remove("CHIROGRAPH_TLS_" + name));
        }

        var refusal = assertThrows(ConfigurationException.class, () -> Configuration.read(variables, CLOCK));

        assertEquals(
                List.of(
                        "CHIROGRAPH_CERTIFICATE_FILE is no longer supported; set CHIROGRAPH_TLS_CERTIFICATE_FILE instead",
                        "CHIROGRAPH_KEY_FILE is no longer supported; set CHIROGRAPH_TLS_KEY_FILE instead"),
                refusal.reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "LOCALHOST", "::ffff:127.0.0.1"})
    void developmentBindsToLoopback(String address) {
        Configuration configuration = read("BIND_ADDRESS", address);

        assertEquals(address, configuration.edge().bindAddress());
        assertEquals(List.of(), StartWarnings.of(configuration));
    }

    @Test
    void developmentOnTheNetworkMustBeAllowedAndWarnsOfThePublicPassword() {
        Configuration configuration = read("BIND_ADDRESS", "0.0.0.0", "ALLOW_DEVELOPMENT_ON_NETWORK", "true");
        Configuration loopback = read("ALLOW_DEVELOPMENT_ON_NETWORK", "true");

        List<String> warnings = StartWarnings.of(configuration);
        assertEquals("0.0.0.0", configuration.edge().bindAddress());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().contains("listens on 0.0.0.0"), warnings.toString());
        assertTrue(warnings.getFirst().contains("its password is public"), warnings.toString());
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
        variables.remove("CHIROGRAPH_TLS_CERTIFICATE_FILE");
        variables.remove("CHIROGRAPH_TLS_KEY_FILE");

        assertRefused(
                "CHIROGRAPH_TLS_CERTIFICATE_FILE and CHIROGRAPH_TLS_KEY_FILE must be set in production", variables);
    }

    @Test
    void productionRejectsAWorldReadableTlsKey() throws Exception {
        Map<String, String> variables = production();
        Path key = Path.of(variables.get("CHIROGRAPH_TLS_KEY_FILE"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(
                "CHIROGRAPH_TLS_KEY_FILE " + key + " can be read by every user of this machine; run `chmod o-r` on it"
                        + " and consider replacing the key",
                variables);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertNotNull(Configuration.read(variables, CLOCK).tls().own());
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_ENCRYPTION_KEY, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, few different bytes",
        "KEY_ENCRYPTION_KEY, Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZSAxMjM=, a text in Base64",
        "TRUSTED_PROXIES, 0.0.0.0/0, must not have 0.0.0.0/0",
        "TRUSTED_PROXIES, '10.0.0.1,::/0', must not have 0:0:0:0:0:0:0:0/0",
        "ACCESS_TOKEN_SECONDS, 3601, 'must be at most 3600 in production, but is 3601'",
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
    void productionRejectsUnsafeValues(String name, String value, String expected) throws Exception {
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
    void hostDefaultsToTheHostOfThePublicUrl() throws Exception {
        Map<String, String> variables = production();
        variables.remove("CHIROGRAPH_HOST");
        variables.put("CHIROGRAPH_PUBLIC_URL", "https://api.example.com");

        Configuration production = Configuration.read(variables, CLOCK);

        assertEquals("api.example.com", production.tls().host());
        assertEquals("::1", read("PUBLIC_URL", "https://[::1]:8443").tls().host());
    }

    @Test
    void productionRejectsAnExpiredCertificate() throws Exception {
        Map<String, String> variables = production();

        var refusal = assertThrows(
                ConfigurationException.class,
                () -> Configuration.read(variables, Clock.offset(CLOCK, Duration.ofDays(30))));

        assertEquals(1, refusal.reasons().size(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("expired at 2026-11-25T12:00:00Z"), refusal.getMessage());
    }

    @Test
    void aVariableAllowsLongAccessTokenLifetimes() throws Exception {
        Map<String, String> variables = production();
        variables.put("CHIROGRAPH_ACCESS_TOKEN_SECONDS", "3601");
        variables.put("CHIROGRAPH_ALLOW_LONG_ACCESS_TOKENS", "true");

        assertEquals(
                Duration.ofSeconds(3601), Configuration.read(variables, CLOCK).accessTokenLifetime());
        assertEquals(Duration.ofDays(1), read("ACCESS_TOKEN_SECONDS", "86400").accessTokenLifetime());
    }

    @Test
    void weakPreviousKeyEncryptionKeyIsAcceptedWithAWarning() throws Exception {
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
    void developmentAcceptsValuesThatProductionRejects() {
        Configuration configuration =
                read("KEY_ENCRYPTION_KEY", ZEROS, "TRUSTED_PROXIES", "0.0.0.0/0", "HOST", "localhost");

        assertEquals(List.of(), StartWarnings.of(configuration));
    }

    @Test
    void productionRejectsAnExternalIssuerWithoutTls() throws Exception {
        Map<String, String> variables =
                new HashMap<>(environment("ISSUER_URL", "http://issuer.example", "ISSUER_AUDIENCE", "a"));

        Configuration development = Configuration.read(variables, CLOCK);
        variables.putAll(production());
        var refusal = assertThrows(ConfigurationException.class, () -> Configuration.read(variables, CLOCK));

        assertEquals(
                List.of(new ExternalIssuer(URI.create("http://issuer.example"), "a")), development.outsideIssuers());
        assertTrue(
                refusal.getMessage().contains("CHIROGRAPH_ISSUER_URL must begin with https://"), refusal.getMessage());
    }

    @Test
    void severalExternalIssuersAreReadEachWithItsTokenProfile() {
        Configuration configuration = read(
                "ISSUER_URL",
                "https://one.example",
                "ISSUER_AUDIENCE",
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

        var keycloak = new TokenProfile(false, new TokenProfile.Discriminator("typ", "Bearer"), "azp", "scp");
        assertEquals(
                List.of(
                        new ExternalIssuer(URI.create("https://one.example"), "a"),
                        new ExternalIssuer(URI.create("https://two.example/realms/r"), "b", keycloak),
                        new ExternalIssuer(URI.create("https://seven.example/"), "a")),
                configuration.outsideIssuers());
    }

    @Test
    void externalIssuerMustBeUniqueAndNotThisServer() {
        List<String> twice = refused(
                "ISSUER_URL",
                "https://one.example",
                "ISSUER_AUDIENCE",
                "a",
                "ISSUER_2_URL",
                "https://one.example/",
                "ISSUER_2_AUDIENCE",
                "b");
        List<String> own = refused(
                "PUBLIC_URL", "https://api.example", "ISSUER_3_URL", "https://api.example/", "ISSUER_3_AUDIENCE", "b");

        assertEquals(1, twice.size(), twice.toString());
        assertTrue(twice.getFirst().contains("CHIROGRAPH_ISSUER_2_URL must be unique"), twice.toString());
        assertEquals(1, own.size(), own.toString());
        assertTrue(
                own.getFirst().contains("CHIROGRAPH_ISSUER_3_URL must not be this server's own URL"), own.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "token_use, must be claim=value; but is \"token_use\"",
        "=access, must be claim=value; but is \"=access\"",
        "token_use=, must be claim=value; but is \"token_use=\"",
        "azp=client, ID tokens also have the claim azp",
        "aud=api, ID tokens also have the claim aud"
    })
    void discriminatorClaimMustBeOneThatIdTokensDoNotHave(String mark, String expected) {
        List<String> reasons = refused(
                "ISSUER_URL",
                "https://one.example",
                "ISSUER_AUDIENCE",
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
    void tokenProfileWithoutAnIssuerIsRejected() {
        List<String> reasons = refused("ISSUER_4_CLIENT_CLAIM", "azp");

        assertEquals(
                List.of("CHIROGRAPH_ISSUER_4_URL must be set, because other CHIROGRAPH_ISSUER_4_* variables are"),
                reasons);
    }

    @Test
    void issuerUrlThatIsTooLongIsRejected() {
        List<String> reasons = refused("ISSUER_URL", "https://one.example/" + "x".repeat(120), "ISSUER_AUDIENCE", "a");

        assertEquals(List.of("CHIROGRAPH_ISSUER_URL must be at most 127 characters long"), reasons);
    }

    @Test
    void keyEncryptionKeyIsReadFromAVariableOrAFile() throws Exception {
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
    void productionNeedsAKeyEncryptionKeyThatIsNotWorldReadable() throws Exception {
        Path open = secretFile(KEY, "rw-r--r--");

        String missing = refusal("MODE", "production");
        String readable = refusal("MODE", "production", "KEY_ENCRYPTION_KEY_FILE", open.toString());

        assertTrue(
                missing.contains("CHIROGRAPH_KEY_ENCRYPTION_KEY or CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE must be set"),
                missing);
        assertTrue(
                readable.contains("CHIROGRAPH_KEY_ENCRYPTION_KEY_FILE " + open
                        + " can be read by every user of this machine; run `chmod o-r` on it and replace the secret"),
                readable);
    }

    @Test
    void invalidKeyEncryptionKeyIsRejectedWithoutPrintingIt() {
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
                previousAlone.getFirst().contains("must be set together with CHIROGRAPH_KEY_ENCRYPTION_KEY"),
                previousAlone.toString());
        assertTrue(noFile.getFirst().contains("cannot be read"), noFile.toString());
    }

    @Test
    void documentationListsEveryVariable() throws Exception {
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

    /** Returns a safe production configuration. */
    private Map<String, String> production() throws Exception {
        TlsSettings.Files files =
                TestCertificate.at(CLOCK.instant()).forHosts("api.example.com").write(folder);
        return new HashMap<>(environment(
                "MODE",
                "production",
                "HOST",
                "api.example.com",
                "TLS_CERTIFICATE_FILE",
                files.certificateFile().toString(),
                "TLS_KEY_FILE",
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
