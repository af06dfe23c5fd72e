package dev.chirograph.server.oauth.device;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import dev.chirograph.server.oauth.grant.Grant;
import dev.chirograph.server.oauth.grant.GrantRequest;
import dev.chirograph.server.oauth.grant.Granted;

/** Gives tokens for a device code, as soon as a user has agreed (RFC 8628, section 3.4). */
public final class DeviceGrant implements Grant {
    private final DeviceAuthorizations authorizations;

    /** Takes device codes of these authorizations. */
    public DeviceGrant(DeviceAuthorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public Granted grant(GrantRequest request) {
        return authorizations.fetch(
                ((DeviceCodeGrant) request.message()).getDeviceCode().getValue(), request);
    }
}
