import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  runTrain
} from "./chunk-WDNA25Q7.js";
import "./chunk-KDZZ35PR.js";
import "./chunk-7D2V4GDE.js";
import "./chunk-CIKNMI3V.js";
import "./chunk-6S3ZH4JX.js";
import "./chunk-LKCIALQR.js";
import "./chunk-4IJTU6UI.js";
import "./chunk-I3LBTTLZ.js";
import "./chunk-FUK4IRW3.js";
import "./chunk-BE5NSH42.js";
import "./chunk-CCVVPADY.js";
import "./chunk-BHFHJV74.js";
import "./chunk-DPTCEGWK.js";
import "./chunk-AT6VFK75.js";
import "./chunk-HHK5NVZN.js";
import "./chunk-HLYQ63L4.js";
import "./chunk-5GZB54FJ.js";
import "./chunk-2HORGANY.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-5ZINIXYT.js";
import "./chunk-MR2Q2NXI.js";
import "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-22QMIT6Y.js";
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
  runTrain
};
