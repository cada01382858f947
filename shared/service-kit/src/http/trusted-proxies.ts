import { BlockList, isIP } from "node:net";
import { unmapped } from "./network-of.ts";

/** Whether an address is one of the proxies in front (`10.0.0.7`, `10.0.0.0/8`). Nobody is unless named. */
export function trustedProxies(list: readonly string[]): (address: string) => boolean {
  const proxies = new BlockList();
  for (const item of list) {
    const [address = "", prefix] = item.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const plain = unmapped(address);
    return proxies.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
  };
}
