package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;

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
    public GrantResult grant(GrantRequest request) {
        return authorizations.fetch(
                ((DeviceCodeGrant) request.message()).getDeviceCode().getValue(), request);
    }
}
