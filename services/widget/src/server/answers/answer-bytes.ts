import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Coding } from "@parley/service-kit/http/accepts-coding";
import { etagOf } from "@parley/service-kit/http/etag-of";

/** Bytes that are answered many times. Each compressed form is made once, when first wanted, off the event loop. */
export interface AnswerBytes {
  plain: Buffer;
  /** Weak, since the compressed forms share it. */
  etag: string;
  encoded(coding: Coding): Promise<Buffer>;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** `lasting`: for bytes that never change, worth the best compression there is. */
export function answerBytes(content: string | Buffer, lasting = false): AnswerBytes {
  const plain = Buffer.from(content);
  const made = new Map<Coding, Promise<Buffer>>();
  const make: Record<Coding, () => Promise<Buffer>> = {
    br: () => brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: lasting ? 11 : 5 } }),
    gzip: () => deflate(plain, { level: lasting ? 9 : 6 }),
  };
  return {
    plain,
    etag: etagOf(plain),
    encoded(coding) {
      const ready = made.get(coding) ?? make[coding]();
      made.set(coding, ready);
      return ready;
    },
  };
}
