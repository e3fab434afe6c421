import { createProxy } from 'bonin/proxy';

const { MOK_KEY_FILE, MOK_PASSWORD, MOK_SITE_URL, MOK_BASE_URL, MOK_ENVIRONMENT } = process.env;

/** With more than one process, give both this and `redeemTicket` a shared `store` besides. */
export const shared = { secret: process.env.BONIN_SECRET ?? '', audience: 'example' };

let made: ReturnType<typeof createProxy> | undefined;

/** The proxy, made when it is asked for first: a build has no settings. */
export const proxy = () =>
  (made ??= createProxy({
    ...shared,
    origins: [],
    providers: {
      mobileok: {
        siteUrl: MOK_SITE_URL ?? '',
        keyFile: MOK_KEY_FILE ?? '',
        password: MOK_PASSWORD ?? '',
        ...(MOK_BASE_URL
          ? { baseUrl: MOK_BASE_URL }
          : { environment: MOK_ENVIRONMENT === 'development' ? 'development' : 'production' }),
      },
    },
  }));
