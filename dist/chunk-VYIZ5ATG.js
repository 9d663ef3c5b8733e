import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runLabel
} from "./chunk-FU5R5QMA.js";
import "./chunk-LKCIALQR.js";
import "./chunk-BE5NSH42.js";
import "./chunk-BHFHJV74.js";
import "./chunk-NFBAL6MI.js";
import "./chunk-DPTCEGWK.js";
import "./chunk-HCF6W34F.js";
import "./chunk-KME7JRBO.js";
import "./chunk-C7WR6XFL.js";
import "./chunk-LQ53HEYR.js";
import "./chunk-MNHI26C3.js";
import "./chunk-RRVZZTN6.js";
import "./chunk-JAXHX7K6.js";
import "./chunk-XXJP3ZZG.js";
import "./chunk-22QMIT6Y.js";
import "./chunk-5KOT2KY3.js";
import "./chunk-ZYN6WMRK.js";
import "./chunk-X6PSLHTU.js";
import "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import "./chunk-4SDNS7QA.js";
export {
  runLabel
};
