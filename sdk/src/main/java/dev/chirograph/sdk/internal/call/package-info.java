/** The execution of calls: timeout, access token, attempts and the response. */
@NullMarked
package dev.chirograph.sdk.internal.call;

import org.jspecify.annotations.NullMarked;
