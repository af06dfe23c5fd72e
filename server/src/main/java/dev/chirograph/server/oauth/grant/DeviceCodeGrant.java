package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;

/**
 * RFC 8628, section 3.4: exchanges a device code for the first tokens of an authorization, after a user has approved
 * it.
 */
final class DeviceCodeGrant implements Grant {
    private final DeviceAuthorizations devices;

    DeviceCodeGrant(DeviceAuthorizations devices) {
        this.devices = devices;
    }

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        return devices.redeem(request);
    }
}
