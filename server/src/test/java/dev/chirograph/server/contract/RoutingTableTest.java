package dev.chirograph.server.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {
    private final RoutingTable table = RoutingTable.of(List.of(
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
            route("publish", "POST", "/books/{book}:publish")));

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
    void whatIsNoPathOfOursIsNotFound(String path) {
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
    void twoRoutesAtTheSamePathAndMethodAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RoutingTable.of(List.of(route("a", "GET", "/a/{x}"), route("b", "GET", "/a/{y}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "/{a", "/a/{b}/{c"})
    void templateThatIsNoneIsRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> PathTemplate.parse(path));
    }

    private String choose(String method, String path) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        RoutingTable.Chosen chosen = match.choose(method);
        return chosen == null ? null : chosen.route().operation().id();
    }

    private Map<String, String> parameters(String method, String path) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        RoutingTable.Chosen chosen = match.choose(method);
        assertNotNull(chosen, method);
        return chosen.parameters();
    }

    private String allow(String path) {
        RoutingTable.Match match = table.find(path);
        assertNotNull(match, path);
        return match.allow();
    }

    private static Route route(String id, String method, String path, String... aliases) {
        Operation.Builder operation = Operation.builder(id, method, path);
        Arrays.stream(aliases).forEach(operation::alias);
        return Route.of(operation.build(), incoming -> Reply.empty(204));
    }
}
