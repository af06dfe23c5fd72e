/** Access tokens: one engine for every grant. */
@NullMarked
package dev.chirograph.sdk.internal.token;

import org.jspecify.annotations.NullMarked;
