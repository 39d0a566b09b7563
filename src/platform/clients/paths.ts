import { path } from '#web';

/** Addresses where other systems get their tokens. */
export const clientPaths = {
  token: path('/api/oauth/token'),
  revoke: path('/api/oauth/revoke'),
  metadata: path('/.well-known/oauth-authorization-server'),
  documentation: path('/api/docs'),
};
