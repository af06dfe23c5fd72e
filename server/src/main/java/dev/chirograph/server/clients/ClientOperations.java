package dev.chirograph.server.clients;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.api.CreateClientResponse;
import dev.chirograph.server.api.model.ClientAuthenticationMethod;
import dev.chirograph.server.api.model.ClientCreate;
import dev.chirograph.server.api.model.ClientGrantType;
import dev.chirograph.server.api.model.ClientPage;
import dev.chirograph.server.api.model.IdTokenAlgorithm;
import dev.chirograph.server.api.model.RegisteredClient;
import dev.chirograph.server.paging.CursorFormat;
import dev.chirograph.server.paging.Page;
import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.Violation;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles the operations on clients: converts between the contract's values and clients, and reports violated rules as
 * problems.
 */
final class ClientOperations implements ClientsHandler {
    private final ClientService clients;
    private final ClientRules rules;

    ClientOperations(ClientService clients, ClientRules rules) {
        this.clients = clients;
        this.rules = rules;
    }

    @Override
    public ClientPage listClients(CallContext call, @Nullable String cursor, int limit) {
        Page<StoredClient> page =
                Page.after(cursor, limit, CursorFormat.BY_CREATION_AND_NAME, StoredClient::position, clients::list);
        return ClientPage.builder()
                .clients(page.map(ClientOperations::client))
                .nextCursor(page.nextCursor())
                .build();
    }

    @Override
    public CreateClientResponse createClient(CallContext call, ClientCreate body) {
        List<Violation> violations = rules.violationsOf(body);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ClientService.WithSecret created = clients.register(id -> newClient(id, body));
        return new CreateClientResponse(
                registered(created),
                URI.create(call.operation().path() + "/"
                        + created.registered().client().id()));
    }

    @Override
    public dev.chirograph.server.api.model.Client getClient(CallContext call, String clientId) {
        return client(found(clients.find(clientId)));
    }

    @Override
    public void deleteClient(CallContext call, String clientId) {
        StoredClient client = found(clients.find(clientId));
        refuseBuiltIn(client);
        if (!clients.delete(clientId)) {
            throw notFound();
        }
    }

    @Override
    public RegisteredClient rotateClientSecret(CallContext call, String clientId) {
        StoredClient client = found(clients.find(clientId));
        refuseBuiltIn(client);
        if (!client.client().authenticationMethod().usesSecret()) {
            throw ProblemException.conflict("The client has no secret: it authenticates by "
                    + client.client().authenticationMethod().value());
        }
        ClientService.WithSecret rotated = clients.rotateSecret(clientId);
        if (rotated == null) {
            throw notFound();
        }
        return registered(rotated);
    }

    private static Client newClient(String id, ClientCreate body) {
        return Client.builder(id, body.name())
                .authenticationMethod(
                        AuthenticationMethod.of(body.authenticationMethod().value()))
                .jwks(body.jwks() == null ? null : ClientKeys.of(body.jwks()).json())
                .grants(ClientRules.grantsOf(body))
                .scopes(body.scopes())
                .redirectUris(body.redirectUris().stream().map(URI::toString).toList())
                .postLogoutRedirectUris(body.postLogoutRedirectUris().stream()
                        .map(URI::toString)
                        .toList())
                .consentRequired(body.consentRequired())
                .dpopRequired(body.dpopRequired())
                .pushedRequestsRequired(body.pushedRequestsRequired())
                .pkceRequired(body.pkceRequired())
                .idTokenAlgorithm(body.idTokenAlgorithm().value())
                .build();
    }

    private static RegisteredClient registered(ClientService.WithSecret client) {
        return RegisteredClient.builder()
                .client(client(client.registered()))
                .clientSecret(client.secret())
                .build();
    }

    private static dev.chirograph.server.api.model.Client client(StoredClient registered) {
        Client client = registered.client();
        return dev.chirograph.server.api.model.Client.builder()
                .id(client.id())
                .name(client.name())
                .authenticationMethod(ClientAuthenticationMethod.of(
                        client.authenticationMethod().value()))
                .grantTypes(client.grants().stream()
                        .sorted()
                        .map(ClientGrantType::of)
                        .toList())
                .redirectUris(client.redirectUris().stream().map(URI::create).toList())
                .postLogoutRedirectUris(client.postLogoutRedirectUris().stream()
                        .map(URI::create)
                        .toList())
                .scopes(client.scopes().stream().sorted().toList())
                .consentRequired(client.consentRequired())
                .dpopRequired(client.dpopRequired())
                .pushedRequestsRequired(client.pushedRequestsRequired())
                .pkceRequired(client.pkceRequired())
                .idTokenAlgorithm(IdTokenAlgorithm.of(client.idTokenAlgorithm()))
                .jwks(client.jwks() == null ? null : ClientKeys.parse(client.jwks()))
                .createdAt(registered.createdAt().atOffset(ZoneOffset.UTC))
                .build();
    }

    /** The next start would create the client again with its old secret, so the change would not last. */
    private static void refuseBuiltIn(StoredClient client) {
        if (BuiltInClients.IDS.contains(client.client().id())) {
            throw ProblemException.conflict(
                    "This client is built in; it can only be changed by the server's configuration");
        }
    }

    private static StoredClient found(@Nullable StoredClient client) {
        if (client == null) {
            throw notFound();
        }
        return client;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no client of this id");
    }
}
