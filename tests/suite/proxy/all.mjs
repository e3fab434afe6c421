// Every case that must hold in every runtime: no imports of a runtime's own here or below.
import { cases as config } from './config.cases.mjs';
import { cases as journey } from './journey.cases.mjs';
import { cases as leaks } from './leaks.cases.mjs';
import { cases as operator } from './operator.cases.mjs';
import { cases as requests } from './requests.cases.mjs';
import { cases as sealing } from './sealing.cases.mjs';
import { cases as stores } from './stores.cases.mjs';
import { cases as tossSession } from './toss-session.cases.mjs';

export const groups = { config, journey, leaks, operator, requests, sealing, stores, tossSession };
