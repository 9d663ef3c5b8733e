import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runJoin,
  tellSome,
  tellUnmatched
} from "./chunk-ZUFAQJBN.js";
import "./chunk-732MDMVN.js";
import "./chunk-WADD7VYA.js";
import "./chunk-RDTDE22D.js";
import "./chunk-HZWRFK4Y.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-UW7T4CSL.js";
import "./chunk-T7GLHCZG.js";
import "./chunk-CBS67O2C.js";
import "./chunk-HJ3BNQPM.js";
import "./chunk-FKA77E4X.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-A35GKU5W.js";
import "./chunk-3ZCHYJPZ.js";
import "./chunk-VMGZENY6.js";
export {
  runJoin,
  tellSome,
  tellUnmatched
};
