import { finishCallback } from 'bonin/callback';

finishCallback();
