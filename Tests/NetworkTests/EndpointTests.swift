import Network
import Testing

@Suite("An endpoint")
struct EndpointTests {
  @Test(
    "a host is a name or an address, and a port stands behind it or beside it",
    arguments: [
      (["mail.example.org"], "mail.example.org", 25),
      (["mail.example.org", "587"], "mail.example.org", 587),
      (["mail.example.org:587"], "mail.example.org", 587),
      (["mail.example.org:025"], "mail.example.org", 25),
      (["mail.example.org."], "mail.example.org.", 25),
      (["localhost:65535"], "localhost", 65_535),
      (["192.0.2.1:1"], "192.0.2.1", 1),
      (["[192.0.2.1]:26"], "192.0.2.1", 26),
      (["2001:db8::1"], "2001:db8::1", 25),
      (["2001:db8::1", "587"], "2001:db8::1", 587),
      (["[2001:db8::1]"], "2001:db8::1", 25),
      (["[2001:db8::1]:587"], "2001:db8::1", 587),
      (["::ffff:192.0.2.1"], "::ffff:192.0.2.1", 25),
      (["fe80::1%eth0"], "fe80::1%eth0", 25),
      (["mail.example.org", "smtp"], "mail.example.org", 25),
      (["mail.example.org:submission"], "mail.example.org", 587),
      (["[2001:db8::1]:SMTPS"], "2001:db8::1", 465),
      (["192.0.2.1", "submissions"], "192.0.2.1", 465),
      (["post.b\u{fc}cher.example"], "post.b\u{fc}cher.example", 25),
    ])
  func reads(_ words: [String], _ host: String, _ port: Int) throws {
    let endpoint = try Endpoint(words)
    #expect(endpoint == Endpoint(host: host, port: port))
    #expect(try Endpoint([endpoint.description]) == endpoint)
  }

  @Test(
    "what is no host and no port is told apart",
    arguments: [
      ([], .noHost),
      ([""], .noHost),
      (["[]"], .noHost),
      ([":25"], .noHost),
      (["host:"], .port("")),
      (["host:0"], .port("0")),
      (["host:65536"], .port("65536")),
      (["host:99999999999999999999"], .port("99999999999999999999")),
      (["host:-1"], .port("-1")),
      (["host:+25"], .port("+25")),
      (["host:imap"], .port("imap")),
      (["host", "submission "], .port("submission ")),
      (["host:\u{662}\u{665}"], .port("\u{662}\u{665}")),
      (["host", ""], .port("")),
      (["host", "25x"], .port("25x")),
      (["host:25", "25"], .tooManyWords),
      (["host", "25", "25"], .tooManyWords),
      (["[::1"], .host("[::1")),
      (["[::1]25"], .host("[::1]25")),
      (["host:25:26"], .host("host:25:26")),
      (["smtp://host"], .host("smtp://host")),
      (["ann@example.org"], .host("ann@example.org")),
      (["two words"], .host("two words")),
      (["bell\u{7}"], .host("bell\u{7}")),
      (["nul\0"], .host("nul\0")),
    ] as [([String], Endpoint.ParseError)])
  func refuses(_ words: [String], _ mistake: Endpoint.ParseError) {
    #expect(throws: mistake) { try Endpoint(words) }
  }
}
