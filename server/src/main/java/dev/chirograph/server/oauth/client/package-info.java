/** How clients prove who they are, at every endpoint alike. */
@NullMarked
package dev.chirograph.server.oauth.client;

import org.jspecify.annotations.NullMarked;
