import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  bodyOf,
  clusterApi,
  openCluster,
  pagesOf,
  statusMessage,
  unreachable
} from "./chunk-LACLRDS4.js";
import "./chunk-TO57GDIK.js";
import "./chunk-4SDNS7QA.js";
export {
  bodyOf,
  clusterApi,
  openCluster,
  pagesOf,
  statusMessage,
  unreachable
};
