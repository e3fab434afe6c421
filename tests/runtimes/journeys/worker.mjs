// The journeys' proxy as a Worker, for `wrangler dev`. Nothing random may be made before the first request.
import { createService } from './service.mjs';

let service;

export default {
  async fetch(request) {
    service ??= createService([]);
    return (await service).fetch(request);
  },
};
