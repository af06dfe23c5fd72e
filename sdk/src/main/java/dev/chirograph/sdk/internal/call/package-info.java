/** The way of a call: deadline, token, attempts, and what is made of the answer. */
@NullMarked
package dev.chirograph.sdk.internal.call;

import org.jspecify.annotations.NullMarked;
