/** A server with the package's proxy, set up as its README has it. */
import { createProxy } from 'bonin/proxy';
import { serve } from 'bonin/proxy/node';
import { tellCpu } from '../processes.mjs';

const { providerUrl, keyFile, password, siteUrl } = await new Promise((resolve) => process.once('message', resolve));
const proxy = await createProxy({
  secret: 'a secret of the bench that is long enough',
  origins: [],
  providers: { mobileok: { baseUrl: providerUrl, siteUrl, keyFile, password } },
});
const { url } = await serve(proxy, { port: 0 });
tellCpu();
process.send({ url: `${url}/bonin/mobileok` });
