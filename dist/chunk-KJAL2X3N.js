import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runJoin,
  tellSome,
  tellUnmatched
} from "./chunk-CEVUAJEI.js";
import "./chunk-RRUEOCI5.js";
import "./chunk-WADD7VYA.js";
import "./chunk-ZGQZYEJP.js";
import "./chunk-HZWRFK4Y.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-UW7T4CSL.js";
import "./chunk-ZO5A2FQV.js";
import "./chunk-T4XKXH5U.js";
import "./chunk-5RKI7V6G.js";
import "./chunk-P6FEWIM6.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-QP3Z5YHQ.js";
import "./chunk-3ZCHYJPZ.js";
import "./chunk-VMGZENY6.js";
export {
  runJoin,
  tellSome,
  tellUnmatched
};
