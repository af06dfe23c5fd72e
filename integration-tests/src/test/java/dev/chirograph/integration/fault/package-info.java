/** Faults that are none of a client's doing: kills, a full disk, a corrupt file. What was acknowledged outlives them. */
@NullMarked
package dev.chirograph.integration.fault;

import org.jspecify.annotations.NullMarked;
