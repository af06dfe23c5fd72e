/** A person with a browser, as far as forms need one. */
@NullMarked
package dev.chirograph.integration.forms;

import org.jspecify.annotations.NullMarked;
