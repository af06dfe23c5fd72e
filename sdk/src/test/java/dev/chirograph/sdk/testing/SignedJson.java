package dev.chirograph.sdk.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * A signed JSON object (RFC 7515), as its receiver reads it.
 *
 * @param text the compact serialization
 */
public record SignedJson(String text) {
    /** Returns the header. */
    public JsonObject header() {
        return part(0);
    }

    /** Returns the payload. */
    public JsonObject claims() {
        return part(1);
    }

    /** Returns whether a key verifies the signature, by ES256 or PS256 depending on the header. */
    public boolean isSignedBy(PublicKey key) throws GeneralSecurityException {
        Signature signature;
        if (header().getString("alg").equals("ES256")) {
            signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        } else {
            signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initVerify(key);
        signature.update(text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(text.split("\\.")[2]));
    }

    private JsonObject part(int index) {
        byte[] bytes = Base64.getUrlDecoder().decode(text.split("\\.")[index]);
        return Json.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))
                .readObject();
    }
}
