package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String FORM_DATA = "multipart/form-data";
    private static final String B = FORM_DATA + "; boundary=b";
    private static final Codec<Map<String, byte[]>> FILES = Codecs.map(Codecs.BINARY);
    private static final Codec<Map<String, List<byte[]>>> FILE_LISTS = Codecs.map(Codecs.list(Codecs.BINARY));
    private static final Codec<Map<String, String>> TEXTS = Codecs.map(Codecs.STRING);
    private static final byte[] NO_TEXT = {(byte) 0xff, 0, '\r', '\n', '-', '-', (byte) 0x80};

    private final Violations violations = new Violations();

    @Test
    void eachPropertyIsAPart() {
        Multipart body = Multipart.write(
                FORM_DATA,
                Codecs.ANYTHING,
                Json.value("""
                        {"text":"a\\r\\n\u00e9","number":1.50,"list":["x","y"],"object":{"a":[1]},"none":null,"empty":[],
                        "q\\"\\r\\n":"n","json":[1,2]}"""),
                Map.of("json", Encoding.in("application/json"), "text", Encoding.in("text/*", "text/markdown")));

        assertEquals(
                """
                --B
                Content-Disposition: form-data; name="text"
                Content-Type: text/markdown

                a
                \u00e9
                --B
                Content-Disposition: form-data; name="number"

                1.50
                --B
                Content-Disposition: form-data; name="list"

                x
                --B
                Content-Disposition: form-data; name="list"

                y
                --B
                Content-Disposition: form-data; name="object"
                Content-Type: application/json

                {"a":[1]}
                --B
                Content-Disposition: form-data; name="none"
                Content-Type: application/json

                null
                --B
                Content-Disposition: form-data; name="q%22%0D%0A"

                n
                --B
                Content-Disposition: form-data; name="json"
                Content-Type: application/json

                [1,2]
                --B--
                """.replace("\n", "\r\n"),
                new String(body.content(), StandardCharsets.UTF_8).replace(boundary(body), "B"));
    }

    @Test
    void bytesAreAFileAndStandAsTheyAre() {
        Multipart body = Multipart.write(FORM_DATA, FILES, Map.of("f", NO_TEXT), Map.of());
        Multipart image =
                Multipart.write(FORM_DATA, FILES, Map.of("f", NO_TEXT), Map.of("f", Encoding.in("image/png")));

        String text = new String(body.content(), StandardCharsets.ISO_8859_1);
        assertTrue(
                text.contains("name=\"f\"; filename=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\n\u00ff\0"));
        assertTrue(new String(image.content(), StandardCharsets.ISO_8859_1).contains("Content-Type: image/png\r\n"));
        assertArrayEquals(
                NO_TEXT,
                Multipart.read(FILES, body.mediaType(), body.content(), Map.of())
                        .get("f"));
        assertNotEquals(boundary(body), boundary(image));
    }

    @Test
    void bytesWithinJsonMustBeText() {
        Codec<Map<String, Map<String, byte[]>>> codec = Codecs.map(FILES);

        assertThrows(
                IllegalArgumentException.class,
                () -> Multipart.write(FORM_DATA, codec, Map.of("a", Map.of("b", NO_TEXT)), Map.of()));
        Multipart body = Multipart.write(FORM_DATA, codec, Map.of("a", Map.of("b", utf8("\u00e9\""))), Map.of());
        assertTrue(new String(body.content(), StandardCharsets.UTF_8).contains("{\"b\":\"\u00e9\\\"\"}"));
        assertThrows(IllegalArgumentException.class, () -> Multipart.write(FORM_DATA, Codecs.STRING, "a", Map.of()));
    }

    @Test
    void aListIsPartsWithoutNames() {
        Multipart body =
                Multipart.write("multipart/mixed", Codecs.list(Codecs.BINARY), List.of(NO_TEXT, utf8("")), Map.of());

        List<byte[]> read = Multipart.read(Codecs.list(Codecs.BINARY), body.mediaType(), body.content(), Map.of());

        assertEquals(2, read.size());
        assertArrayEquals(NO_TEXT, read.get(0));
        assertArrayEquals(utf8(""), read.get(1));
    }

    @Test
    void partsAreReadAsTheCodecAsks() {
        String body = """
                preamble
                --b \t
                Content-Disposition: form-data; name="object"
                Content-Type: application/merge-patch+json

                {"a":1}
                --b
                content-disposition: form-data;filename="a;b"; name=list

                1
                --b
                Content-Disposition: form-data; name="list"
                Content-Type: text/plain; charset=iso-8859-1

                \u00e9
                --b
                Content-Disposition: form-data; name="text \\" %22"
                Content-Transfer-Encoding: binary

                no --b is a boundary here
                --b
                Content-Disposition: form-data; name="empty"

                --b--
                epilogue""".replace("\n", "\r\n");

        Object read = Multipart.read(
                Codecs.ANYTHING, FORM_DATA + ";charset=x; boundary=\"b\"", latin(body), Map.of(), violations);

        assertEquals(
                Json.value(
                        "{\"object\":{\"a\":1},\"list\":[1,\"\u00e9\"],\"text \\\" \\\"\":\"no --b is a boundary here\",\"empty\":\"\"}"),
                read);
        assertEquals(List.of(), violations.list());
    }

    @Test
    void typeMismatchIsReportedWithItsPointer() {
        String body = part("n", "", "x") + part("l", "", "1") + part("l", "", "y")
                + part("j", "Content-Type: application/json\r\n", "{\"a\":") + part("o", "", "{}")
                + part("i", "Content-Type: image/gif\r\n", "1") + part("u", "Content-Type: text/plain\r\n", "\u00ff")
                + part("c", "Content-Type: text/plain; charset=x-none\r\n", "1") + "--b--";

        assertNull(Multipart.read(
                Codecs.map(Codecs.list(Codecs.INT64)),
                B,
                latin(body),
                Map.of("i", Encoding.in("image/png", "image/jpeg")),
                violations));

        assertEquals(
                List.of(
                        "/i: must be of the media type image/png or image/jpeg",
                        "/n/0: must be a whole number",
                        "/l/1: must be a whole number",
                        "/j: must be JSON",
                        "/o/0: must be a whole number",
                        "/u/0: must be text in UTF-8",
                        "/c/0: must be text in UTF-8"),
                violations.list().stream()
                        .map(each -> each.pointer() + ": " + each.message())
                        .toList());
    }

    @Test
    void aPartThatIsSentTwiceIsNoSingleValue() {
        assertNull(Multipart.read(
                TEXTS, B, latin(part("a", "", "1") + part("a", "", "2") + "--b--"), Map.of(), violations));

        assertEquals(List.of(new Violation("body", "/a", "must be sent once")), violations.list());
    }

    @Test
    void base64IsDecodedForWhoWantsBytes() {
        byte[] body = latin(part("f", "Content-Transfer-Encoding: BASE64\r\n", "/wA=") + "--b--");

        assertArrayEquals(
                new byte[] {(byte) 0xff, 0},
                Multipart.read(FILES, B, body, Map.of()).get("f"));
        assertArrayEquals(
                new byte[] {(byte) 0xff, 0},
                Multipart.read(Codecs.map(Codecs.BYTES), B, body, Map.of()).get("f"));
    }

    @Test
    void noPartsAreAnObjectWithoutMembers() {
        assertEquals(Map.of(), Multipart.read(TEXTS, B, latin("--b--\r\n"), Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                  | The body has no boundary as its media type names it
            --c--                               | The body has no boundary as its media type names it
            --b                                 | The body has something else in the line of a boundary
            --bc;;--b--                         | The body has something else in the line of a boundary
            --b-;;--b--                         | The body has something else in the line of a boundary
            --b;A: 1;                           | A part ends among its headers
            --b;A: 1;;x                         | The body ends without its last boundary
            --b;;x;--b                          | The body has something else in the line of a boundary
            --b;A;;x;--b--                      | A part has a line among its headers that is none
            --b;A: 1; B: 2;;x;--b--             | A part has a line among its headers that is none
            --b;A: 1;a: 2;;x;--b--              | A part has a header twice
            --b;A: \u00ff;;x;--b--              | A part has a header that is not UTF-8
            --b;Content-Transfer-Encoding: x;;x;--b-- | A part has a Content-Transfer-Encoding that is not known here
            """)
    void aBodyThatIsNotInPartsIsMalformed(String lines, String expected) {
        byte[] body = latin(lines == null ? "" : lines.replace(";", "\r\n"));

        MalformedContentException thrown = assertThrows(
                MalformedContentException.class, () -> Multipart.read(TEXTS, B, body, Map.of(), violations));

        assertEquals(expected, thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "; boundary", "; boundary=", "; boundary=\"a\u00e9\"", "; boundary=\"a \"", "; boundary=a\\b"
            })
    void aMediaTypeWithoutABoundaryIsMalformed(String parameters) {
        assertThrows(
                MalformedContentException.class,
                () -> Multipart.read(TEXTS, FORM_DATA + parameters, latin("--b--"), Map.of()));
    }

    @Test
    void tooManyFieldsAreMalformed() {
        byte[] parts = latin(part("a", "", "1").repeat(1001) + "--b--");
        byte[] headers = latin(part("a", ("X: " + "x".repeat(8192) + "\r\n"), "1") + "--b--");

        assertThrows(MalformedContentException.class, () -> Multipart.read(TEXTS, B, parts, Map.of()));
        assertThrows(MalformedContentException.class, () -> Multipart.read(TEXTS, B, headers, Map.of()));
        assertEquals(
                1000,
                Multipart.read(
                                Codecs.map(Codecs.list(Codecs.INT64)),
                                B,
                                latin(part("a", "", "1").repeat(1000) + "--b--"),
                                Map.of())
                        .get("a")
                        .size());
    }

    @Test
    void aPartWithoutANameIsNoProperty() {
        Multipart.read(TEXTS, B, latin(part("a", "", "1") + "--b\r\n\r\nx\r\n--b--"), Map.of(), violations);

        assertEquals(List.of(new Violation("body", "", "must have a name for each of its parts")), violations.list());
    }

    @RepeatedTest(200)
    void everyValueComesBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, List<byte[]>> files = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<byte[]> list = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                list.add(bytes(random));
            }
            files.put(StylesTest.text(random), list);
            texts.put(StylesTest.text(random), StylesTest.text(random));
        }

        Multipart sentFiles = Multipart.write(FORM_DATA, FILE_LISTS, files, Map.of());
        Multipart sentTexts = Multipart.write(FORM_DATA, TEXTS, texts, Map.of());

        Map<String, List<byte[]>> read =
                Multipart.read(FILE_LISTS, sentFiles.mediaType(), sentFiles.content(), Map.of());
        assertEquals(List.copyOf(files.keySet()), List.copyOf(read.keySet()));
        files.forEach((name, list) ->
                assertTrue(Arrays.deepEquals(list.toArray(), read.get(name).toArray()), name));
        assertEquals(texts, Multipart.read(TEXTS, sentTexts.mediaType(), sentTexts.content(), Map.of()));
    }

    @RepeatedTest(300)
    void noBytesMakeAnExceptionButTheOneThatIsDeclared(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String[] pieces = {
            "--b",
            "\r\n",
            "\r\n--b",
            "--",
            "--b--",
            "\r",
            "\n",
            "Content-Disposition: form-data; name=\"a\"",
            "name=",
            ": ",
            "\"",
            "Content-Type: application/json",
            "{",
            "\u00ff",
            "\r\n\r\n",
            "x"
        };
        StringBuilder body = new StringBuilder("--b\r\nContent-Disposition: form-data; name=a\r\n");
        for (int i = random.nextInt(20); i > 0; i--) {
            body.append(pieces[random.nextInt(pieces.length)]);
        }
        String mediaType = B + pieces[random.nextInt(pieces.length)];

        for (Codec<?> codec : List.of(TEXTS, FILE_LISTS, Codecs.ANYTHING, Codecs.STRING, Codecs.map(Codecs.INT64))) {
            try {
                Multipart.read(codec, mediaType, latin(body.toString()), Map.of(), violations);
            } catch (MalformedContentException e) {
                assertTrue(e.getMessage().length() > 10);
            }
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(12)];
        byte[] letters = {'\r', '\n', '-', 'p', (byte) 0xff, 0};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = letters[random.nextInt(letters.length)];
        }
        return bytes;
    }

    private static String part(String name, String headers, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n" + headers + "\r\n" + content + "\r\n";
    }

    private static String boundary(Multipart body) {
        return body.mediaType().substring((FORM_DATA + "; boundary=").length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
