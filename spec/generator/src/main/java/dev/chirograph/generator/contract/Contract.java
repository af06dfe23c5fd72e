package dev.chirograph.generator.contract;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The contract of an API.
 *
 * @param pointer always empty: the root of the document
 * @param title the API's name
 * @param version the document's version
 * @param description prose, empty if there are none
 * @param tags the tags that operations use, in document order
 * @param declarations the named types that a caller or a handler can see, in document order
 * @param operations all operations, in document order
 * @param servers the servers
 * @param schemes the security schemes, in document order
 * @param warnings places that are interpreted differently than written, or ignored
 * @param suppressions the rules of {@code check} that the document suppresses
 * @param protocolTypes the named types that only protocols see ({@code x-protocol}) and that do not become classes, in
 *     document order
 * @param webhooks the requests that the API sends, webhooks first, then callbacks
 * @param rawDocument the raw document
 * @param places the contract before equal unnamed schemas were merged into one class; null if none were
 */
public record Contract(
        String pointer,
        String title,
        String version,
        String description,
        List<Tag> tags,
        List<Declaration> declarations,
        List<Operation> operations,
        List<Server> servers,
        List<SecurityScheme> schemes,
        List<Warning> warnings,
        List<Suppression> suppressions,
        List<Declaration> protocolTypes,
        List<Webhook> webhooks,
        RawDocument rawDocument,
        @Nullable Places places) {

    /**
     * A contract with a separate type for each place of equal unnamed schemas.
     *
     * @param classes the name of each of its types to the name of its class
     */
    public record Places(Contract contract, Map<String, String> classes) {
        public Places {
            classes = Map.copyOf(classes);
        }
    }

    public Contract {
        tags = List.copyOf(tags);
        declarations = new Named(declarations);
        operations = List.copyOf(operations);
        servers = List.copyOf(servers);
        schemes = List.copyOf(schemes);
        warnings = List.copyOf(warnings);
        suppressions = List.copyOf(suppressions);
        protocolTypes = List.copyOf(protocolTypes);
        webhooks = List.copyOf(webhooks);
    }

    /** Creates a contract without a document and without webhooks. */
    public Contract(
            String pointer,
            String title,
            String version,
            String description,
            List<Tag> tags,
            List<Declaration> declarations,
            List<Operation> operations,
            List<Server> servers,
            List<SecurityScheme> schemes,
            List<Warning> warnings,
            List<Suppression> suppressions,
            List<Declaration> protocolTypes) {
        this(
                pointer,
                title,
                version,
                description,
                tags,
                declarations,
                operations,
                servers,
                schemes,
                warnings,
                suppressions,
                protocolTypes,
                List.of(),
                RawDocument.NOTHING,
                null);
    }

    /** Returns the same contract, with its counterpart before equal schemas were merged. */
    public Contract with(Places each) {
        return new Contract(
                pointer,
                title,
                version,
                description,
                tags,
                declarations,
                operations,
                servers,
                schemes,
                warnings,
                suppressions,
                protocolTypes,
                webhooks,
                rawDocument,
                each);
    }

    /**
     * Finds a named type.
     *
     * @throws NoSuchElementException when no type has that name
     */
    public Declaration declaration(String name) {
        Declaration found = ((Named) declarations).byName.get(name);
        if (found == null) {
            throw new NoSuchElementException("no type is named " + name);
        }
        return found;
    }

    /** A list of types with an index by name: a large document needs thousands of lookups among thousands of types. */
    private static final class Named extends AbstractList<Declaration> {
        private final List<Declaration> list;
        private final Map<String, Declaration> byName = new HashMap<>();

        Named(List<Declaration> declarations) {
            list = List.copyOf(declarations);
            list.forEach(declaration -> byName.putIfAbsent(declaration.name(), declaration));
        }

        @Override
        public Declaration get(int index) {
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
