/** Tests that a change of the document alone changes both halves. */
@NullMarked
package dev.chirograph.integration.contract;

import org.jspecify.annotations.NullMarked;
