// The protocol between a program and the test that started it: the program reads its task as one line of JSON, prints one line of
// JSON per step, and asks the test for what a person does in a browser.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function read() {
  const { value, done } = await lines.next();
  if (done) throw new Error('The test has gone');
  return JSON.parse(value);
}

/** Prints the result of a step. */
export function tell(step, result = {}) {
  process.stdout.write(JSON.stringify({ step, ...result }) + '\n');
}

/** Has a person open an address, and returns the address that the browser is sent to at last. */
export async function visit(url) {
  tell('visit', { url: url.toString() });
  return new URL((await read()).url);
}

/** Runs a program on its task; what it throws is its last step. */
export async function run(program) {
  try {
    await program(await read());
    tell('end');
  } catch (error) {
    tell('failure', {
      name: error?.name,
      code: error?.code,
      message: error?.message,
      error: error?.error ?? error?.cause?.error,
      description: error?.error_description ?? error?.cause?.error_description,
      cause: String(error?.cause?.message ?? error?.cause ?? ''),
      stack: error?.stack,
    });
    process.exitCode = 1;
  } finally {
    process.stdin.destroy();
  }
}

/** Reads a private key as the libraries want it. */
export async function privateKey(jwk) {
  const algorithm = {
    ES256: { name: 'ECDSA', namedCurve: 'P-256' },
    PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
    RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  }[jwk.alg];
  return { key: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']), kid: jwk.kid };
}
