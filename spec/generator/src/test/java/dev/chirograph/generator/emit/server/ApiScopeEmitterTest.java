package dev.chirograph.generator.emit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.CompiledHalf;
import dev.chirograph.generator.emit.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enum of scopes, compiled. */
class ApiScopeEmitterTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Tools, version: 1.0.0}
            paths:
              /tools:
                get:
                  operationId: listTools
                  security: [{oauth2: ['tools:read']}]
                  responses: {'204': {description: None.}}
            components:
              securitySchemes:
                oauth2:
                  type: oauth2
                  x-consent: {'tools:read': See your "tools"}
                  x-grant-to: {'tools:read': [new-users, client-development-public]}
                  flows:
                    clientCredentials:
                      tokenUrl: /token
                      scopes: {'tools:read': List tools., 'tools.read': ''}
            """;

    @TempDir
    Path folder;

    @Test
    void aScopeHasItsDescriptionConsentTextAndReceivers() throws Exception {
        Class<?> scope = compiled(DOCUMENT);

        Object read = constant(scope, "TOOLS_READ");

        assertEquals("tools:read", scope.getMethod("value").invoke(read));
        assertEquals("List tools.", scope.getMethod("description").invoke(read));
        assertEquals("See your \"tools\"", scope.getMethod("consent").invoke(read));
        assertEquals(
                Set.of(receiver(scope, "NEW_USERS"), receiver(scope, "CLIENT_DEVELOPMENT_PUBLIC")),
                scope.getMethod("receivers").invoke(read));
    }

    @Test
    void scopesWithAlikeNamesHaveConstantsOfTheirOwn() throws Exception {
        Class<?> scope = compiled(DOCUMENT);

        assertEquals("tools.read", scope.getMethod("value").invoke(constant(scope, "TOOLS_READ2")));
        assertEquals(Set.of("tools:read", "tools.read"), scope.getMethod("all").invoke(null));
    }

    @Test
    void aScopeThatIsAddedToTheDocumentReachesItsReceiversWithoutJava() throws Exception {
        String more = DOCUMENT.replace("x-grant-to: {", "x-grant-to: {'tools:lend': [new-users], ")
                .replace("scopes: {", "scopes: {'tools:lend': Lend tools., ");

        Class<?> scope = compiled(more);

        assertEquals(Set.of("tools:read", "tools:lend"), grantedTo(scope, "NEW_USERS"));
        assertEquals(Set.of("tools:read"), grantedTo(scope, "CLIENT_DEVELOPMENT_PUBLIC"));
        assertEquals(Set.of(), grantedTo(scope, "CLIENT_ADMINISTRATOR"));
    }

    @Test
    void aScopeOfTwoSchemesIsOneWithTheReceiversOfBoth() throws Exception {
        Class<?> scope = compiled(DOCUMENT + """
                    second:
                      type: oauth2
                      x-grant-to: {'tools:read': [client-administrator]}
                      flows: {clientCredentials: {tokenUrl: /other, scopes: {'tools:read': ''}}}
                """);

        assertEquals(Set.of("tools:read"), grantedTo(scope, "CLIENT_ADMINISTRATOR"));
        assertEquals(Set.of("tools:read"), grantedTo(scope, "NEW_USERS"));
        assertEquals(2, scope.getEnumConstants().length);
    }

    @Test
    void aContractWithoutScopesHasNoSuchEnum() throws Exception {
        CompiledHalf half = half("""
                openapi: 3.1.0
                info: {title: Tools, version: 1.0.0}
                paths: {}
                """);

        assertTrue(half.sources().stream().noneMatch(source -> source.path().endsWith("ApiScope.java")));
    }

    private Class<?> compiled(String document) throws Exception {
        return half(document).load(Files.createDirectories(folder.resolve("classes")), "25", "api.ApiScope");
    }

    private CompiledHalf half(String document) throws Exception {
        return CompiledHalf.of(Layout.Half.SERVER, Files.writeString(folder.resolve("tools.yaml"), document));
    }

    private static Object constant(Class<?> scope, String name) throws Exception {
        return scope.getField(name).get(null);
    }

    private static Object grantedTo(Class<?> scope, String receiver) throws Exception {
        Object value = receiver(scope, receiver);
        return scope.getMethod("grantedTo", value.getClass()).invoke(null, value);
    }

    private static Object receiver(Class<?> scope, String name) throws Exception {
        return constant(Class.forName("api.ApiScope$Receiver", true, scope.getClassLoader()), name);
    }
}
