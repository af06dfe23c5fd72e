package dev.chirograph.server.oauth;

import dev.chirograph.server.api.SessionsHandler;
import dev.chirograph.server.api.model.SessionPage;
import dev.chirograph.server.contract.Call;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code sessions}. */
final class SessionOperations implements SessionsHandler {

    @Override
    public SessionPage listSessions(Call call, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void endSession(Call call, UUID sessionId) {
        throw new UnsupportedOperationException("not built yet");
    }
}
