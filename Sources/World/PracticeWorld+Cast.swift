import Personas

/// Who is in the practice world. This file is all that knows them: another host is a row here, and its names are records
/// below it. Every name ends in `.example`, which exists nowhere else (RFC 2606), the tutorial's own domain apart.
extension PracticeWorld {
  package static let standard = PracticeWorld(
    hosts: hosts, places: places, dns: WorldDNS(zones: zones, records: records), blockList: blockList, signed: signed,
    policies: policies)

  /// Whether a name is one of this world's, told without making it: every session with a host asks.
  package static func standardOwns(_ name: String) -> Bool { WorldDNS.isName(name, in: zones) }

  private static let hosts = [
    WorldHost(
      name: "mail.christian.net", address: "127.25.1.1", persona: "exim", domains: ["christian.net"],
      words: "the tutorial's server; yours"),
    WorldHost(
      name: "mx1.toontown.example", address: "127.25.2.1", persona: "postfix", domains: ["toontown.example"],
      users: ["daffy", "porky", "elmer", "tweety"], rules: [.users, .blocklist],
      words: "asks a block list"),
    WorldHost(
      name: "mx2.toontown.example", address: "127.25.2.2", persona: "exim", relayDomains: ["toontown.example"],
      words: "the backup of mx1"),
    WorldHost(
      name: "relay.roadrunner.example", address: "127.25.3.1", persona: "exim", domains: ["roadrunner.example"],
      users: ["beep", "coyote"], rules: [.relay, .users], words: "an open relay"),
    WorldHost(
      name: "mail.acme.example", address: "127.25.4.1", persona: "postfix", domains: ["acme.example"],
      users: ["orders", "wile"], networks: ["127.25.4.0/24"], rules: [.users],
      words: "relays for its own network"),
    WorldHost(
      name: "mx.wonderland.example", address: "127.25.5.1", persona: "exim", domains: ["wonderland.example"],
      users: ["alice", "rabbit", "queen"], rules: [.users, .spf, .dmarc, .greylist],
      words: "strict: SPF, DMARC, greylisting"),
    WorldHost(
      name: "mx-a.bigmail.example", address: "127.25.6.1", persona: "gmail", domains: ["bigmail.example"],
      users: ["granny", "sylvester", "speedy"], rules: [.users, .reverse, .helo, .spf, .dmarc, .rate],
      words: "a big provider"),
    WorldHost(
      name: "mx-b.bigmail.example", address: "127.25.6.2", persona: "gmail", relayDomains: ["bigmail.example"],
      nextHost: "mx-a.bigmail.example", users: ["granny", "sylvester", "speedy"],
      rules: [.users, .reverse, .helo, .spf, .dmarc, .rate], words: "its twin: equal preference"),
    WorldHost(
      name: "gate.oz.example", address: "127.25.7.1", persona: "exim", relayDomains: ["oz.example"],
      nextHost: "inner.oz.example", queueInterval: 600, words: "accepts all, bounces later"),
    WorldHost(
      name: "inner.oz.example", address: "127.25.7.2", persona: "postfix", domains: ["oz.example"],
      users: ["dorothy", "toto", "wizard"], rules: [.users], words: "the host after the gateway"),
    WorldHost(
      name: "mx.neverland.example", address: "127.25.8.1", persona: "exim-4", domains: ["neverland.example"],
      users: ["peter", "wendy"], rules: [.users, .sender], recipientLimit: 2, words: "verifies the sender's domain"),
    WorldHost(
      name: "hermit.example", address: "127.25.9.1", persona: "opensmtpd",
      domains: ["hermit.example", "mirage.example"],
      messageOctets: 1_000, recipientLimit: 2,
      words: "no MX: the domain is the host"),
  ]

  private static let places = [
    WorldPlace(name: "desk", address: "127.25.90.1", words: "your own desk"),
    WorldPlace(name: "home", address: "127.25.91.77", words: "a home line"),
    WorldPlace(name: "company", address: "127.25.4.25", words: "in Acme's network"),
    WorldPlace(name: "stranger", address: "127.25.92.8", words: "somewhere else"),
    WorldPlace(name: "listed", address: "127.25.93.13", words: "on the block list"),
  ]

  private static let blockList = BlockList(zone: "bl.watchdog.example", delay: 3_600, listed: ["127.25.93.13"])

  private static let zones = [
    "christian.net", "toontown.example", "roadrunner.example", "acme.example", "wonderland.example", "bigmail.example",
    "oz.example", "neverland.example", "hermit.example", "mirage.example", "silent.example", "study.example",
    "dialup.example", "watchdog.example", "25.127.in-addr.arpa",
  ]

