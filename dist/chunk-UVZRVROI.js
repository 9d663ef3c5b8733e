import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runJoin,
  tellSome,
  tellUnmatched
} from "./chunk-NBJGMYLA.js";
import "./chunk-YUKKZKPL.js";
import "./chunk-WADD7VYA.js";
import "./chunk-EHHM2IA2.js";
import "./chunk-HZWRFK4Y.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-UW7T4CSL.js";
import "./chunk-544URZLJ.js";
import "./chunk-2NQDKX5A.js";
import "./chunk-DZTSBOD5.js";
import "./chunk-XBJXDV2V.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-BPM6FIRW.js";
import "./chunk-3ZCHYJPZ.js";
import "./chunk-VMGZENY6.js";
export {
  runJoin,
  tellSome,
  tellUnmatched
};
