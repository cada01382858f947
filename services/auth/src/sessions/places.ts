import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What the service remembers of where people log in: nothing that tells an address to who reads the database. */
export interface Places {
  /** A keyed hash of a network. */
  placeOf(network: string): string;
  /** The value of a cookie that makes a device known to the account with that address. */
  newDevice(emailLower: string): string;
  /** The device's id, if the cookie was made for that address; else null. */
  deviceOf(cookie: string | null, emailLower: string): string | null;
}

export function createPlaces(key: Buffer): Places {
  const mac = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const proofOf = (id: string, emailLower: string): Buffer => mac(`device ${id} ${emailLower}`);
  return {
    placeOf: (network) => mac(`network ${network}`).toString("base64url"),
    newDevice(emailLower) {
      const id = randomBytes(16).toString("base64url");
      return `${id}.${proofOf(id, emailLower).toString("base64url")}`;
    },
    deviceOf(cookie, emailLower) {
      const [id = "", proof = ""] = (cookie ?? "").split(".");
      const given = Buffer.from(proof, "base64url");
      const expected = proofOf(id, emailLower);
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
    },
  };
}
