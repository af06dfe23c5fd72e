package dev.chirograph.server.token;

import java.net.URI;

/**
 * An issuer outside, known by its OpenID Connect metadata. Its access tokens must keep to RFC 9068.
 *
 * @param url what its tokens name as {@code iss}; the metadata are at {@code /.well-known/openid-configuration} below it
 * @param audience what its tokens must be meant for
 */
public record OutsideIssuer(URI url, String audience) {}
