/** A browser that submits forms. */
@NullMarked
package dev.chirograph.integration.forms;

import org.jspecify.annotations.NullMarked;
