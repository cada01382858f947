export type Coding = "br" | "gzip";

/** Whether `Accept-Encoding` takes this coding. A quality of 0 refuses. */
export function acceptsCoding(acceptEncoding: string | undefined, coding: Coding): boolean {
  if (acceptEncoding === undefined) return false;
  for (const part of acceptEncoding.split(",")) {
    const [name = "", ...parameters] = part.split(";");
    if (name.trim().toLowerCase() !== coding) continue;
    return !parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(parameter));
  }
  return false;
}
