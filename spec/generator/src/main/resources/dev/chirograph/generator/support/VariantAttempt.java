package ${supportPackage};

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a value as one variant.
 *
 * @param value the value; null if it does not match
 * @param violations the violations, empty if the variant matches
 * @param unknownMembers the number of unknown members on all levels; the best match has the fewest
 */
public record VariantAttempt<T>(@Nullable T value, List<Violation> violations, int unknownMembers) {
    public VariantAttempt {
        violations = List.copyOf(violations);
    }
}
