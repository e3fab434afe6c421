// `npm start`: with settings from the environment, see .env.example.
import { createApp, listen } from './app.js';

const { BONIN_SECRET: secret, MOK_KEY_FILE: keyFile, MOK_PASSWORD: password, MOK_SITE_URL: siteUrl } = process.env;
const environment = process.env.MOK_ENVIRONMENT ?? 'production';

const app = await createApp({ secret, mobileok: { environment, siteUrl, keyFile, password } });
listen(app, Number(process.env.PORT ?? 3000));
