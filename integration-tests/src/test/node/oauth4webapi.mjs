// Every grant by oauth4webapi, https://github.com/panva/oauth4webapi
import * as oauth from 'oauth4webapi';
import { privateKey, run, tell, visit } from './conversation.mjs';

async function authentication(task) {
  switch (task.authentication) {
    case 'none':
      return oauth.None();
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(task.secret);
    case 'client_secret_post':
      return oauth.ClientSecretPost(task.secret);
    case 'private_key_jwt':
      return oauth.PrivateKeyJwt(await privateKey(task.key));
  }
}

/** Sends a request that may have to be sent again with the nonce that the server asks for (RFC 9449, section 8). */
async function withNonce(send) {
  try {
    return await send();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    tell('nonce');
    return send();
  }
}

await run(async (task) => {
  const issuer = new URL(task.issuer);
  const algorithm = task.openid ? 'oidc' : 'oauth2';
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm }));
  const client = { client_id: task.client_id, id_token_signed_response_alg: task.id_token_algorithm };
  const auth = await authentication(task);
  const options = task.dpop ? { DPoP: oauth.DPoP(client, await oauth.generateKeyPair('ES256')) } : {};
  tell('discovery', { issuer: as.issuer, algorithm });

  let tokens;
  if (task.grant === 'authorization_code') {
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    let parameters = new URLSearchParams({
      client_id: task.client_id,
      response_type: 'code',
      redirect_uri: task.redirect_uri,
      scope: task.scope,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      ...(task.openid ? { nonce } : {}),
    });
    if (task.par) {
      const pushed = await withNonce(async () => oauth.processPushedAuthorizationResponse(
        as, client, await oauth.pushedAuthorizationRequest(as, client, auth, parameters, options)));
      parameters = new URLSearchParams({ client_id: task.client_id, request_uri: pushed.request_uri });
      tell('pushed', { expires_in: pushed.expires_in });
    }
    const url = new URL(as.authorization_endpoint);
    url.search = parameters.toString();
    const answer = oauth.validateAuthResponse(as, client, await visit(url), state);
    tokens = await withNonce(async () => {
      const response = await oauth.authorizationCodeGrantRequest(
        as, client, auth, answer, task.redirect_uri, verifier, options);
      const granted = await oauth.processAuthorizationCodeResponse(
        as, client, response, task.openid ? { expectedNonce: nonce, requireIdToken: true } : {});
      if (task.openid) await oauth.validateApplicationLevelSignature(as, response);
      return granted;
    });
  } else if (task.grant === 'device_code') {
    const device = await oauth.processDeviceAuthorizationResponse(
      as, client, await oauth.deviceAuthorizationRequest(as, client, auth, new URLSearchParams({ scope: task.scope })));
    try {
      await withNonce(async () => oauth.processDeviceCodeResponse(
        as, client, await oauth.deviceCodeGrantRequest(as, client, auth, device.device_code, options)));
    } catch (error) {
      tell('pending', { error: error.error });
    }
    await visit(device.verification_uri_complete);
    await new Promise((done) => setTimeout(done, (device.interval ?? 5) * 1000));
    tokens = await withNonce(async () => oauth.processDeviceCodeResponse(
      as, client, await oauth.deviceCodeGrantRequest(as, client, auth, device.device_code, options)));
  } else {
    tokens = await withNonce(async () => oauth.processClientCredentialsResponse(
      as, client, await oauth.clientCredentialsGrantRequest(
        as, client, auth, new URLSearchParams({ scope: task.scope }), options)));
  }
  tell('tokens', { token_type: tokens.token_type, scope: tokens.scope, expires_in: tokens.expires_in });

  if (task.openid) {
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    tell('id_token', { claims });
    const userinfo = await withNonce(async () => oauth.processUserInfoResponse(
      as, client, claims.sub, await oauth.userInfoRequest(as, client, tokens.access_token, options)));
    tell('userinfo', { claims: userinfo });
  }
  if (tokens.refresh_token) {
    const renewed = await withNonce(async () => oauth.processRefreshTokenResponse(
      as, client, await oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token, options)));
    tell('refresh', { token_type: renewed.token_type });
    tokens = { refresh_token: tokens.refresh_token, ...renewed };
  }

  const resource = await withNonce(() => oauth.protectedResourceRequest(
    tokens.access_token, 'GET', new URL(task.resource), undefined, undefined, options));
  tell('resource', { status: resource.status });

  const introspect = async () => oauth.processIntrospectionResponse(
    as, client, await oauth.introspectionRequest(as, client, auth, tokens.access_token));
  if (task.authentication !== 'none') {
    tell('introspection', { answer: await introspect() });
  }
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(as, client, auth, tokens.refresh_token ?? tokens.access_token));
  tell('revocation');
  if (task.authentication !== 'none') {
    tell('introspection_after', { answer: await introspect() });
  }
});
