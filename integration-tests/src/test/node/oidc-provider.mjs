// A third-party authorization server that issues access tokens (RFC 9068) for the client credentials grant. Prints its issuer in the
// first line, then reads commands from standard input, one per line: `ES256` or `RS256` sets the signature algorithm of further
// tokens, `rotate` replaces the keys, `down` closes every connection, `up` ends that. Prints `done` after each command, and exits at
// the end of the input.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

let algorithm = 'ES256';

async function key(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig' };
}

async function provider(issuer) {
  const made = new Provider(issuer, {
    jwks: { keys: [await key('RS256'), await key('ES256')] },
    clients: [
      {
        client_id: 'warehouse',
        client_secret: 'a-secret-of-these-tests-alone-0001',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          audience: resource,
          scope: 'items:read items:write',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
    scopes: ['items:read', 'items:write'],
  });
  return made.callback();
}

let answer;
let down = false;
const server = createServer((request, response) => answer(request, response));
server.on('connection', (socket) => down && socket.destroy());
server.listen(0, '127.0.0.1', async () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  answer = await provider(issuer);
  console.log(issuer);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'ES256' || line === 'RS256') algorithm = line;
    if (line === 'rotate') answer = await provider(issuer);
    if (line === 'down') {
      down = true;
      server.closeAllConnections();
    }
    if (line === 'up') down = false;
    console.log('done');
  }
  process.exit();
});
