package standin;

import api.AnswerResponse;
import api.KindsHandler;
import api.Refusals;
import api.Routes;
import api.TakeAnyBody;
import api.model.Fault;
import api.model.Pet;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.InvalidContentException;
import standin.json.Json;
import standin.json.Violations;

/** Answers a request, given as an operation's name and values such as "query", "type" and "body", in one line of text. */
public final class Kinds implements BiFunction<String, Map<String, String>, String> {
    private final List<Route> routes = Routes.of(new Handler());

    @Override
    public String apply(String operation, Map<String, String> values) {
        Route route = routes.stream()
                .filter(one -> one.operation().toString().startsWith("id " + operation + ";"))
                .findFirst()
                .orElseThrow();
        if (values.isEmpty()) {
            return route.operation().toString();
        }
        try {
            return route.endpoint().handle(new Request(values)).text();
        } catch (InvalidContentException e) {
            return e.violations().stream()
                    .map(violation -> violation.in() + " " + violation.pointer() + " " + violation.message())
                    .collect(Collectors.joining("; "));
        } catch (ResponseException e) {
            return "thrown " + e.reply().text();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Request(Map<String, String> values) implements DecodedRequest, CallContext {
        @Override
        public CallContext call() {
            return this;
        }

        @Override
        public @Nullable String rawPath(String name) {
            return values.get("path " + name);
        }

        @Override
        public String rawQuery() {
            return values.getOrDefault("query", "");
        }

        @Override
        public List<String> header(String name) {
            return values.containsKey("header " + name) ? List.of(values.get("header " + name)) : List.of();
        }

        @Override
        public String preferred(String... produced) {
            return values.getOrDefault("header Accept", produced[0]);
        }

        @Override
        public @Nullable Content content() {
            String type = values.get("type");
            return type == null
                    ? null
                    : new Content(
                            values.getOrDefault("read", type), type, values.get("body").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations) {
            return Json.decode(codec, values.get("body").getBytes(StandardCharsets.UTF_8), violations);
        }
    }

    private static final class Handler implements KindsHandler {
        private static final Pet PET = Pet.builder().name("Rex").build();

        @Override
        public String takeAny(CallContext call, TakeAnyBody body) {
            return switch (body) {
                case TakeAnyBody.Json(Pet pet) -> "pet " + pet.name() + " " + pet.age() + " " + pet.tags();
                case TakeAnyBody.Xml(String xml) -> "xml " + xml;
                case TakeAnyBody.Text(int number) -> "number " + number;
                case TakeAnyBody.Binary(byte[] bytes) ->
                    "bytes " + new String(bytes, StandardCharsets.UTF_8) + " " + call.header("Content-Type");
            };
        }

        @Override
        public String takeText(CallContext call, @Nullable String body) {
            return "text " + body;
        }

        @Override
        public List<@Nullable String> takeList(CallContext call, List<@Nullable String> body) {
            return body;
        }

        @Override
        public AnswerResponse answer(CallContext call, String which, @Nullable String json) {
            return switch (which) {
                case "json" -> new AnswerResponse.OkJson(PET, PET);
                case "xml" -> new AnswerResponse.OkXml("pet", null);
                case "png" -> new AnswerResponse.OkBinary("PNG".getBytes(StandardCharsets.UTF_8), "image/png", null);
                case "events" ->
                    new AnswerResponse.OkEvents(
                            sink -> {
                                sink.send(PET);
                                sink.send(PET.toBuilder().name("Tom").build());
                            },
                            null);
                case "201" -> new AnswerResponse.Success(201, PET);
                case "404" -> throw Refusals.notFound(Fault.builder().code(1).build()).with("X-Why", "none");
                case "418" -> throw Refusals.clientError(418, Fault.builder().code(2).build());
                case "503" -> throw Refusals.error(503, Fault.builder().code(3).build());
                case "302" -> throw Refusals.found().with("Location", "/there");
                case "410" -> throw Refusals.gone();
                default -> new AnswerResponse.Success(500, PET);
            };
        }

        @Override
        public EventSource<String> tell(CallContext call) {
            return sink -> {
                sink.send("one");
                sink.send("two \"quoted\"");
            };
        }

        @Override
        public String style(
                CallContext call,
                List<Long> label,
                String matrix,
                @Nullable Pet deep,
                List<String> spaced,
                @Nullable Pet json,
                @Nullable Fault spread,
                @Nullable Map<String, Long> xMap,
                @Nullable JsonValue any,
                List<String> crumbs) {
            return "label=" + label + " matrix=" + matrix + " deep=" + (deep == null ? null : deep.name() + deep.age())
                    + " spaced=" + spaced + " json=" + (json == null ? null : json.name()) + " spread="
                    + (spread == null ? null : spread.code() + spread.why()) + " map=" + xMap + " any=" + any
                    + " crumbs=" + crumbs;
        }
    }
}
