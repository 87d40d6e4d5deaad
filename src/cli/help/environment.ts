/** `agentbench help environment` */
export const text = `Variables of the environment

  XDG_CACHE_HOME  built adapters and generated trips lie in agentbench/ there
                  (an absolute path; default: ~/.cache)
  NO_COLOR        set and not empty: tables without bold, a * instead
  CI              set: plain lines of progress instead of a live one
  TERM            dumb: neither bold nor a live line
  PATH            where toolchains and programs are looked for
  TMPDIR          short-lived files of verify and outdated
  OPENAI_API_KEY  of a real model (run --llm URL); --api-key-env names another
  NODE_EXTRA_CA_CERTS, SSL_CERT_FILE  whom the proxy before it trusts

The program itself reads no other.

Adapters get a short environment of their own: PATH; LANG=C.UTF-8; TZ=UTC;
NO_PROXY=127.0.0.1; HOME, a folder of the cache; SSL_CERT_FILE, one and the
same certificate for all; and what their language's kit and their adapter.json
list, each with its reason. No key or token of yours reaches them. What all of
them got is recorded in the result.

Builds run with your environment, less all whose names say that they are
secrets (API_KEY, TOKEN, SECRET, PASSWORD, AUTH and the like), so that proxies
and toolchain settings work; what those say, such as RUSTFLAGS, is built in.
outdated hands it on in the same way.
`;
