package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualSchemasTest {
    private static final String ERROR =
            "{type: object, required: [ok], properties: {ok: {const: false}, error: {type: object, properties: {code: {type: string}}}}}";

    @Test
    void equalErrorsOfManyOperationsAreOneClass() {
        Contract contract = Documents.of("paths:\n" + failing("a", "default", ERROR) + failing("b", "default", ERROR)
                        + failing("c", "4XX", ERROR))
                .contract();

        assertEquals(List.of("ErrorResponse", "ErrorResponseError"), names(contract));
        assertEquals(
                3,
                contract.operations().stream()
                        .map(EqualSchemasTest::failure)
                        .filter("Reference[name=ErrorResponse]"::equals)
                        .count());
    }

    @Test
    void errorsOfOneStatusAreNamedByIt() {
        Contract contract = Documents.of("paths:\n" + failing("a", "404", ERROR) + failing("b", "404", ERROR)
                        + failing("c", "409", ERROR.replace("ok", "well"))
                        + failing("d", "409", ERROR.replace("ok", "well")))
                .contract();

        assertEquals(List.of("ErrorResponse404", "ErrorValue", "ErrorResponse409"), names(contract));
    }

    @Test
    void theOrderOfMembersAndTheDescriptionOfThePlaceMakeNoOtherClass() {
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: {type: object, description: Of a pet., properties: {x: {type: string}, y: {}}}}}
                Shop: {type: object, properties: {home: {properties: {y: {}, x: {type: string}}, type: object, description: Of a shop.}}}
                """);

        assertEquals(List.of("Home", "Pet", "Shop"), sorted(names(contract)));
        assertEquals("", contract.declaration("Home").description());
        assertEquals("Of a pet.", description(contract, "Pet"));
        assertEquals("Of a shop.", description(contract, "Shop"));
    }

    @Test
    void aDescriptionThatAllPlacesShareIsTheClasss() {
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: {type: object, description: An address., properties: {x: {}}}}}
                Shop: {type: object, properties: {home: {type: object, description: An address., properties: {x: {}}}}}
                """);

        assertEquals("An address.", contract.declaration("Home").description());
    }

    @Test
    void aTitleOrANameForTheSdkNamesTheClass() {
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: {type: object, title: Postal address, properties: {x: {}}}, at: {type: object, x-sdk-name: Spot, properties: {y: {}}}}}
                Shop: {type: object, properties: {site: {type: object, title: Postal address, properties: {x: {}}}, in: {type: object, x-sdk-name: Spot, properties: {y: {}}}}}
                """);

        assertEquals(List.of("Pet", "PostalAddress", "Shop", "Spot"), sorted(names(contract)));
    }

    @Test
    void withNothingInCommonTheFirstPlaceNamesTheClass() {
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: {type: object, properties: {x: {}}}}}
                Shop: {type: object, properties: {site: {type: object, properties: {x: {}}}}}
                """);

        assertEquals(List.of("Pet", "PetHome", "Shop"), sorted(names(contract)));
    }

    @Test
    void aClassOfTheDocumentsOwnNameIsNeverRenamedOrTaken() {
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: {type: object, properties: {x: {}}}, other: {$ref: '#/components/schemas/Home'}}}
                Shop: {type: object, properties: {home: {type: object, properties: {x: {}}}}}
                Home: {type: object, properties: {x: {}}}
                """);

        assertEquals(List.of("Home", "Pet", "PetHome", "Shop"), sorted(names(contract)));
    }

    @Test
    void readOnlyAndWriteOnlyPropertiesAreNotShared() {
        String body = "{type: object, required: [id], properties: {id: {type: string, readOnly: true}}}";
        String operation = """
                  /%1$s:
                    put:
                      operationId: put%1$s
                      requestBody: {content: {application/json: {schema: %2$s}}}
                      responses: {'200': {description: It., content: {application/json: {schema: %2$s}}}}
                """;
        Contract contract = Documents.of("paths:\n" + operation.formatted("A", body) + operation.formatted("B", body))
                .contract();

        assertEquals(List.of("PutARequest", "PutAResponse"), names(contract));
    }

    @Test
    void warningsOfEveryPlaceAreKept() {
        String part = "{type: object, properties: {x: {type: array}}}";
        Contract contract = schemas("""
                Pet: {type: object, properties: {home: %1$s}}
                Shop: {type: object, properties: {home: %1$s}}
                """.formatted(part));

        assertEquals(
                2,
                contract.warnings().stream()
                        .filter(warning -> warning.rule().equals("missing-items"))
                        .count());
    }

    @Test
    void anotherPlaceAtTheEndRenamesNothingThatIsShared() {
        List<String> before =
                names(Documents.of("paths:\n" + failing("a", "default", ERROR) + failing("b", "default", ERROR))
                        .contract());

        List<String> after = names(Documents.of("paths:\n" + failing("a", "default", ERROR)
                        + failing("b", "default", ERROR) + failing("c", "default", ERROR))
                .contract());

        assertEquals(before, after);
        assertTrue(before.contains("ErrorResponse"), before::toString);
    }

    private static String failing(String name, String status, String schema) {
        return """
                  /%1$s:
                    get:
                      operationId: get%1$s
                      responses:
                        '204': {description: Nothing.}
                        '%2$s': {description: Bad., content: {application/json: {schema: %3$s}}}
                """.formatted(name, status, schema);
    }

    private static Contract schemas(String schemas) {
        return Documents.of("""
                paths:
                  /a:
                    get:
                      operationId: getA
                      responses:
                        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
                        '201': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}
                components:
                  schemas:
                """ + schemas.indent(4)).contract();
    }

    private static String failure(Operation operation) {
        return operation.responses().get(1).content().get(0).use().type().toString();
    }

    private static String description(Contract contract, String name) {
        return ((Declaration.ObjectType) contract.declaration(name))
                .fields()
                .get(0)
                .use()
                .description();
    }

    private static List<String> names(Contract contract) {
        return contract.declarations().stream().map(Declaration::name).toList();
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
