package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Endpoints;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches the metadata of an authorization server (RFC 8414, section 3). */
final class Discovery {
    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

    private final String issuer;
    private final AuthorizationServerClient server;

    Discovery(String issuer, AuthorizationServerClient server) {
        this.issuer = issuer;
        this.server = server;
    }

    /** Returns the issuer identifier that the metadata must have. */
    String issuer() {
        return issuer;
    }

    /** Fetches the metadata. The future fails with a {@link SignInFailedException} if it is missing or invalid. */
    CompletableFuture<ServerMetadata> metadata() {
        return server.get(location(URI.create(issuer))).handle((response, failure) -> {
            if (response == null) {
                throw new SignInFailedException(
                        AuthorizationServerClient.unreachable("authorization server's metadata", failure));
            }
            return read(response);
        });
    }

    /**
     * Returns an endpoint that users and secrets may be sent to.
     *
     * @param name the name of the metadata field
     */
    static URI endpoint(@Nullable String url, String name) {
        if (url == null) {
            throw unavailable(
                    "the authorization server's metadata has no " + name + ", which this kind of sign-in needs");
        }
        try {
            URI uri = URI.create(url);
            if (!uri.isAbsolute() || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("`" + name + "` must be absolute and must not have a fragment");
            }
            Endpoints.checkTokenUrl(url);
            return uri;
        } catch (IllegalArgumentException e) {
            throw unavailable("the authorization server's " + name + " must be an https URI");
        }
    }

    /** RFC 8414, section 3.1: the well-known path comes between the host and the path, which loses its trailing slash. */
    private static URI location(URI issuer) {
        String path = issuer.getRawPath().replaceFirst("/$", "");
        return URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority() + WELL_KNOWN + path);
    }

    private ServerMetadata read(TransportResponse response) {
        ServerMetadata metadata =
                response.status() == 200 ? AuthorizationServerClient.parse(ServerMetadata.CODEC, response) : null;
        if (metadata == null) {
            throw unavailable("the authorization server's metadata has the status " + response.status()
                    + " or is not the JSON of RFC 8414");
        }
        // RFC 8414, section 3.3: an exact comparison prevents mix-up attacks, which send users and codes elsewhere.
        if (!issuer.equals(metadata.issuer())) {
            throw unavailable("the issuer of the authorization server's metadata must be " + issuer + ", but is "
                    + AuthorizationServerClient.printable(metadata.issuer())
                    + "; if that is right, set `issuer` of the client's builder");
        }
        return metadata;
    }

    private static SignInFailedException unavailable(String reason) {
        return new SignInFailedException(new TokenFailure.Unavailable(reason, null));
    }
}
