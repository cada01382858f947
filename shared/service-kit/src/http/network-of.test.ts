import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { createClientAddress } from "./client-address.ts";
import { networkOfAddress } from "./network-of.ts";

describe("network of an address", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:c000:207", "192.0.2.7"],
    ["0:0:0:0:0:ffff:c000:0207", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ])("%s → %s", (address, network) => {
    expect(networkOfAddress(address)).toBe(network);
  });
});

describe("[T81] client address of a request that express never sees", () => {
  const request = (remoteAddress: string, forwarded?: string): IncomingMessage => {
    const socket = new Socket();
    Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
    const req = new IncomingMessage(socket);
    if (forwarded !== undefined) req.headers["x-forwarded-for"] = forwarded;
    return req;
  };

  test.each([
    ["no proxy named", [], "192.0.2.1", "203.0.113.9", "192.0.2.1"],
    ["from the proxy", ["192.0.2.1"], "::ffff:192.0.2.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
    ["two proxies", ["192.0.2.0/24"], "192.0.2.1", "203.0.113.9, 192.0.2.9", "203.0.113.9"],
    ["not from the proxy", ["192.0.2.1"], "192.0.2.2", "203.0.113.9", "192.0.2.2"],
    ["the proxy itself", ["192.0.2.1"], "192.0.2.1", undefined, "192.0.2.1"],
    ["nonsense", ["192.0.2.1"], "192.0.2.1", "<script>", "192.0.2.1"],
    ["IPv6 network", ["2001:db8::/32"], "2001:db8::1", "203.0.113.9", "203.0.113.9"],
  ])("%s", (_what, proxies, remote, forwarded, expected) => {
    expect(createClientAddress(proxies)(request(remote, forwarded))).toBe(expected);
  });
});
