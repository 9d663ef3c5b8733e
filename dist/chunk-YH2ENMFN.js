import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runCollect
} from "./chunk-EIV4UXT5.js";
import "./chunk-RRVZZTN6.js";
import "./chunk-52C53CB6.js";
import "./chunk-WJW7J2PK.js";
import "./chunk-JAXHX7K6.js";
import "./chunk-XXJP3ZZG.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import "./chunk-4SDNS7QA.js";
export {
  runCollect
};
