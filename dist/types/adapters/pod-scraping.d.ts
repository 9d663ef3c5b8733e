import type { MetricsSource } from '../metrics/source.js';
import type { ClusterApi } from './kubernetes-api.js';
import { type PodScrapingOptions } from './pod-scraping-options.js';
/** The one query of this source: everything that the pods expose. */
export declare const ALL_METRICS = "all_metrics";
/**
 * Metrics of the pods behind a Service, from the pods themselves: no Prometheus needed. Values carry the labels `pod` and `__name__`;
 * histograms and summaries come as the series that they are. Throws `input` for options that cannot be. Its `refresh` throws `source`
 * where the Service or its pods cannot be read; pods that cannot be scraped are in the result, each with why, and are its error if
 * they are all.
 */
export declare function podScrapingSource(cluster: ClusterApi, options: PodScrapingOptions): MetricsSource;
