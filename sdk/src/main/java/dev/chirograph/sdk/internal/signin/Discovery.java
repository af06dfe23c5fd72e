package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.token.Endpoints;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks an authorization server where its endpoints are (RFC 8414, section 3). */
final class Discovery {
    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

    private final String issuer;
    private final AuthorizationServerClient requests;

    Discovery(String issuer, AuthorizationServerClient requests) {
        this.issuer = issuer;
        this.requests = requests;
    }

    /** Returns whom the metadata must be of. */
    String issuer() {
        return issuer;
    }

    /** Reads the metadata. The future fails with a {@link SignInFailedException} if there is none to go by. */
    CompletableFuture<ServerMetadata> metadata() {
        return requests.get(location(URI.create(issuer))).handle((response, failure) -> {
            if (response == null) {
                throw new SignInFailedException(AuthorizationServerClient.unreachable("authorization server's metadata", failure));
            }
            return read(response);
        });
    }

    /**
     * Returns an endpoint to which a user or a secret may be sent.
     *
     * @param name of the metadata's member
     */
    static URI endpoint(@Nullable String url, String name) {
        if (url == null) {
            throw unusable(
                    "the authorization server's metadata has no " + name + ", so that this way to sign in is closed");
        }
        try {
            URI uri = URI.create(url);
            if (!uri.isAbsolute() || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("not an endpoint");
            }
            Endpoints.checkTokenUrl(url);
            return uri;
        } catch (IllegalArgumentException e) {
            throw unusable("the authorization server's " + name + " is no https address");
        }
    }

    /** RFC 8414, section 3.1: the well-known part stands between the host and the path, which loses a slash at its end. */
    private static URI location(URI issuer) {
        String path = issuer.getRawPath().replaceFirst("/$", "");
        return URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority() + WELL_KNOWN + path);
    }

    private ServerMetadata read(TransportResponse response) {
        ServerMetadata metadata = response.status() == 200 ? AuthorizationServerClient.parse(ServerMetadata.CODEC, response) : null;
        if (metadata == null) {
            throw unusable("the authorization server's metadata was answered with " + response.status()
                    + " or is not the JSON of RFC 8414");
        }
        // RFC 8414, section 3.3: letter by letter, or somebody else could send users and codes to places of his own.
        if (!issuer.equals(metadata.issuer())) {
            throw unusable("the authorization server calls itself " + AuthorizationServerClient.readable(metadata.issuer())
                    + " and not " + issuer + "; say issuer(…) to the builder of the client, if that is right");
        }
        return metadata;
    }

    private static SignInFailedException unusable(String reason) {
        return new SignInFailedException(new TokenFailure.Unusable(reason, null));
    }
}
