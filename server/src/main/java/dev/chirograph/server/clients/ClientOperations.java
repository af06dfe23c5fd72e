package dev.chirograph.server.clients;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.api.CreateClientReply;
import dev.chirograph.server.api.model.ClientCreate;
import dev.chirograph.server.api.model.ClientPage;
import dev.chirograph.server.api.model.RegisteredClient;
import dev.chirograph.server.contract.Call;
import org.jspecify.annotations.Nullable;

/** Serves the operations on clients. */
final class ClientOperations implements ClientsHandler {
    private final Clients clients;

    ClientOperations(Clients clients) {
        this.clients = clients;
    }

    @Override
    public ClientPage listClients(Call call, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public CreateClientReply createClient(Call call, ClientCreate body) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public dev.chirograph.server.api.model.Client getClient(Call call, String clientId) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void deleteClient(Call call, String clientId) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public RegisteredClient rotateClientSecret(Call call, String clientId) {
        throw new UnsupportedOperationException("not built yet");
    }
}
