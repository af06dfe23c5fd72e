package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.http.PathTemplate;
import dev.chirograph.server.runtime.http.PercentEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
    private final RoutingTable table = RoutingTable.of(
            List.of(
                    route("root", "GET", "/"),
                    route("me", "GET", "/users/me"),
                    route("list", "GET", "/users", "/users/"),
                    route("create", "POST", "/users", "/users/"),
                    route("get", "GET", "/users/{user_id}"),
                    route("delete", "DELETE", "/users/{id}"),
                    route("mine", "GET", "/users/me/items/{item_id}"),
                    route("theirs", "GET", "/users/{user_id}/items/{item_id}"),
                    route("letters", "GET", "/users/{user_id}/letters"),
                    route("pdf", "GET", "/files/{name}.pdf"),
                    route("file", "GET", "/files/{name}"),
                    route("compare", "GET", "/compare/{base}...{head}"),
                    route("publish", "POST", "/books/{book}:publish"),
                    route("search", "GET", "/search"),
                    route("searchBooks", "GET", "/search?type=book"),
                    route("searchOf", "GET", "/search?type=book&by={author}"),
                    route("anchored", "GET", "/anchored#part"),
                    route("encoded", "GET", "/a%20b/ä/100%")),
            Set.of());

    @Test
    void literalPathGoesBeforeOneWithParameters() {
        assertEquals("me", choose("GET", "/users/me"));
        assertEquals("get", choose("GET", "/users/you"));
        assertEquals("mine", choose("GET", "/users/me/items/1"));
        assertEquals("theirs", choose("GET", "/users/you/items/1"));
    }

    @Test
    void literalThatLeadsNowhereDoesNotHideTheParameters() {
        assertEquals("letters", choose("GET", "/users/me/letters"));
    }

    @Test
    void pathIsMatchedBeforeTheMethod() {
        assertNull(choose("DELETE", "/users/me"));
        assertEquals("GET, HEAD, OPTIONS", allow("/users/me"));
    }

    @Test
    void routesAtOnePathKeepTheirOwnNamesOfParameters() {
        assertEquals(Map.of("user_id", "7"), parameters("GET", "/users/7"));
        assertEquals(Map.of("id", "7"), parameters("DELETE", "/users/7"));
        assertEquals("GET, HEAD, DELETE, OPTIONS", allow("/users/7"));
    }

    @Test
    void aliasIsTheSameOperation() {
        assertEquals("create", choose("POST", "/users/"));
        assertEquals("list", choose("HEAD", "/users/"));
    }

    @Test
    void rootIsAPath() {
        assertEquals("root", choose("GET", "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user",
                "/users/me/",
                "//users",
                "/users//items/1",
                "/USERS",
                "users",
                "",
                "*",
                "/users/%zz",
                "/%"
            })
    void unknownPathIsNotFound(String path) {
        assertNull(table.find(path));
    }

    @Test
    void parametersAreDecodedSegmentBySegment() {
        assertEquals(
                Map.of("user_id", "a/b", "item_id", "ä+ %"), parameters("GET", "/users/a%2Fb/items/%C3%A4+%20%25"));
        assertEquals("me", choose("GET", "/%75sers/m%65"));
    }

    @Test
    void parameterMayBeAPartOfASegment() {
        assertEquals(Map.of("name", "a.b"), parameters("GET", "/files/a.b.pdf"));
        assertEquals("pdf", choose("GET", "/files/a.pdf"));
        assertEquals("file", choose("GET", "/files/.pdf"));
        assertEquals(Map.of("base", "1.0", "head", "2..0"), parameters("GET", "/compare/1.0...2..0"));
        assertNull(table.find("/compare/...2"));
        assertEquals(Map.of("book", "a:b"), parameters("POST", "/books/a:b:publish"));
    }

    @Test
    void parametersAreKeptAsTheyWereSentToo() {
        assertEquals(
                Map.of("user_id", "a%2Cb,%C3%A4%F0%9F%93%96", "item_id", "%31"),
                raw("/users/a%2Cb,%C3%A4%F0%9F%93%96/items/%31"));
        assertEquals(Map.of("base", "%311", "head", "%C3%A4"), raw("/compare/%311%2E.%2e%C3%A4"));
    }

    @Test
    void pathMayAskForAQuery() {
        assertEquals("search", choose("GET", "/search", "type=film"));
        assertEquals("searchBooks", choose("HEAD", "/search", "a=1&type=bo%6Fk"));
        assertEquals("searchOf", choose("GET", "/search", "by=Austen&type=book"));
        assertEquals(
                Map.of("author", "Austen"),
                table.find("/search").choose("GET", "by=Austen&type=book").rawParameters());
    }

    @Test
    void fragmentIsNeverSent() {
        assertEquals("anchored", choose("GET", "/anchored"));
    }

    @Test
    void literalMayBeWrittenAsItIsOrAsItIsSent() {
        assertEquals("encoded", choose("GET", "/a%20b/%C3%A4/100%25"));
    }

    @Test
    void routesThatOnlyWhatIsNeverSentTellsApartAreRefused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> RoutingTable.of(List.of(route("a", "POST", "/#a"), route("b", "POST", "/#b")), Set.of()));

        assertEquals(
                "b (POST /#b) is at the same path as a (POST /#a): no request could tell which of them it means",
                refused.getMessage());
    }

    @Test
    void twoRoutesAtTheSamePathAndMethodAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RoutingTable.of(List.of(route("a", "GET", "/a/{x}"), route("b", "GET", "/a/{y}")), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "/{a", "/a/{b}/{c"})
    void templateThatIsNoneIsRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> PathTemplate.parse(path));
    }

    private Map<String, String> raw(String path) {
        return table.find(path).choose("GET", "").rawParameters();
    }

    private String choose(String method, String path) {
        return choose(method, path, "");
    }

    private String choose(String method, String path, String query) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        RoutingTable.Chosen chosen = match.choose(method, query);
        return chosen == null ? null : chosen.route().operation().id();
    }

    private Map<String, String> parameters(String method, String path) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        RoutingTable.Chosen chosen = match.choose(method, "");
        assertNotNull(chosen, method);
        Map<String, String> decoded = new HashMap<>();
        chosen.rawParameters().forEach((name, raw) -> decoded.put(name, PercentEncoding.decode(raw)));
        return decoded;
    }

    private String allow(String path) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        return match.allow();
    }

    private static Route route(String id, String method, String path, String... aliases) {
        Operation.Builder operation = Operation.builder(id, method, path);
        Arrays.stream(aliases).forEach(operation::alias);
        return Route.of(operation.build(), incoming -> Response.empty(204));
    }
}
