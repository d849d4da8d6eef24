import Names
import TLS
import Testing

@Suite("What each TLSA record says of the certificates that were sent")
struct DANETests {
  static let numbers: [(UInt8, UInt8)] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]

  @Test("usage 3 knows the server's own certificate and its key, and no other's", arguments: numbers)
  func ownCertificate(_ selector: UInt8, _ matching: UInt8) throws {
    let (one, other) = (try DANEWorld(), try DANEWorld())
    let record = try DANEWorld.record(one.leaf, 3, selector, matching)
    #expect(try DANEWorld.judge(one.leaf, record) == .matches)
    #expect(try DANEWorld.judge(one.leaf.alone, record) == .matches)
    #expect(try DANEWorld.judge(other.leaf, record) == .differs)
    #expect(try DANEWorld.judge(one.leaf, DANEWorld.record(one.between, 3, selector, matching)) == .differs)
  }

  @Test("usage 3 knows neither names nor dates, nor who signed")
  func namesAndDates() throws {
    for world in [
      try DANEWorld(names: [.dns("other.test")]), try DANEWorld(names: []),
      try DANEWorld(validFrom: -7_200, validUntil: -3_600), try DANEWorld(validFrom: 3_600, validUntil: 7_200),
    ] {
      #expect(try DANEWorld.judge(world.leaf, DANEWorld.record(world.leaf, 3, 1, 1)) == .matches)
    }
    let own = try CertificateMaker.make(CertificateRecipe(commonName: "own", names: [.dns("other.test")]))
    #expect(try DANEWorld.judge(own, DANEWorld.record(own, 3, 1, 1)) == .matches)
    #expect(try DANEWorld.judge(DANEWorld().leaf, DANEWorld.record(own, 3, 1, 1)) == .differs)
  }

  @Test("usage 2 knows an issuer that was sent", arguments: numbers)
  func issuer(_ selector: UInt8, _ matching: UInt8) throws {
    let (one, other) = (try DANEWorld(), try DANEWorld())
    let record = try DANEWorld.record(one.between, 2, selector, matching)
    #expect(try DANEWorld.judge(one.leaf, record) == .matches)
    #expect(try DANEWorld.judge(other.leaf, record) == .issuerNotSent(name: "CN=Root"))
    // A record that holds the issuer itself, or its key, stands in for it.
    #expect(
      try DANEWorld.judge(one.leaf.alone, record)
        == (matching == 0 ? .matches : .issuerNotSent(name: "CN=Between")))
    #expect(try DANEWorld.judge(other.leaf.alone, record) == .issuerNotSent(name: "CN=Between"))
  }

  @Test("an authority whose signature is its own counts where it was sent, and then nothing else can be meant")
  func authority() throws {
    let world = try DANEWorld()
    let record = try DANEWorld.record(world.root, 2, 0, 1)
    var whole = world.leaf
    whole.certificates += world.root.certificates
    #expect(try DANEWorld.judge(whole, record) == .matches)
    #expect(try DANEWorld.judge(world.leaf, record) == .issuerNotSent(name: "CN=Root"))
    #expect(try DANEWorld.judge(whole, DANEWorld.record(DANEWorld().root, 2, 0, 1)) == .differs)
  }

  @Test("usage 2 asks for the name: the host's or the domain's, or a common name where there is no other")
  func names() throws {
    let cases: [([AlternativeName], String?, Bool)] = [
      ([.dns("mx1.good.test")], nil, true), ([.dns("other.test")], nil, false),
      ([.dns("good.test")], nil, false), ([.dns("good.test")], "good.test", true),
      ([.dns("other.test")], "good.test", false), ([.dns("*.good.test")], nil, true),
      ([.dns("mx*.good.test")], nil, false), ([], nil, false),
    ]
    for (names, nextHop, isGood) in cases {
      let world = try DANEWorld(names: names)
      let result = try DANEWorld.judge(world.leaf, DANEWorld.record(world.between, 2, 0, 1), nextHop: nextHop)
      guard !isGood else {
        #expect(result == .matches, "\(names)")
        continue
      }
      guard case .invalid(let failure) = result else {
        Issue.record("\(names): \(result)")
        continue
      }
      #expect(
        failure == .wrongName(asked: DANEWorld.base, names: names)
          || failure == .commonNameOnly(asked: DANEWorld.base, commonName: "CN only"))
    }
    let world = try DANEWorld()
    let named = try CertificateMaker.make(CertificateRecipe(commonName: DANEWorld.base), signedBy: world.between)
    #expect(try DANEWorld.judge(named, DANEWorld.record(world.between, 2, 0, 1)) == .matches)
  }

  @Test("usage 2 asks for the dates, the signature and the right to sign")
  func chain() throws {
    let expired = try DANEWorld(validFrom: -7_200, validUntil: -3_600)
    guard case .invalid(.expired) = try DANEWorld.judge(expired.leaf, DANEWorld.record(expired.between, 2, 0, 1))
    else {
      Issue.record("an expired certificate passed")
      return
    }
    let world = try DANEWorld()
    let pretender = try CertificateMaker.make(CertificateRecipe(commonName: "Pretender"), signedBy: world.root)
    let recipe = CertificateRecipe(commonName: "x", names: [.dns(DANEWorld.base)])
    let signed = try CertificateMaker.make(recipe, signedBy: pretender)
    guard case .invalid = try DANEWorld.judge(signed, DANEWorld.record(pretender, 2, 0, 1)) else {
      Issue.record("a certificate without the right to sign passed")
      return
    }
    // An issuer of the same name, and with another key.
    var swapped = world.leaf.alone
    swapped.certificates += try DANEWorld().between.certificates.prefix(1)
    #expect(try DANEWorld.judge(swapped, DANEWorld.record(world.between, 2, 0, 1)) != .matches)
  }

  @Test("a server's own certificate is no issuer")
  func ownAsIssuer() throws {
    let world = try DANEWorld()
    #expect(try DANEWorld.judge(world.leaf, DANEWorld.record(world.leaf, 2, 1, 1)) != .matches)
  }

  @Test("what no sender can use is told with its reason")
  func unusable() throws {
    let world = try DANEWorld()
    let good = try DANEWorld.record(world.leaf, 3, 1, 1)
    func record(_ usage: UInt8, _ selector: UInt8, _ matching: UInt8, _ data: [UInt8]) -> TLSARecord {
      TLSARecord(usage: usage, selector: selector, matching: matching, data: data)
    }
    let cases: [(TLSARecord, DANEVerdict.Unusable)] = [
      (record(0, 1, 1, good.data), .pkixUsage), (record(1, 1, 1, good.data), .pkixUsage),
      (record(4, 1, 1, good.data), .unknownUsage), (record(255, 1, 1, good.data), .unknownUsage),
      (record(3, 2, 1, good.data), .unknownSelector), (record(3, 255, 1, good.data), .unknownSelector),
      (record(3, 1, 3, good.data), .unknownDigest), (record(3, 1, 9, good.data), .unknownDigest),
      (record(3, 1, 1, [0xAB, 0xCD]), .length), (record(3, 1, 2, good.data), .length),
      (record(3, 1, 1, []), .length), (record(3, 1, 1, good.data + [0]), .length),
      (record(3, 0, 0, []), .length), (record(2, 1, 0, []), .length),
      (record(3, 0, 0, good.data), .content), (record(2, 1, 0, good.data), .content),
    ]
    for (record, reason) in cases {
      #expect(try DANEWorld.judge(world.leaf, record) == .unusable(reason), "\(record)")
    }
    let whole = try DANEWorld.record(world.leaf, 3, 0, 0)
    #expect(try DANEWorld.judge(world.leaf, record(3, 0, 0, whole.data + [0])) == .unusable(.content))
    #expect(try DANEWorld.judge(world.leaf, whole) == .matches)
  }

  @Test("64 KB of anything is judged like a short record")
  func large() throws {
    let world = try DANEWorld()
    let data = [UInt8](repeating: 0x30, count: 65_535)
    for numbers: (UInt8, UInt8, UInt8) in [(3, 0, 0), (3, 1, 0), (2, 0, 0), (2, 1, 0), (3, 1, 1), (2, 0, 2)] {
      let record = TLSARecord(usage: numbers.0, selector: numbers.1, matching: numbers.2, data: data)
      #expect(try DANEWorld.judge(world.leaf, record) == .unusable(numbers.2 == 0 ? .content : .length))
    }
  }

  @Test("each record is judged alone: a stale one beside one in use, an unusable one beside both")
  func severalRecords() throws {
    let (now, before) = (try DANEWorld(), try DANEWorld())
    let records = [
      try DANEWorld.record(before.leaf, 3, 1, 1), try DANEWorld.record(now.leaf, 3, 1, 1),
      TLSARecord(usage: 1, selector: 1, matching: 1, data: []), try DANEWorld.record(now.between, 2, 0, 1),
    ]
    let facts = try DANEWorld.facts(now.leaf)
    let base = try #require(DomainName(DANEWorld.base))
    let verdicts = DANE.judge(facts, records: records, base: base, nextHop: nil)
    #expect(verdicts.map(\.record) == records)
    #expect(verdicts.map(\.result) == [.differs, .matches, .unusable(.pkixUsage), .matches])
    #expect(
      DANE.judge(chain: [], records: records, base: base, nextHop: nil).map(\.result.isUsable) == [
        true, true, false, true,
      ])
    #expect(!DANE.judge(chain: [], records: records, base: base, nextHop: nil).contains { $0.result == .matches })
    #expect(DANE.judge(facts, records: [], base: base, nextHop: nil).isEmpty)
    // Judging leaves what the authorities say as it is.
    #expect(facts.verification != .verified(name: DANEWorld.base))
  }
}
