package dev.chirograph.server.token;

import io.helidon.security.providers.jwt.JwtProvider;
import java.text.ParseException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The keys of the issuer in this server, behind Helidon's JwtProvider. */
final class LocalJwks implements KeySource {
    static final Set<String> ALGORITHMS = Set.of("ES256");

    private final Supplier<String> published;
    private final String audience;

    /** Guards the writing of {@link #generation}, so that new keys are taken in once. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Generation generation;

    private record Generation(String published, SignatureVerifier verification) {}

    LocalJwks(Supplier<String> published, String audience) {
        this.published = published;
        this.audience = audience;
        this.generation = generationOf(published.get());
    }

    @Override
    public SignatureVerifier current() {
        String now = published.get();
        if (!generation.published().equals(now)) {
            replace(now);
        }
        return generation.verification();
    }

    @Override
    public SignatureVerifier with(String keyId) {
        return current();
    }

    /** There is nothing under way here. */
    @Override
    public void close() {}

    private void replace(String now) {
        lock.lock();
        try {
            if (!generation.published().equals(now)) {
                generation = generationOf(now);
            }
        } finally {
            lock.unlock();
        }
    }

    private Generation generationOf(String json) {
        KeySet keys;
        try {
            keys = KeySet.parse(json, ALGORITHMS);
        } catch (ParseException e) {
            throw new IllegalStateException("This server's own keys are no JWK set.", e);
        }
        JwtProvider.Builder provider =
                JwtProvider.builder().verifyJwk(keys.asResource()).propagate(false);
        provider.expectedAudience(audience);
        return new Generation(json, new SignatureVerifier(keys, provider.build()));
    }
}
