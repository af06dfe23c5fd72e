/** The grant {@code urn:ietf:params:oauth:grant-type:device_code} (RFC 8628): sign-in of devices that have no browser. */
@NullMarked
package dev.chirograph.server.oauth.device;

import org.jspecify.annotations.NullMarked;
