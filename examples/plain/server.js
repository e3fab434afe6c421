// `npm start`: with settings from the environment, see .env.example.
import { createSite, listen } from './site.js';

const { BONIN_SECRET: secret, MOK_KEY_FILE: keyFile, MOK_PASSWORD: password, MOK_SITE_URL: siteUrl } = process.env;
const environment = process.env.MOK_ENVIRONMENT ?? 'production';

listen(await createSite({ secret, mobileok: { environment, siteUrl, keyFile, password } }), process.env.PORT ?? 3000);
