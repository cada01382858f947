import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip";

/** Bytes that are answered many times. Each compressed form is made once, when first wanted, off the event loop. */
export interface AnswerBytes {
  plain: Buffer;
  /** Weak, since the compressed forms share it. */
  etag: string;
  encoded(encoding: Encoding): Promise<Buffer>;
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** `lasting`: for bytes that never change, worth the best compression there is. */
export function answerBytes(content: string | Buffer, lasting = false): AnswerBytes {
  const plain = Buffer.from(content);
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 27);
  const made = new Map<Encoding, Promise<Buffer>>();
  const make: Record<Encoding, () => Promise<Buffer>> = {
    br: () => brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: lasting ? 11 : 5 } }),
    gzip: () => deflate(plain, { level: lasting ? 9 : 6 }),
  };
  return {
    plain,
    etag: `W/"${hash}"`,
    encoded(encoding) {
      const ready = made.get(encoding) ?? make[encoding]();
      made.set(encoding, ready);
      return ready;
    },
  };
}
