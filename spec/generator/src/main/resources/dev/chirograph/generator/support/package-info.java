/** Reads and writes JSON as the contract says. Generated, the same in both halves. */
@NullMarked
package ${supportPackage};

import org.jspecify.annotations.NullMarked;
