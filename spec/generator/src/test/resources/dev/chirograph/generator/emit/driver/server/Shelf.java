package standin;

import api.BooksHandler;
import api.CreateBookResponse;
import api.Operations;
import api.PutBookResponse;
import api.RawHandler;
import api.Routes;
import api.model.Book;
import api.model.BookPage;
import api.model.Genre;
import api.model.PageContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.InvalidContentException;
import standin.json.Json;
import standin.json.Violation;
import standin.json.Violations;

/** Answers a request, given as an operation's name and values such as "query limit", in one line of text. */
public final class Shelf implements BiFunction<String, Map<String, List<String>>, String> {
    private final List<Route> routes = Routes.of(new Books(), new Raw());

    @Override
    public String apply(String operation, Map<String, List<String>> values) {
        if (operation.equals("all")) {
            return Operations.ALL.stream().map(Operation::toString).collect(Collectors.joining("\n"));
        }
        Route route = routes.stream()
                .filter(one -> one.operation().toString().startsWith("id " + operation + ";"))
                .findFirst()
                .orElseThrow();
        try {
            return route.endpoint().handle(new Request(values)).text();
        } catch (InvalidContentException e) {
            return e.violations().stream()
                    .map(violation -> violation.in() + " " + violation.pointer() + " " + violation.message())
                    .collect(Collectors.joining("; "));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Request(Map<String, List<String>> values) implements DecodedRequest, CallContext {
        @Override
        public CallContext call() {
            return this;
        }

        @Override
        public @Nullable String rawPath(String name) {
            List<String> found = all("path " + name);
            return found.isEmpty() ? null : found.get(0);
        }

        @Override
        public String rawQuery() {
            return pairs("query ", "&");
        }

        @Override
        public List<String> header(String name) {
            String cookies = pairs("cookie ", "; ");
            return name.equals("Cookie") && !cookies.isEmpty() ? List.of(cookies) : all("header " + name);
        }

        @Override
        public String preferred(String... produced) {
            List<String> accepted = all("header Accept");
            return accepted.isEmpty() ? produced[0] : accepted.get(0);
        }

        @Override
        public @Nullable Content content() {
            throw new UnsupportedOperationException("all bodies are JSON");
        }

        @Override
        public <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations) {
            List<String> body = all("body");
            if (body.isEmpty() && required) {
                violations.add("body", "", "must be present");
            }
            return body.isEmpty()
                    ? null
                    : Json.decode(codec, body.get(0).getBytes(StandardCharsets.UTF_8), violations);
        }

        private String pairs(String place, String delimiter) {
            return values.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(place))
                    .flatMap(each -> each.getValue().stream()
                            .map(value -> each.getKey().substring(place.length()) + "=" + value))
                    .collect(Collectors.joining(delimiter));
        }

        private List<String> all(String key) {
            return values.getOrDefault(key, List.of());
        }
    }

    private static final class Books implements BooksHandler {
        @Override
        public BookPage listBooks(
                CallContext call,
                @Nullable String cursor,
                int limit,
                @Nullable Genre genre,
                List<String> tag,
                List<Integer> year,
                List<UUID> xTrace,
                @Nullable OffsetDateTime since,
                @Nullable String session) {
            String heard = "cursor=" + cursor + " limit=" + limit + " genre=" + genre + " tag=" + tag + " year=" + year
                    + " trace=" + xTrace + " since=" + since + " session=" + session;
            return BookPage.builder()
                    .content(PageContent.builder().next(heard).build())
                    .build();
        }

        @Override
        public CreateBookResponse createBook(CallContext call, boolean dryRun, Book body) {
            return new CreateBookResponse(body, URI.create("/b\u00fccher/1"), dryRun ? null : 7);
        }

        @Override
        public Book getBook(CallContext call, long bookId) {
            return Book.builder().title("Book " + bookId).build();
        }

        @Override
        public PutBookResponse putBook(CallContext call, long bookId, @Nullable Book body) {
            if (body == null) {
                return new PutBookResponse.NoContent();
            }
            return bookId == 1 ? new PutBookResponse.Ok(body) : new PutBookResponse.Created(body, "/books/" + bookId);
        }

        @Override
        public void deleteBook(CallContext call, long bookId) {}

        @Override
        public long countBooksOfName(CallContext call, String name) {
            return name.length();
        }
    }

    private static final class Raw implements RawHandler {
        @Override
        public void takeRaw(ProtocolExchange exchange) {}
    }
}
