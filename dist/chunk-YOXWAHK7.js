import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  bodyOf,
  clusterApi,
  openCluster,
  pagesOf,
  statusMessage,
  unreachable
} from "./chunk-NJ5QDOBA.js";
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
