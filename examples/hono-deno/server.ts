// `deno task start`: with settings from the environment, which .env.example lists.
import { createSite, listen } from './site.ts';

const setting = (name: string) => Deno.env.get(name) ?? '';

const site = await createSite({
  secret: setting('BONIN_SECRET'),
  mobileok: {
    environment: setting('MOK_ENVIRONMENT') === 'development' ? 'development' : 'production',
    siteUrl: setting('MOK_SITE_URL'),
    keyFile: setting('MOK_KEY_FILE'),
    password: setting('MOK_PASSWORD'),
  },
});
listen(site, Number(setting('PORT') || 3000));
