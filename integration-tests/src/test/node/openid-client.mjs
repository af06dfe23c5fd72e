// Every grant by openid-client, https://github.com/panva/openid-client
import * as client from 'openid-client';
import { privateKey, run, tell, visit } from './conversation.mjs';

async function authentication(task) {
  switch (task.authentication) {
    case 'none':
      return client.None();
    case 'client_secret_basic':
      return client.ClientSecretBasic(task.secret);
    case 'client_secret_post':
      return client.ClientSecretPost(task.secret);
    case 'private_key_jwt':
      return client.PrivateKeyJwt(await privateKey(task.key));
  }
}

async function dpop(config, task) {
  return task.dpop ? { DPoP: client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256')) } : {};
}

async function authorizationCode(config, task, proof) {
  const verifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const expectedNonce = client.randomNonce();
  const parameters = {
    redirect_uri: task.redirect_uri,
    scope: task.scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: expectedState,
    login_hint: task.username,
    ...(task.openid ? { nonce: expectedNonce, max_age: '600' } : {}),
  };
  const url = task.par
    ? await client.buildAuthorizationUrlWithPAR(config, parameters, proof)
    : client.buildAuthorizationUrl(config, parameters);
  tell('authorization_url', { parameters: [...url.searchParams.keys()] });
  const back = await visit(url);
  return client.authorizationCodeGrant(
    config,
    back,
    {
      pkceCodeVerifier: verifier,
      expectedState,
      ...(task.openid ? { expectedNonce, maxAge: 600, idTokenExpected: true } : {}),
    },
    undefined,
    proof,
  );
}

async function device(config, task, proof) {
  const answer = await client.initiateDeviceAuthorization(config, { scope: task.scope });
  tell('device', { user_code: answer.user_code });
  await visit(answer.verification_uri_complete);
  return client.pollDeviceAuthorizationGrant(config, answer, undefined, proof);
}

/** Asks who signed in, as far as that was asked for, and renews what it got. */
async function userTokens(config, task, proof, tokens) {
  if (task.openid) {
    const claims = tokens.claims();
    tell('id_token', { claims });
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub, proof);
    tell('userinfo', { claims: userinfo });
  }
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, proof);
  tell('refresh', { token_type: renewed.token_type });
  return { refresh_token: tokens.refresh_token, ...renewed };
}

await run(async (task) => {
  const config = await client.discovery(
    new URL(task.issuer),
    task.client_id,
    { id_token_signed_response_alg: task.id_token_algorithm },
    await authentication(task),
    { algorithm: task.openid ? 'oidc' : 'oauth2' },
  );
  if (task.openid) client.enableNonRepudiationChecks(config);
  tell('discovery', { issuer: config.serverMetadata().issuer });
  const proof = await dpop(config, task);

  let tokens;
  switch (task.grant) {
    case 'authorization_code':
      tokens = await authorizationCode(config, task, proof);
      break;
    case 'device_code':
      tokens = await device(config, task, proof);
      break;
    case 'client_credentials':
      tokens = await client.clientCredentialsGrant(config, { scope: task.scope }, proof);
      break;
  }
  tell('tokens', { token_type: tokens.token_type, scope: tokens.scope, expires_in: tokens.expires_in });
  if (task.grant !== 'client_credentials') {
    tokens = await userTokens(config, task, proof, tokens);
  }

  const answer = await client.fetchProtectedResource(
    config, tokens.access_token, new URL(task.resource), 'GET', undefined, undefined, proof);
  tell('resource', { status: answer.status });

  if (task.authentication !== 'none') {
    const active = await client.tokenIntrospection(config, tokens.access_token);
    tell('introspection', { answer: active });
  }
  await client.tokenRevocation(config, tokens.refresh_token ?? tokens.access_token);
  tell('revocation');
  if (task.authentication !== 'none') {
    const inactive = await client.tokenIntrospection(config, tokens.access_token);
    tell('introspection_after', { answer: inactive });
  }
});
