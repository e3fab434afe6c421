import { env } from '$env/dynamic/private';
import { createProxy } from 'bonin/proxy';

/** With more than one process, give both this and `redeemTicket` a shared `store` besides. */
export const shared = () => ({ secret: env.BONIN_SECRET ?? '', audience: 'example' });

let made: ReturnType<typeof createProxy> | undefined;

/** The proxy, made when it is asked for first: a build has no settings. */
export const proxy = () =>
  (made ??= createProxy({
    ...shared(),
    origins: [],
    providers: {
      mobileok: {
        siteUrl: env.MOK_SITE_URL ?? '',
        keyFile: env.MOK_KEY_FILE ?? '',
        password: env.MOK_PASSWORD ?? '',
        ...(env.MOK_BASE_URL
          ? { baseUrl: env.MOK_BASE_URL }
          : { environment: env.MOK_ENVIRONMENT === 'development' ? 'development' : 'production' }),
      },
    },
  }));
