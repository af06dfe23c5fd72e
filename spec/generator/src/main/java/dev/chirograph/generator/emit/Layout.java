package dev.chirograph.generator.emit;

/**
 * The packages of generated classes and of the classes they use.
 *
 * @param half the generated half
 * @param modelPackage the models
 * @param codecPackage the codecs
 * @param apiPackage the operations, handlers and routes, or the client's groups
 * @param supportPackage the JSON support
 * @param runtimePackage the hand-written runtime: the server's runtime package, or the SDK's root package
 * @param callPackage the hand-written engine of the client; the server half does not use it
 * @param unknownProperties whether the client's models keep properties that the document does not name
 */
public record Layout(
        Half half,
        String modelPackage,
        String codecPackage,
        String apiPackage,
        String supportPackage,
        String runtimePackage,
        String callPackage,
        boolean unknownProperties) {

    /** The halves of a contract. */
    public enum Half {
        SERVER,
        CLIENT
    }

    /** A layout whose models keep unknown properties. */
    public Layout(
            Half half,
            String modelPackage,
            String codecPackage,
            String apiPackage,
            String supportPackage,
            String runtimePackage,
            String callPackage) {
        this(half, modelPackage, codecPackage, apiPackage, supportPackage, runtimePackage, callPackage, true);
    }

    /** Returns the same layout with client models that drop unknown properties, which needs less code. */
    public Layout withoutUnknownProperties() {
        return new Layout(
                half, modelPackage, codecPackage, apiPackage, supportPackage, runtimePackage, callPackage, false);
    }

    /** Chirograph's own layout of a half. */
    public static Layout of(Half half) {
        return switch (half) {
            case SERVER ->
                new Layout(
                        half,
                        "dev.chirograph.server.api.model",
                        "dev.chirograph.server.api.codec",
                        "dev.chirograph.server.api",
                        "dev.chirograph.server.runtime.json",
                        "dev.chirograph.server.runtime",
                        "dev.chirograph.server.runtime");
            case CLIENT ->
                new Layout(
                        half,
                        "dev.chirograph.sdk.model",
                        "dev.chirograph.sdk.internal.codec",
                        "dev.chirograph.sdk.api",
                        "dev.chirograph.sdk.internal.json",
                        "dev.chirograph.sdk",
                        "dev.chirograph.sdk.engine");
        };
    }

    /** The qualified name of a declared type's class. */
    public String model(String name) {
        return modelPackage + "." + name;
    }

    /** The qualified name of a declared type's codec; its only instance is {@code INSTANCE}. */
    public String codec(String name) {
        return codecPackage + "." + name + "Codec";
    }

    /** The qualified name of a class among the operations, handlers and routes, or the client's groups. */
    public String api(String name) {
        return apiPackage + "." + name;
    }

    /** The qualified name of a class of the JSON support. */
    public String support(String name) {
        return supportPackage + "." + name;
    }

    /** The qualified name of a class of the hand-written runtime. */
    public String runtime(String name) {
        return runtimePackage + "." + name;
    }

    /** The qualified name of a class of the client's engine. */
    public String call(String name) {
        return callPackage + "." + name;
    }
}