  private static let signed = ["toontown.example", "neverland.example", "silent.example"]

  /// Oz has moved its gateway since.
  private static let policies = [
    "wonderland.example": "version: STSv1\r\nmode: enforce\r\nmx: mx.wonderland.example\r\nmax_age: 604800\r\n",
    "oz.example": "version: STSv1\r\nmode: enforce\r\nmx: inner.oz.example\r\nmax_age: 604800\r\n",
  ]

  /// What DNS says besides the addresses and names of hosts.
  private static let records =
    hosts.flatMap { [DNSRecord($0.name, .a($0.address)), DNSRecord($0.address.reversed(), .ptr($0.name))] } + [
      DNSRecord("christian.net", .mx(preference: 10, host: "mail.christian.net")),
      DNSRecord("christian.net", .txt("v=spf1 mx a:desk.study.example ~all")),

      DNSRecord("toontown.example", .mx(preference: 10, host: "mx1.toontown.example")),
      DNSRecord("toontown.example", .mx(preference: 20, host: "mx2.toontown.example")),
      DNSRecord("toontown.example", .txt("v=spf1 mx -all")),

      DNSRecord("roadrunner.example", .mx(preference: 10, host: "relay.roadrunner.example")),

      DNSRecord("acme.example", .mx(preference: 10, host: "mail.acme.example")),
      DNSRecord("acme.example", .txt("v=spf1 ip4:127.25.4.0/24 -all")),
      DNSRecord("_dmarc.acme.example", .txt("v=DMARC1; p=reject")),
      DNSRecord("app.acme.example", .a("127.25.4.25")),
      DNSRecord(IPv4Address("127.25.4.25").reversed(), .ptr("app.acme.example")),

      DNSRecord("wonderland.example", .mx(preference: 10, host: "mx.wonderland.example")),
      DNSRecord("wonderland.example", .txt("v=spf1 mx -all")),
      DNSRecord("_dmarc.wonderland.example", .txt("v=DMARC1; p=reject; aspf=s")),
      DNSRecord("_mta-sts.wonderland.example", .txt("v=STSv1; id=20260101")),

      DNSRecord("bigmail.example", .mx(preference: 10, host: "mx-a.bigmail.example")),
      DNSRecord("bigmail.example", .mx(preference: 10, host: "mx-b.bigmail.example")),
      DNSRecord("bigmail.example", .txt("v=spf1 include:_spf.bigmail.example ~all")),
      DNSRecord("_spf.bigmail.example", .txt("v=spf1 ip4:127.25.6.0/24 -all")),
      DNSRecord("_dmarc.bigmail.example", .txt("v=DMARC1; p=none; rua=mailto:dmarc@bigmail.example")),

      DNSRecord("oz.example", .mx(preference: 10, host: "gate.oz.example")),
      DNSRecord("_mta-sts.oz.example", .txt("v=STSv1; id=20250301")),
      DNSRecord("neverland.example", .mx(preference: 10, host: "mx.neverland.example")),
      // Of a key it no longer has: every start of the program makes new ones.
      DNSRecord(
        "_25._tcp.mx.neverland.example",
        .tlsa("3 1 1 8d02536c887482bc34ff54e41d2ba659bf85b341a0a20afadb5813dcfbcf286d")),

      // No MX, one that leads to an alias (which RFC 5321 forbids), and one that says no.
      DNSRecord("mirage.example", .mx(preference: 10, host: "mail.mirage.example")),
      DNSRecord("mail.mirage.example", .cname("hermit.example")),
      DNSRecord("silent.example", .mx(preference: 0, host: ".")),
      DNSRecord("silent.example", .txt("v=spf1 -all")),

      DNSRecord("desk.study.example", .a("127.25.90.1")),
      DNSRecord(IPv4Address("127.25.90.1").reversed(), .ptr("desk.study.example")),
      DNSRecord("dyn-91-77.dialup.example", .a("127.25.91.77")),
      DNSRecord(IPv4Address("127.25.91.77").reversed(), .ptr("dyn-91-77.dialup.example")),
    ]
}

/// Written as text in the table above; a test reads every one.
extension IPv4Address: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = IPv4Address(text) ?? IPv4Address(bits: 0) }
}

extension IPv4Network: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = IPv4Network(text) ?? IPv4Network(IPv4Address(bits: 0), 32) }
}
