package dev.chirograph.generator.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.TypeDirections;
import dev.chirograph.generator.contract.Warning;
import dev.chirograph.generator.contract.Webhook;
import dev.chirograph.generator.read.Document;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    private static final Path DOCUMENT = CompiledHalf.resource("webhooks.yaml");

    @TempDir
    Path folder;

    @Test
    void webhooksAndCallbacksAreNamedAsTheDocumentCallsThem() throws Exception {
        Contract contract = Document.load(DOCUMENT).contract();

        assertEquals(
                List.of(
                        "NewPetWebhook",
                        "PetGoneWebhook",
                        "NewPetWebhook2",
                        "PlainPostWebhook",
                        "PlainJsonWebhook",
                        "SubscribeOnEventCallback",
                        "DoneCallback"),
                contract.webhooks().stream().map(Webhook::name).toList());
        assertEquals(
                List.of("callback onEvent of subscribe", "callback shared"),
                contract.webhooks().stream().map(Webhook::label).skip(5).toList());
    }

    @Test
    void payloadsGoTheWayOfResponses() throws Exception {
        Contract contract = Document.load(DOCUMENT).contract();

        TypeDirections directions = TypeDirections.of(contract);

        assertTrue(directions.responses("SubscribeOnEventCallback"));
        assertFalse(directions.requests("SubscribeOnEventCallback"));
        assertTrue(directions.requests("SubscribeOnEventCallbackResponse"));
        assertFalse(directions.responses("SubscribeOnEventCallbackResponse"));
    }

    @Test
    void aClientReadsPayloadsAndToleratesUnknownMembers() throws Exception {
        CompiledHalf client = CompiledHalf.of(Layout.Half.CLIENT, DOCUMENT);
        Class<?> webhooks = client.load(folder, "17", "api.Webhooks");

        Object pet = call(webhooks, "readNewPetWebhook", "{\"id\": 7, \"name\": \"Rex\", \"new\": true}");
        Object event = call(webhooks, "readSubscribeOnEventCallback", "{\"id\": \"e1\"}");

        assertEquals(7L, pet.getClass().getMethod("id").invoke(pet));
        assertEquals("e1", event.getClass().getMethod("id").invoke(event));
        Exception thrown = assertThrows(
                InvocationTargetException.class, () -> call(webhooks, "readNewPetWebhook", "{\"name\": \"Rex\"}"));
        assertEquals(IllegalArgumentException.class, thrown.getCause().getClass());
    }

    @Test
    void aServerWritesPayloadsWithWhatOnlyResponsesCarry() throws Exception {
        CompiledHalf server = CompiledHalf.of(Layout.Half.SERVER, DOCUMENT);
        Class<?> webhooks = server.load(folder, "25", "api.Webhooks");
        Class<?> event = webhooks.getClassLoader().loadClass("api.model.SubscribeOnEventCallback");
        Object builder = event.getMethod("builder").invoke(null);
        builder.getClass().getMethod("id", String.class).invoke(builder, "e1");

        byte[] json = (byte[]) webhooks.getMethod("writeSubscribeOnEventCallback", event)
                .invoke(null, builder.getClass().getMethod("build").invoke(builder));

        assertEquals("{\"id\":\"e1\"}", new String(json, StandardCharsets.UTF_8));
    }

    @Test
    void aModelSaysOfWhichWebhookItIsThePayload() {
        CompiledHalf client = CompiledHalf.of(Layout.Half.CLIENT, DOCUMENT);

        assertTrue(client.source("api/model/Pet.java").contains("The payload of the webhook newPet."));
        assertTrue(client.source("api/model/PlainJsonWebhook.java").contains("The payload of the webhook plain."));
        assertTrue(client.source("api/model/DoneCallback.java").contains("The payload of the callback shared."));
    }

    @Test
    void theWarningsSayWhatIsStillNotMade() throws Exception {
        Contract contract = Document.load(DOCUMENT).contract();

        assertEquals(
                List.of(
                        "/webhooks",
                        "/webhooks/plain/post/requestBody",
                        "/paths/~1subscriptions/post/callbacks",
                        "/paths/~1subscriptions/put/callbacks"),
                contract.warnings().stream()
                        .filter(warning -> warning.rule().equals("not-generated"))
                        .map(Warning::pointer)
                        .toList());
    }

    private static Object call(Class<?> webhooks, String method, String json) throws Exception {
        Method reader = webhooks.getMethod(method, byte[].class);
        return reader.invoke(null, (Object) json.getBytes(StandardCharsets.UTF_8));
    }
}
