package visit;

import api.ApiGroups;
import api.ListBooksParameters;
import api.model.Book;
import api.model.Genre;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import standin.Call;
import standin.CallOptions;
import standin.EventStream;
import standin.Pages;
import standin.call.Engine;
import standin.call.Request;
import standin.call.ResponseReader;

/** Plays a scene to a server that answers one line after the other, and tells what it sent and got. */
public final class Visitor implements BiFunction<String, List<String>, String> {
    private static final CallOptions CAREFULLY = new CallOptions("care");

    @Override
    public String apply(String scene, List<String> answers) {
        Wire wire = new Wire(answers);
        Groups groups = new Groups(wire);
        String got = String.valueOf(play(scene, groups));
        return String.join("\n", wire.sent) + "\n" + got;
    }

    @SuppressWarnings("deprecation")
    private static @Nullable Object play(String scene, Groups groups) {
        Book emma = Book.builder().title("Emma").build();
        return switch (scene) {
            case "get" -> groups.books().get(5);
            case "get carefully" -> groups.books().get(5, CAREFULLY);
            case "get as a call" -> groups.books().calls().get(5).request();
            case "create" -> groups.books().create(true, emma);
            case "create nothing" -> groups.books().create(true, nothing());
            case "put" -> groups.books().put(5, emma);
            case "put nothing" -> groups.books().put(5, null, CAREFULLY);
            case "count" -> groups.books().count("a/b") + 1;
            case "delete" -> {
                groups.books().delete(5);
                yield "deleted";
            }
            case "list" -> groups.books().list().all();
            case "list carefully" -> groups.books().list(everything(), CAREFULLY).all();
            case "list one page" -> groups.books().calls().list(everything()).execute();
            case "list by nothing" -> groups.books().list(ListBooksParameters.builder().cursor(nothing()).build());
            default -> throw new IllegalArgumentException(scene);
        };
    }

    /** What a caller passes who does not heed annotations. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return (T) List.of(new Object[0]).stream().findFirst().orElse(null);
    }

    @SuppressWarnings("deprecation")
    private static ListBooksParameters everything() {
        return ListBooksParameters.builder()
                .cursor("c1")
                .limit(7)
                .genre(Genre.POEM)
                .tag(List.of("a", "b"))
                .year(List.of(1999, 2001))
                .xTrace(List.of(new UUID(0, 1), new UUID(0, 2)))
                .since(OffsetDateTime.of(2026, 11, 24, 9, 30, 0, 0, ZoneOffset.UTC))
                .session("s")
                .build();
    }

    private static final class Groups extends ApiGroups {
        Groups(Engine engine) {
            super(engine);
        }
    }

    private static final class Wire implements Engine {
        private final List<String> answers;
        private final List<String> sent = new ArrayList<>();

        Wire(List<String> answers) {
            this.answers = answers;
        }

        @Override
        public <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader) {
            return new Call<>(request.text(), said -> {
                String answer = answers.get(sent.size());
                sent.add(said);
                return reader.read(200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
            });
        }

        @Override
        public <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data) {
            return new Call<>(request.text(), said -> {
                List<T> all = new ArrayList<>();
                for (String line : answers) {
                    sent.add(said);
                    all.add(data.read(200, "application/json", line.getBytes(StandardCharsets.UTF_8)));
                }
                return new EventStream<>(all);
            });
        }

        @Override
        public <P, T> Pages<T> pages(
                Function<@Nullable String, Call<P>> page,
                Function<P, List<T>> items,
                Function<P, @Nullable String> next) {
            List<T> all = new ArrayList<>();
            String cursor = null;
            do {
                P one = page.apply(cursor).execute();
                all.addAll(items.apply(one));
                cursor = next.apply(one);
            } while (cursor != null);
            return new Pages<>(all);
        }
    }
}
