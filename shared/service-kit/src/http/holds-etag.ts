/** Whether `If-None-Match` names this answer, compared weakly (RFC 9110, 13.1.2). */
export function holdsEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  const wanted = weakPart(etag);
  return ifNoneMatch.split(",").some((one) => one.trim() === "*" || weakPart(one) === wanted);
}

function weakPart(etag: string): string {
  return etag.trim().replace(/^W\//, "");
}
