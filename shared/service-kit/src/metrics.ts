import { Counter, Gauge, Histogram, register } from "prom-client";

export interface Metrics {
  counter(name: string, help: string): Counter;
  /** `read` is asked whenever somebody looks. */
  gauge(name: string, help: string, read?: () => number): Gauge;
  histogram(name: string, help: string, buckets?: number[]): Histogram;
}

/**
 * Metrics named `<prefix>_<name>` in the registry of the process. Asked for again, by a service opened a second time,
 * a counter or histogram is the same one; a gauge reads the newest.
 */
export function createMetrics(prefix: string): Metrics {
  return {
    counter(name, help) {
      const full = `${prefix}_${name}`;
      const known = register.getSingleMetric(full);
      return known instanceof Counter ? known : new Counter({ name: full, help });
    },
    gauge(name, help, read) {
      const full = `${prefix}_${name}`;
      register.removeSingleMetric(full);
      return new Gauge({
        name: full,
        help,
        ...(read && {
          collect() {
            this.set(read());
          },
        }),
      });
    },
    histogram(name, help, buckets) {
      const full = `${prefix}_${name}`;
      const known = register.getSingleMetric(full);
      if (known instanceof Histogram) return known;
      return new Histogram({ name: full, help, ...(buckets && { buckets }) });
    },
  };
}
