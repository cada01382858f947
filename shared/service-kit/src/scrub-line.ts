const SECRET_MEMBERS = [
  "authorization",
  "cookie",
  "set-cookie",
  "accessToken",
  "refreshToken",
  "serviceToken",
  "token",
  "password",
  "currentPassword",
  "newPassword",
  "pepper",
  "secret",
  "email",
  "sid",
  "pid",
  "ip",
];

const quotedMember = new RegExp(
  String.raw`("(?:${SECRET_MEMBERS.join("|")})":)(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|-?\d[^,}\]]*)`,
  "gi",
);
const queryMember = /([?&#](?:sid|pid|token|code|setup|reset|verify)=)[^&\s"\\]+/gi;
const webToken = /\beyJ[\w-]{5,}\.[\w-]*\.?[\w-]*/g;
const bearer = /\b(Bearer|Basic) +[^\s"\\,]+/gi;
const credentialsInUrl = /(:\/\/)[^\s/"\\@]{1,500}@/g;
const mailAddress = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const ipv4 = /(?<![\d.])(?!127\.)(?!0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/** All eight groups, or fewer with the double colon: a time of day has neither. */
const ipv6 =
  /(?<![\w:.])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6})(?![\w:])/gi;

/**
 * Takes out of a log line what must never stay in one, whatever put it there: an error's message may quote an address
 * of the database with its password, a member may be named like a secret at any depth. Loopback addresses stay.
 */
export function scrubLine(line: string): string {
  return line
    .replace(quotedMember, '$1"[redacted]"')
    .replace(queryMember, "$1[redacted]")
    .replace(webToken, "[token]")
    .replace(bearer, "$1 [redacted]")
    .replace(credentialsInUrl, "$1[redacted]@")
    .replace(mailAddress, "[email]")
    .replace(ipv4, "[address]")
    .replace(ipv6, "[address]");
}
