// Defines <bonin-verify> as soon as it is imported: for a script tag. Everything else of the package does no work then.
import { defineBoninVerify } from './index.js';

export { defineBoninVerify };

defineBoninVerify();
