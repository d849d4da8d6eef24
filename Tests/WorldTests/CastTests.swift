import Personas
import Testing

@testable import World

/// The table of the practice world is whole, and has no name in it that could be somebody's.
@Suite("The cast of the practice world") struct CastTests {
  private let world = PracticeWorld.standard

  @Test("no name could be real: each ends in .example, the tutorial's domain and reverse names apart")
  func names() {
    for zone in world.dns.zones {
      #expect(zone.hasSuffix(".example") || zone == "christian.net" || zone == "25.127.in-addr.arpa")
    }
    for host in world.hosts {
      #expect(world.dns.owns(host.name))
      for domain in host.domains + host.relayDomains { #expect(world.dns.owns(domain)) }
    }
  }

  @Test("each host and each place has a loopback address of its own, and each host a persona")
  func addresses() {
    let all = world.hosts.map(\.address) + world.places.map(\.address)
    #expect(Set(all).count == all.count)
    for address in all { #expect(IPv4Network("127.25.0.0/16").contains(address)) }
    for host in world.hosts {
      #expect(Persona.named(host.persona) != nil)
      #expect(world.dns.confirmedName(of: host.address) == host.name)
      #expect(world.host(reachedAs: host.name)?.name == host.name)
    }
    for place in world.places { #expect(place.address.description != "127.0.0.1") }
  }

  @Test("mail for each domain reaches a host that accepts it")
  func reached() {
    for host in world.hosts {
      for domain in host.domains + host.relayDomains {
        for exchanger in MailRoute(to: domain, in: world.dns).hosts {
          let reached = exchanger.addresses.compactMap { world.host(at: $0) }
          #expect(!reached.isEmpty && reached.allSatisfy { ($0.domains + $0.relayDomains).contains(domain) })
        }
      }
      if let next = host.nextHost { #expect(world.host(named: next) != nil) }
    }
  }

  @Test("there is one of each kind that the lessons speak of")
  func kinds() {
    #expect(world.hosts.contains { $0.rules.contains(.relay) })
    #expect(world.hosts.contains { $0.rules.isSuperset(of: [.spf, .dmarc, .greylist]) })
    #expect(world.hosts.contains { $0.rules.contains(.sender) })
    #expect(world.hosts.contains { !$0.relayDomains.isEmpty && $0.nextHost != nil && !$0.rules.contains(.users) })
    #expect(!world.blockList.listed.isEmpty)
  }

  @Test("a place is found by its name, its address or its reverse name, and a host by the beginning of its name")
  func found() {
    #expect(world.source(named: "HOME")?.address == "127.25.91.77")
    #expect(world.source(named: "127.25.93.13")?.name == "listed")
    #expect(world.source(named: "app.acme.example")?.name == "company")
    #expect(world.source(named: "mx1.toontown.example")?.address == "127.25.2.1")
    #expect(world.source(named: "127.0.0.1") == nil)
    #expect(world.host(meantBy: "mx1")?.name == "mx1.toontown.example")
    #expect(world.host(meantBy: "mail.mirage.example")?.name == "hermit.example")
    for text in ["mx", "", "nobody"] { #expect(world.host(meantBy: text) == nil) }
  }

  @Test("the picture fits 80 columns, names every host and place, and has no control octet")
  func picture() {
    let picture = WorldPicture(
      world, isChanged: { $0.name.hasPrefix("mx1") }, mailbox: "you@oz.example", source: world.desk,
      listed: world.blockList.listed)
    for line in picture.lines {
      #expect(line.count <= WorldPicture.width)
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
    }
    let all = picture.lines.joined(separator: "\n")
    for name in world.hosts.map(\.name) + world.places.map(\.name) { #expect(all.contains(name)) }
    #expect(picture.lines.contains { $0.hasPrefix("> desk") })
    #expect(picture.lines.count { $0.hasPrefix("* ") } == 2)
  }

  @Test(
    "what :mx says of each kind of domain",
    arguments: [
      ("toontown.example", "Mail for toontown.example goes to mx1.toontown.example, then mx2.toontown.example."),
      ("bigmail.example", "2 have the same preference"), ("hermit.example", "the domain itself is the mail server"),
      ("silent.example", "accepts no mail at all"), ("mirage.example", "an MX must not lead to"),
      ("study.example", "neither an MX nor an address"), ("x.oz.example", "There is no x.oz.example"),
      ("gmail.com", "not in the practice world"), ("acme.example", "DMARC: _dmarc.acme.example  TXT"),
      ("neverland.example", "DANE:"), ("wonderland.example", "MTA-STS:"),
    ])
  func routeWords(_ domain: String, _ words: String) {
    #expect(RouteWords(domain, in: world.dns).lines.joined(separator: "\n").contains(words))
  }
}
