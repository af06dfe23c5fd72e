package ${supportPackage};

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a value as one of the types that it may have.
 *
 * @param value the value, null when it does not fit
 * @param violations what does not fit, empty when it fits
 * @param unknownMembers how many members that type does not know, on every level; the fewer, the better the type fits
 */
public record VariantAttempt<T>(@Nullable T value, List<Violation> violations, int unknownMembers) {
    public VariantAttempt {
        violations = List.copyOf(violations);
    }
}
