import Testing

@testable import World

@Suite("The DNS of the practice world") struct WorldDNSTests {
  private static let world = PracticeWorld.standard
  private static let dns = world.dns

  @Test(
    "a question has one answer: records, no data, no such name, or not a name of the world",
    arguments: [
      ("toontown.example", .mx, ["MX 10 mx1.toontown.example", "MX 20 mx2.toontown.example"], nil),
      ("TOONTOWN.example.", .mx, ["MX 10 mx1.toontown.example", "MX 20 mx2.toontown.example"], nil),
      ("mx1.toontown.example", .a, ["A 127.25.2.1"], nil),
      ("1.2.25.127.in-addr.arpa", .ptr, ["PTR mx1.toontown.example"], nil),
      ("silent.example", .mx, ["MX 0 ."], nil),
      ("mail.mirage.example", .a, ["CNAME hermit.example", "A 127.25.9.1"], nil),
      ("mail.mirage.example", .cname, ["CNAME hermit.example"], nil),
      ("_dmarc.acme.example", .txt, ["TXT \"v=DMARC1; p=reject\""], nil),
      ("hermit.example", .mx, [], .noData),
      // A name that has only names below it exists (RFC 8020).
      ("study.example", .a, [], .noData),
      ("_tcp.mx.neverland.example", .tlsa, [], .noData),
      ("nobody.toontown.example", .a, [], .noSuchName),
      ("8.92.25.127.in-addr.arpa", .ptr, [], .noSuchName),
      ("example.org", .mx, [], .notOurs), ("example", .a, [], .notOurs), ("", .a, [], .notOurs),
      ("nottoontown.example", .a, [], .notOurs), ("toontown.example.org", .mx, [], .notOurs),
      ("net", .a, [], .notOurs), ("1.2.0.192.in-addr.arpa", .ptr, [], .notOurs),
    ] as [(String, DNSRecord.Kind, [String], WorldDNS.Answer?)])
  func answers(_ name: String, _ kind: DNSRecord.Kind, _ data: [String], _ other: WorldDNS.Answer?) {
    let answer = Self.dns.answer(name, kind)
    if let other { #expect(answer == other) }
    if case .records(let records) = answer { #expect(records.map(\.data) == data) } else { #expect(data == []) }
  }

  @Test("aliases that go round in a circle end, and so does a chain that leaves the world")
  func aliases() {
    let dns = WorldDNS(
      zones: ["a.example"],
      records: [
        DNSRecord("x.a.example", .cname("y.a.example")), DNSRecord("y.a.example", .cname("x.a.example")),
        DNSRecord("out.a.example", .cname("www.example.org")),
      ])
    #expect(dns.addresses(of: "x.a.example") == [])
    #expect(dns.answer("out.a.example", .a).contents(.cname) == [.cname("www.example.org")])
  }

  @Test(
    "where mail goes follows RFC 5321",
    arguments: [
      ("toontown.example", ["mx1.toontown.example", "mx2.toontown.example"], nil),
      ("hermit.example", ["hermit.example"], nil),
      ("mirage.example", ["mail.mirage.example"], nil),
      ("silent.example", [], .nullMX), ("study.example", [], .noHost), ("nowhere.oz.example", [], .noSuchDomain),
      ("example.com", [], .notOurs),
    ] as [(String, [String], MailRoute?)])
  func routes(_ domain: String, _ hosts: [String], _ other: MailRoute?) {
    let route = MailRoute(to: domain, in: Self.dns)
    #expect(route.hosts.map(\.host) == hosts)
    if let other { #expect(route == other) }
  }

  @Test("equal preferences are taken in turn, whatever the seed; an implicit MX is none of a list, an alias is told")
  func order() {
    func first(_ seed: Int) -> String? { MailRoute(to: "bigmail.example", in: Self.dns, seed: seed).hosts.first?.host }
    #expect(first(0) == "mx-a.bigmail.example")
    #expect(first(1) == "mx-b.bigmail.example")
    #expect(first(-1) == "mx-b.bigmail.example")
    #expect(first(Int.min) == "mx-a.bigmail.example")
    if case .implicit = MailRoute(to: "hermit.example", in: Self.dns) {} else { Issue.record("no implicit MX") }
    #expect(MailRoute(to: "mirage.example", in: Self.dns).hosts.map(\.isAlias) == [true])
  }

  @Test("a backup does not send to itself, nor to those that are no better")
  func backup() {
    let hosts = MailRoute(to: "toontown.example", in: Self.dns, askedBy: "mx2.toontown.example").hosts.map(\.host)
    #expect(hosts == ["mx1.toontown.example"])
    #expect(MailRoute(to: "toontown.example", in: Self.dns, askedBy: "mx1.toontown.example") == .noHost)
  }

  @Test("a reverse name counts if it leads back")
  func reverse() {
    let dns = WorldDNS(
      zones: ["a.example", "25.127.in-addr.arpa"],
      records: [
        DNSRecord(IPv4Address("127.25.0.9").reversed(), .ptr("mx.a.example")),
        DNSRecord("mx.a.example", .a("127.25.0.1")),
      ])
    #expect(dns.names(of: "127.25.0.9") == ["mx.a.example"])
    #expect(dns.confirmedName(of: "127.25.0.9") == nil)
    #expect(Self.dns.confirmedName(of: "127.25.90.1") == "desk.study.example")
  }

  @Test(
    "an address has four numbers, and nothing else",
    arguments: [
      ("127.25.1.1", true), ("0.0.0.0", true), ("255.255.255.255", true), ("256.1.1.1", false), ("1.2.3", false),
      ("1.2.3.4.5", false), ("01.2.3.4", false), ("1.2.3.", false), ("a.b.c.d", false), ("", false),
      ("+1.2.3.4", false),
    ])
  func addresses(_ text: String, _ isOne: Bool) {
    #expect((IPv4Address(text) != nil) == isOne)
    if let address = IPv4Address(text) { #expect(address.description == text) }
  }

  @Test(
    "a network contains what begins with its bits",
    arguments: [
      ("127.25.4.0/24", "127.25.4.25", true), ("127.25.4.0/24", "127.25.5.1", false),
      ("127.25.4.9", "127.25.4.9", true), ("127.25.4.9", "127.25.4.8", false), ("0.0.0.0/0", "1.2.3.4", true),
    ])
  func networks(_ network: String, _ address: String, _ isInside: Bool) throws {
    #expect(try #require(IPv4Network(network)).contains(try #require(IPv4Address(address))) == isInside)
  }

  @Test("what is not a network is none", arguments: ["127.25.4.0/33", "127.25.4.0/", "127.25.4.0/-1", "/8", "1/2/3"])
  func noNetworks(_ text: String) { #expect(IPv4Network(text) == nil) }
}
