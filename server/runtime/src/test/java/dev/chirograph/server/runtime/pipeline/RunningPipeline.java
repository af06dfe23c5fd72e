package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.edge.RunningEdge;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Authenticator;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.CorsPolicy;
import dev.chirograph.server.runtime.Credentials;
import dev.chirograph.server.runtime.DecodedRequest;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.ProtocolEndpoint;
import dev.chirograph.server.runtime.RateLimit;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Codecs;
import dev.chirograph.server.runtime.json.JsonReader;
import dev.chirograph.server.runtime.json.JsonWriter;
import dev.chirograph.server.runtime.json.Violations;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pipeline behind a real edge, with a small API that has one operation for each feature of the pipeline. */
final class RunningPipeline implements AutoCloseable {
    static final int MAXIMUM_BODY_BYTES = 2000;
    static final String LISTED_ORIGIN = "https://dashboard.example";

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);

    private final RunningEdge edge;
    private final HttpClient client;
    private final AtomicLong now;

    /** The number of created notes, which a rejected request must not increase. */
    private final AtomicInteger created;

    private RunningPipeline(RunningEdge edge, AtomicLong now, AtomicInteger created) {
        this.edge = edge;
        this.now = now;
        this.created = created;
        this.client = edge.client();
    }

    static RunningPipeline start() throws Exception {
        var now = new AtomicLong();
        var created = new AtomicInteger();
        PipelineSettings settings = PipelineSettings.builder()
                .maximumBodyBytes(MAXIMUM_BODY_BYTES)
                .problems(RunningEdge.PROBLEMS)
                .realm("notes")
                .corsOrigins(Set.of(LISTED_ORIGIN))
                .build();
        Pipeline pipeline = Pipeline.of(routes(created), new Tokens(), new LocalLimiter(now::get), settings);
        // The maximum of the edge is larger, so that the pipeline's own is tested.
        return new RunningPipeline(RunningEdge.start(4000, pipeline::addTo), now, created);
    }

    /** The tests' tokens are equal to their meaning. */
    private static final class Tokens implements Authenticator {

        @Override
        public Authentication authenticate(Credentials credentials) {
            List<String> authorization = credentials.authorization();
            if (authorization.isEmpty()) {
                return new Authentication.Missing();
            }
            return switch (authorization.getFirst()) {
                case "Bearer ada" ->
                    new Authentication.Known(new Caller("ada", "phone", Set.of("notes:read", "notes:write")));
                case "Bearer bob" -> new Authentication.Known(new Caller("bob", "phone", Set.of("notes:read")));
                case "Bearer nobody" -> new Authentication.Known(new Caller("job", "job", Set.of()));
                case "Bearer undecided" -> new Authentication.Undecided("Nobody knows now", Duration.ofSeconds(5));
                case "Bearer fresh" ->
                    new Authentication.Known(new Caller("ada", "phone", Set.of("notes:read")), "next");
                case "Bearer broken" -> throw new IllegalStateException("the hidden reason");
                case "Basic YTpi" -> new Authentication.Refused("invalid_request", "The scheme must be Bearer");
                default -> new Authentication.Refused("invalid_token", "The \"token\" has expired");
            };
        }
    }

    record Note(String text, int stars) {}

    static final Codec<Note> NOTE = new Codec<>() {
        @Override
        public Note read(JsonReader reader) {
            if (!reader.beginObject()) {
                return null;
            }
            String text = null;
            Integer stars = 0;
            for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
                switch (name) {
                    case "text" -> text = reader.string();
                    case "stars" -> stars = reader.int32();
                    default -> reader.unknownMember();
                }
            }
            reader.endObject(List.of("text"));
            return text == null || stars == null ? null : new Note(text, stars);
        }

        @Override
        public void write(JsonWriter writer, Note note) {
            writer.beginObject();
            writer.name("text");
            writer.string(note.text());
            writer.name("stars");
            writer.int64(note.stars());
            writer.end();
        }
    };

    private static List<Route> routes(AtomicInteger created) {
        return List.of(
                Route.of(
                        Operation.builder("getNote", "GET", "/notes/{note_id}")
                                .requires("notes:read")
                                .cors(new CorsPolicy(List.of("Authorization"), List.of("Retry-After")))
                                .produces("application/json")
                                .build(),
                        RunningPipeline::getNote),
                Route.of(
                        Operation.builder("getMine", "GET", "/notes/mine")
                                .requires()
                                .produces("application/json")
                                .build(),
                        incoming -> note(incoming.call().caller().subject())),
                Route.of(
                        Operation.builder("createNote", "POST", "/notes")
                                .alias("/notes/")
                                .requires("notes:admin")
                                .requires("notes:write", "notes:read")
                                .consumes("application/json")
                                .produces("application/json")
                                .status(201)
                                .build(),
                        incoming -> createNote(incoming, created)),
                Route.of(
                        Operation.builder("updateNote", "PATCH", "/notes/{id}")
                                .consumes("application/merge-patch+json")
                                .produces("application/json")
                                .build(),
                        RunningPipeline::readNote),
                Route.of(
                        Operation.builder("deleteNote", "DELETE", "/notes/{id}").build(),
                        incoming -> Response.empty(204)),
                Route.of(
                        Operation.builder("search", "GET", "/search")
                                .cors(new CorsPolicy(List.of(), List.of()))
                                .produces("application/json")
                                .build(),
                        RunningPipeline::search),
                Route.of(
                        Operation.builder("failing", "GET", "/failing/{how}").build(),
                        incoming -> fail(incoming.path("how"))),
                Route.of(limited("perAddress", 5, RateLimit.Per.ADDRESS).build(), incoming -> note("limited")),
                Route.of(limited("perUser", 1, RateLimit.Per.USER).requires().build(), incoming -> note("limited")),
                Route.of(
                        limited("perClient", 1, RateLimit.Per.CLIENT).requires().build(), incoming -> note("limited")),
                Route.of(
                        limited("twice", 2, RateLimit.Per.ADDRESS)
                                .rateLimit(new RateLimit("a \"day\"", 3, Duration.ofDays(1), RateLimit.Per.ADDRESS))
                                .build(),
                        incoming -> note("limited")),
                Route.of(limited("thenInvalid", 5, RateLimit.Per.ADDRESS).build(), incoming -> {
                    throw ProblemException.conflict("no");
                }),
                Route.protocol(
                        limited("protocol", 1, RateLimit.Per.ADDRESS).protocol().build(),
                        exchange -> exchange.send(Response.empty(204))),
                protocol("echo", "POST", exchange -> exchange.send(Response.of(200, "text/plain", exchange.body()))),
                protocol(
                        "document",
                        "GET",
                        exchange -> exchange.send(Response.of(200, "application/yaml", bytes("a: 1\n"))
                                .header("Cache-Control", "max-age=60"))),
                protocol("raw", "GET", exchange -> exchange.response().send("raw")),
                protocol("stream", "GET", exchange -> {
                    try (var content = exchange.response().outputStream()) {
                        content.write(bytes("one,"));
                        content.write(bytes("two"));
                    }
                }),
                protocol("silent", "GET", exchange -> {}),
                protocol("twice", "GET", exchange -> {
                    exchange.send(Response.of(200, "text/plain", bytes("first")));
                    exchange.send(Response.of(200, "text/plain", bytes("second")));
                }),
                protocol("refusing", "GET", exchange -> {
                    exchange.response().contentLength(5);
                    throw ProblemException.forbidden("not you");
                }),
                protocol("half", "GET", exchange -> {
                    var content = exchange.response().outputStream();
                    content.write(new byte[100_000]);
                    content.write(new byte[100_000]);
                    content.flush();
                    throw new IOException("the hidden reason");
                }));
    }

    private static Operation.Builder limited(String name, long limit, RateLimit.Per per) {
        return Operation.builder("limited-" + name, "GET", "/limited/" + name)
                .rateLimit(new RateLimit(name, limit, Duration.ofMinutes(1), per))
                .produces("application/json");
    }

    private static Route protocol(String name, String method, ProtocolEndpoint endpoint) {
        return Route.protocol(
                Operation.builder("protocol-" + name, method, "/protocol/" + name)
                        .protocol()
                        .build(),
                endpoint);
    }

    private static Response note(String text) {
        return Response.of(200, "application/json", NOTE, new Note(text, 1));
    }

    private static Response getNote(DecodedRequest incoming) {
        LOG.info("Note requested: {}", incoming.path("note_id"));
        return note(incoming.path("note_id"));
    }

    private static Response createNote(DecodedRequest incoming, AtomicInteger created) {
        Response reply = readNote(incoming);
        created.incrementAndGet();
        return Response.of(201, "application/json", reply.content()).header("Location", "/notes/1");
    }

    private static Response readNote(DecodedRequest incoming) {
        var violations = new Violations();
        if (!"".equals(String.join("", incoming.query("dry")))) {
            violations.add("query", "/dry", "must be empty");
        }
        Note note = incoming.body(NOTE, true, violations);
        violations.throwIfAny();
        return Response.of(200, "application/json", NOTE, note);
    }

    private static Response search(DecodedRequest incoming) {
        String found = "q=" + incoming.query("q") + " none=" + incoming.query("none") + " X-Tag="
                + incoming.header("x-tag") + " c=" + incoming.cookie("c");
        return Response.of(200, "application/json", Codecs.STRING, found);
    }

    private static Response fail(String how) throws Exception {
        return switch (how) {
            case "exception" -> throw new IOException("the hidden reason");
            case "error" -> throw new AssertionError("the hidden reason");
            case "header" -> Response.empty(204).header("X-Echo", "a\r\nX-Evil: b");
            case "interrupt" -> throw new InterruptedException("the hidden reason");
            case "unavailable" -> throw ProblemException.unavailable("The database rests", Duration.ofMillis(1500));
            default -> throw ProblemException.notFound("no such way to fail");
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int created() {
        return created.get();
    }

    void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    URI uri(String path) {
        return edge.api(path);
    }

    String raw(String... parts) throws IOException {
        return edge.rawApi(parts);
    }

    void rawHalf(String half) throws IOException {
        edge.rawApiAndGo(half);
    }

    /** Opens a connection, which its caller closes. */
    Socket connect() throws IOException {
        return edge.connect();
    }

    Answer get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer send(String method, String path, String body, String... headers) throws Exception {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    @Override
    public void close() {
        client.close();
        edge.close();
    }

    /** A response. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        /** Returns the lines of a header; empty for none. */
        String header(String name) {
            return String.join(" | ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }

        /** Returns the problem in the body; fails if there is none. */
        JsonObject problem() {
            if (!header("Content-Type").equals("application/problem+json")) {
                throw new AssertionError(status + " is no problem: " + header("Content-Type") + " " + body);
            }
            JsonObject problem = Json.createReader(new StringReader(body)).readObject();
            if (problem.getInt("status") != status
                    || !problem.getString("instance").equals("urn:notes:request:" + header("X-Request-Id"))
                    || problem.getString("title").isEmpty()
                    || problem.getString("detail").isEmpty()) {
                throw new AssertionError("no sound problem: " + body);
            }
            return problem;
        }

        /** Returns the last part of the problem's type. */
        String kind() {
            String type = problem().getString("type");
            String prefix = "https://notes.example/problems/";
            return type.startsWith(prefix) ? type.substring(prefix.length()) : type;
        }
    }
}
