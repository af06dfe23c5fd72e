package dev.chirograph.generator;

import dev.chirograph.generator.emit.Layout;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The packages that a caller of the generator can choose, by the command line or by openapi-generator. */
enum LayoutOption {
    MODEL("model", "the package of the models"),
    CODEC("codec", "the package of the codecs"),
    API("api", "the package of the operations and handlers, or of the client's groups"),
    SUPPORT("support", "the package of the JSON support"),
    RUNTIME("runtime", "the package of the hand-written runtime"),
    CALL("call", "the package of the client's hand-written pipeline");

    private final String subject;
    private final String description;

    LayoutOption(String subject, String description) {
        this.subject = subject;
        this.description = description;
    }

    /** Returns the name on the command line: {@code model-package}. */
    String hyphenated() {
        return subject + "-package";
    }

    /** Returns the name in a configuration of openapi-generator: {@code modelPackage}. */
    String camelCase() {
        return subject + "Package";
    }

    String description() {
        return description;
    }

    /**
     * Returns the layout of a half with the chosen packages.
     *
     * @param chosen returns the value of an option; null for the default
     */
    static Layout layout(Layout.Half half, Function<LayoutOption, @Nullable String> chosen) {
        Layout usual = Layout.of(half);
        return new Layout(
                half,
                MODEL.value(chosen, usual.modelPackage()),
                CODEC.value(chosen, usual.codecPackage()),
                API.value(chosen, usual.apiPackage()),
                SUPPORT.value(chosen, usual.supportPackage()),
                RUNTIME.value(chosen, usual.runtimePackage()),
                CALL.value(chosen, usual.callPackage()));
    }

    private String value(Function<LayoutOption, @Nullable String> chosen, String usual) {
        String value = chosen.apply(this);
        return value == null ? usual : value;
    }
}
