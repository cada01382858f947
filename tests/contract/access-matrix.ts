/** [T33] Who acts. Roles and sanctions are of one site; `elsewhere` has them at another. */
export const WHO = [
  "guest",
  "service",
  "logged out",
  "disabled",
  "banned",
  "muted",
  "reader",
  "former moderator",
  "moderator elsewhere",
  "admin elsewhere",
  "moderator",
  "admin",
  "chief",
] as const;
export type Who = (typeof WHO)[number];

const EVERYBODY: readonly Who[] = WHO;
const MODERATORS = ["moderator", "admin", "chief"] as const;
const ADMINS = ["admin", "chief"] as const;
const ANY_ADMIN = ["admin elsewhere", "admin", "chief"] as const;
const ACTIVE: readonly Who[] = [
  "reader",
  "former moderator",
  "moderator elsewhere",
  "admin elsewhere",
  ...MODERATORS,
];
const SIGNED_IN: readonly Who[] = ["banned", "muted", ...ACTIVE];

/** What is done to a comment of somebody else, unless it says own. Who is not listed is refused. */
export const MAY = {
  "read the thread": EVERYBODY,
  "read the site's public settings": ["guest", ...SIGNED_IN],
  "read the own part": SIGNED_IN,
  "read a hidden text": MODERATORS,
  "read a pending text": MODERATORS,
  post: ACTIVE,
  reply: ACTIVE,
  "post in a closed thread": [],
  "edit an own comment": ACTIVE,
  "edit another's": [],
  "delete an own comment": SIGNED_IN,
  "delete another's": [],
  vote: ["muted", ...ACTIVE],
  "vote on an own comment": [],
  report: ["muted", ...ACTIVE],
  hide: MODERATORS,
  restore: MODERATORS,
  approve: MODERATORS,
  pin: MODERATORS,
  unpin: MODERATORS,
  "close the article": MODERATORS,
  "see the queue and its reports": MODERATORS,
  "see the log": MODERATORS,
  "see sanctions": MODERATORS,
  "ban a reader": MODERATORS,
  "ban a moderator": [],
  "lift a ban": MODERATORS,
  "see origins and all settings": ADMINS,
  "change settings": ADMINS,
  "make a site": ["chief"],
  "read the own account": SIGNED_IN,
  "find an account": ANY_ADMIN,
  "give a role at the site": ADMINS,
  "give a role at all sites": ["chief"],
  "disable an account": ["chief"],
  "read the account feed": [],
  "read metrics": [],
  "socket: watch": EVERYBODY,
  "socket: typing": ACTIVE,
  "socket: watch moderation": MODERATORS,
} as const satisfies Record<string, readonly Who[]>;
export type Action = keyof typeof MAY;
