/** Reads and writes JSON, parameters and forms as the contract says. Generated, the same in both halves. */
@NullMarked
package ${supportPackage};

import org.jspecify.annotations.NullMarked;
