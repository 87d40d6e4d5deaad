import { describe, expect, it } from 'vitest';
import { adapterEnvironment, buildEnvironment, isSecretName } from './clean-environment.js';

describe('isSecretName', () => {
  it.each([
    'OPENAI_API_KEY',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'DB_PASSWORD',
    'NPM_TOKEN',
    'npm_config__auth',
    'GOOGLE_CREDENTIALS',
  ])('knows %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each(['PATH', 'HOME', 'SSL_CERT_FILE', 'GOPROXY', 'KEYBOARD', 'AUTHOR', 'MONKEY_PATCH'])(
    'leaves %s',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

it('gives adapters nothing of the user’s but the PATH', () => {
  const env = {
    PATH: '/bin',
    OPENAI_API_KEY: 'sk-canary',
    HTTP_PROXY: 'http://x',
    HOME: '/home/me',
  };
  const given = adapterEnvironment(env, '/cache/home', { OWN: '1' });
  expect(given).toMatchObject({ PATH: '/bin', HOME: '/cache/home', OWN: '1' });
  expect(JSON.stringify(given)).not.toMatch(/canary|HTTP_PROXY|home\/me/);
});

it('gives builds the user’s environment without secrets', () => {
  const given = buildEnvironment({ PATH: '/bin', MY_TOKEN: 'canary' }, { CARGO_TARGET_DIR: 't' });
  expect(given).toEqual({ PATH: '/bin', CARGO_TARGET_DIR: 't' });
});
