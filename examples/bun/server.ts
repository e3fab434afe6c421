// `bun run start`: with settings from the environment, which .env.example lists; Bun reads .env by itself.
import { serveSite } from './site';

const { BONIN_SECRET, MOK_KEY_FILE, MOK_PASSWORD, MOK_SITE_URL, MOK_ENVIRONMENT, PORT } = process.env;

await serveSite({
  secret: BONIN_SECRET ?? '',
  mobileok: {
    environment: MOK_ENVIRONMENT === 'development' ? 'development' : 'production',
    siteUrl: MOK_SITE_URL ?? '',
    keyFile: MOK_KEY_FILE ?? '',
    password: MOK_PASSWORD ?? '',
  },
  port: Number(PORT ?? 3000),
});
