package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.SourceFile;
import dev.chirograph.generator.read.Document;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SdkNamesTest {
    private static final Document DOCUMENT = Document.parse("""
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  operationId: getA
                  parameters: [{name: q, in: query, x-sdk-name: searchText, schema: {type: string}}]
                  responses:
                    '200':
                      description: A.
                      content: {application/json: {schema: {$ref: '#/components/schemas/a'}}}
            components:
              schemas:
                a:
                  x-sdk-name: Article
                  type: object
                  properties:
                    ttl: {type: string, x-sdk-name: title}
                    state: {$ref: '#/components/schemas/State'}
                State: {type: string, enum: ['1', '2'], x-sdk-names: {'1': draft}}
            """);

    @ParameterizedTest
    @EnumSource(Layout.Half.class)
    void schemasPropertiesParametersAndValuesAreCalledAsTheDocumentSays(Layout.Half half) {
        assertSays(half, "Article.java", "public final class Article", "String title()", "Builder title(");
        assertSays(half, "ArticleCodec.java", "case \"ttl\"", "writer.name(\"ttl\")");
        assertSays(half, "State.java", "State DRAFT = ");
    }

    @Test
    void aParameterIsCalledAsTheDocumentSays() {
        assertSays(Layout.Half.SERVER, "Handler.java", "String searchText");
        assertSays(Layout.Half.CLIENT, "GetAParameters.java", "Builder searchText(");
    }

    private static void assertSays(Layout.Half half, String file, String... texts) {
        String source = new Generator(Layout.of(half))
                .emit(DOCUMENT).stream()
                        .filter(one -> one.path().endsWith(file))
                        .map(SourceFile::text)
                        .reduce("", String::concat);
        Arrays.stream(texts).forEach(text -> assertTrue(source.contains(text), text + " in\n" + source));
    }
}
