import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  bodyOf,
  clusterApi,
  openCluster,
  pagesOf,
  statusMessage,
  unreachable
} from "./chunk-WJW7J2PK.js";
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
