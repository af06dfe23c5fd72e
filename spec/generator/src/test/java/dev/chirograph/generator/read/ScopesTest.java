package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.OauthScope;
import dev.chirograph.generator.contract.ScopeReceiver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code x-consent} and {@code x-grant-to} of a security scheme. */
class ScopesTest {
    private static final String SCHEME = "/components/securitySchemes/oauth2";

    @Test
    void aScopeHasItsDescriptionItsConsentTextAndItsReceivers() {
        Document document = scheme("""
                x-consent: {'items:read': See your items}
                x-grant-to: {'items:read': [new-users, client-password-form]}
                """);

        List<OauthScope> scopes = document.contract().schemes().get(0).scopes();

        assertEquals(
                List.of(
                        new OauthScope(
                                SCHEME + "/flows/clientCredentials/scopes/items:read",
                                "items:read",
                                "Read items.",
                                "See your items",
                                List.of(ScopeReceiver.NEW_USERS, ScopeReceiver.CLIENT_PASSWORD_FORM)),
                        new OauthScope(
                                SCHEME + "/flows/clientCredentials/scopes/items:write",
                                "items:write",
                                "Write items.",
                                "",
                                List.of())),
                scopes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            x-consent: See your items                  | /x-consent               | `x-consent` must be a map with scopes as keys, but is `See your items`; write entries such as `items:read: See your items`
            x-consent: {'items:reed': See your items}  | /x-consent/items:reed    | no flow of this scheme has the scope `items:reed`; write `items:read`, or add it to the flow's `scopes`
            x-consent: {'users:list': See everybody}   | /x-consent/users:list    | no flow of this scheme has the scope `users:list`; add it to the flow's `scopes`, or remove it here
            x-consent: {'items:read': [See]}           | /x-consent/items:read    | must be a string that tells the user what the scope allows, but is a list; write one such as `See your items`
            x-consent: {'items:read': ' '}             | /x-consent/items:read    | must be a string that tells the user what the scope allows, but is ` `; write one such as `See your items`
            x-grant-to: [new-users]                    | /x-grant-to              | `x-grant-to` must be a map with scopes as keys, but is a list; write entries such as `items:read: [new-users]`
            x-grant-to: {'items:raed': [new-users]}    | /x-grant-to/items:raed   | no flow of this scheme has the scope `items:raed`; write `items:read`, or add it to the flow's `scopes`
            x-grant-to: {'items:read': new-users}      | /x-grant-to/items:read   | must be a list of receivers, but is `new-users`; write one such as `[new-users]`
            x-grant-to: {'items:read': [users]}        | /x-grant-to/items:read/0 | must be a receiver, but is `users`; write one of every-user, new-users, development-user, client-administrator, client-development, client-development-public, client-password-form
            x-grant-to: {'items:read': [1]}            | /x-grant-to/items:read/0 | must be a receiver, but is `1`; write one of every-user, new-users, development-user, client-administrator, client-development, client-development-public, client-password-form
            x-grant-to: {'items:read': [new-users, new-users]} | /x-grant-to/items:read/1 | `new-users` is in the list twice; remove one
            """)
    void malformedGrantOrConsentIsRejectedWithItsPointer(String line, String pointer, String message) {
        Document document = scheme(line);

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertEquals(List.of(SCHEME + pointer + ": " + message), told(refused));
    }

    @Test
    void anEntryHasALineOfItsOwn() {
        Document document = scheme("x-grant-to:\n  'items:read': [users]");

        Location location = document.locate(SCHEME + "/x-grant-to/items:read/0");

        assertEquals(new Location("", 12, 24), location);
    }

    @ParameterizedTest
    @CsvSource({"x-consent", "x-grant-to"})
    void otherSchemesThanOauth2HaveNoScopesToGrant(String extension) {
        Document document = Documents.of("""
                components:
                  securitySchemes:
                    bearer:
                      type: http
                      scheme: bearer
                      %s: {}
                """.formatted(extension));

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertEquals(
                List.of(
                        "/components/securitySchemes/bearer/" + extension + ": `" + extension
                                + "` is for schemes of the type `oauth2`, but this one is of the type `http`; move it or remove it"),
                told(refused));
    }

    @Test
    void theExtensionsAreErrorsOutsideASecurityScheme() {
        Document document = Documents.withOperation("operationId: getIt\nx-grant-to: {read: [new-users]}");

        assertTrue(document.contract().warnings().stream()
                .anyMatch(notice -> notice.rule().equals("misplaced-extension")
                        && notice.fix().equals("move it to a security scheme, or remove it")));
    }

    private static List<String> told(ContractException refused) {
        return refused.diagnostics().stream()
                .map(refusal -> refusal.pointer() + ": " + refusal.message())
                .toList();
    }

    private static Document scheme(String lines) {
        return Documents.of("""
                components:
                  securitySchemes:
                    oauth2:
                      type: oauth2
                      flows:
                        clientCredentials:
                          tokenUrl: /token
                          scopes: {'items:read': Read items., 'items:write': Write items.}
                """ + lines.indent(6));
    }
}
