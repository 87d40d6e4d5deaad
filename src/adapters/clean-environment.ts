/** Environments for children: adapters get a short listed one, builds the user's own without secrets. */
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';

const secretName =
  /(^|_)(API_?KEYS?|ACCESS_KEY(_ID)?|TOKENS?|SECRETS?|SECRET_KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|AUTH)(_|$)|(KEY|TOKEN|SECRET|PASSWORD)$/i;

/** Whether a variable's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The user's environment less everything that looks like a secret: what builds run with. */
export function buildEnvironment(
  env: NodeJS.ProcessEnv,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !isSecretName(name)) kept[name] = value;
  }
  return { ...kept, ...extra };
}

/**
 * What every adapter gets, and nothing else: no secret, one and the same trusted certificate (loading
 * the system's roots costs some clients 50–90 ms of start-up even for plain http), UTC, the C.UTF-8
 * locale. `home` is the adapter's own, so that a user's configuration files change nothing.
 */
export function adapterEnvironment(
  env: NodeJS.ProcessEnv,
  home: string,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...commonEnvironment(env), HOME: home, ...own };
}

/** The part that is the same for all adapters; it is recorded in the result. */
export function commonEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return {
    PATH: env.PATH ?? '',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NO_PROXY: '127.0.0.1',
    SSL_CERT_FILE: join(packageRoot, 'fixtures', 'one-certificate.pem'),
  };
}
