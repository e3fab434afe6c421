// Every case that must hold in every runtime: no imports of a runtime's own here or below.
import { cases as charset } from './charset.cases.mjs';
import { cases as config } from './config.cases.mjs';
import { cases as details } from './details.cases.mjs';
import { cases as guard } from './guard.cases.mjs';
import { cases as http } from './http.cases.mjs';
import { cases as journey } from './journey.cases.mjs';
import { cases as leaks } from './leaks.cases.mjs';
import { cases as operator } from './operator.cases.mjs';
import { cases as report } from './report.cases.mjs';
import { cases as requests } from './requests.cases.mjs';
import { cases as sealing } from './sealing.cases.mjs';
import { cases as secrets } from './secrets.cases.mjs';
import { cases as stores } from './stores.cases.mjs';
import { cases as tossSession } from './toss-session.cases.mjs';

const sealed = { sealing, secrets, tossSession };
const asked = { details, guard, http, requests };
export const groups = { charset, config, journey, leaks, operator, report, stores, ...asked, ...sealed };
