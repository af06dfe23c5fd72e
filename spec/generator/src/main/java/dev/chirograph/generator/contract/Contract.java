package dev.chirograph.generator.contract;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A whole API.
 *
 * @param pointer always empty: the root of the document
 * @param title the API's name
 * @param version the document's version
 * @param description prose, empty when there is none
 * @param tags the tags that operations use, in the document's order
 * @param declarations the named types that a caller or a handler can see, in the document's order
 * @param operations all operations, in the document's order
 * @param servers where it is served
 * @param schemes the ways for callers to show who they are, in the document's order
 * @param notices what is read another way than it is written, or not at all
 * @param waivers the rules of {@code check} that the document turns off
 * @param protocolTypes the named types that only protocols see ({@code x-protocol}) and that become no class, in the
 *     document's order
 * @param webhooks the requests that the API makes, webhooks first, then callbacks
 * @param written the document as it is written
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
        List<Notice> notices,
        List<Waiver> waivers,
        List<Declaration> protocolTypes,
        List<Webhook> webhooks,
        Written written) {

    public Contract {
        tags = List.copyOf(tags);
        declarations = new Named(declarations);
        operations = List.copyOf(operations);
        servers = List.copyOf(servers);
        schemes = List.copyOf(schemes);
        notices = List.copyOf(notices);
        waivers = List.copyOf(waivers);
        protocolTypes = List.copyOf(protocolTypes);
        webhooks = List.copyOf(webhooks);
    }

    /** A contract that was not read from a document, of an API that makes no requests. */
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
            List<Notice> notices,
            List<Waiver> waivers,
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
                notices,
                waivers,
                protocolTypes,
                List.of(),
                Written.NOTHING);
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

    /** A list of types that finds them by name: a large document looks up thousands of them, thousands of times. */
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
