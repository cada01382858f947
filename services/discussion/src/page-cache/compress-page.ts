import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000;
/** Higher costs several times the time for a few per cent of the size. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export interface CompressedPage {
  gzip: Buffer | null;
  brotli: Buffer | null;
}

/** Off the event loop, in the thread pool. */
export async function compressPage(body: Buffer): Promise<CompressedPage> {
  if (body.length < WORTH_BYTES) return { gzip: null, brotli: null };
  const [small, smaller] = await Promise.all([gzipped(body), brotlied(body, BROTLI)]);
  return { gzip: small, brotli: smaller };
}
