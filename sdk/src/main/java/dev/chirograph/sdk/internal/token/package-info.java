/** How access tokens are requested, renewed and sent. */
@NullMarked
package dev.chirograph.sdk.internal.token;

import org.jspecify.annotations.NullMarked;
