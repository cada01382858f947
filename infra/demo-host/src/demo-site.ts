/** The site that the demo's discussions belong to; its origin is the demo host's, set at each start. */
export const DEMO_SITE = { id: "demo", name: "The Harbour Post" } as const;
