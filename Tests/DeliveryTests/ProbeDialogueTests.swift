import Delivery
import Names
import Octets
import SMTP
import Testing

@testable import TLS

@Suite("What a look at a server says to it")
struct ProbeDialogueTests {
  static let facts = TLSFacts(
    version: .tls13, cipher: "X", standardCipher: "X", cipherBits: 256, keyExchange: KeyExchange.rsa, isResumed: false,
    serverName: nil, chain: [], verification: .notAsked, weaknesses: [])

  /// A session in `C:` and `S:`, played to the end. `TLS` stands for a handshake, `END` for the end of the connection.
  /// - Parameter cut: makes the pieces of what the server says between two lines of the client.
  static func play(
    _ session: String, trials: [Trial] = [], cut: ([UInt8]) -> [[UInt8]]
  ) throws -> (said: [String], visit: Visit) {
    let address = try #require(IPAddress("192.0.2.1"))
    var dialogue = ProbeDialogue(Visit(host: 0, address: address), name: "me.test", trials: trials)
    var said: [String] = []
    func follow() {
      while let step = dialogue.step() {
        switch step {
        case .send(let octets): said.append(String(decoding: octets, as: UTF8.self))
        case .encrypt: said.append("TLS")
        case .end: said.append("end")
        }
      }
    }
    var octets: [UInt8] = []
    func give() {
      for piece in cut(octets) {
        dialogue.receive(piece)
        follow()
      }
      octets = []
    }
    for line in session.split(separator: "\n") {
      switch line {
      case "TLS":
        give()
        dialogue.encrypted(facts)
      case "END":
        give()
        dialogue.lost(.lost)
      case _ where line.hasPrefix("S: "): octets += Array("\(line.dropFirst(3))\r\n".utf8)
      default: give()
      }
      follow()
    }
    give()
    return (said, dialogue.visit)
  }

  /// What the client says in the session, and `end`.
  private static func expected(_ session: String) -> [String] {
    session.split(separator: "\n").flatMap { line in
      line.hasPrefix("C: ") ? ["\(line.dropFirst(3))\r\n"] : line == "TLS" ? ["TLS"] : []
    } + ["end"]
  }

  private static func visit(_ session: String, trials: [Trial] = []) throws -> Visit {
    let whole = try play(session, trials: trials) { [$0] }
    #expect(whole.said == expected(session))
    let single = try play(session, trials: trials) { $0.map { [$0] } }
    #expect(single.said == whole.said && single.visit == whole.visit, "octet by octet")
    for place in 1..<80 {
      let halves = try play(session, trials: trials) { [Array($0.prefix(place)), Array($0.dropFirst(place))] }
      #expect(halves.said == whole.said && halves.visit == whole.visit, "cut at \(place)")
    }
    return whole.visit
  }

  static let healthy = """
    S: 220 mx.test ESMTP
    C: EHLO me.test
    S: 250-mx.test
    S: 250-SIZE 1000
    S: 250 STARTTLS
    C: STARTTLS
    S: 220 go ahead
    TLS
    C: EHLO me.test
    S: 250-mx.test
    S: 250 SIZE 1000
    C: QUIT
    S: 221 bye
    """

  @Test("EHLO, STARTTLS, EHLO, QUIT, and nothing else")
  func wholeSession() throws {
    let visit = try Self.visit(Self.healthy)
    #expect(visit.reached == .tls && visit.failure == nil && visit.tls == Self.facts)
    #expect(
      visit.greeting?.code == .serviceReady && visit.startTLS?.text == "go ahead" && visit.secureHello?.code == .ok)
    #expect(visit.extensions?[.startTLS] != nil)
    #expect(visit.secureExtensions?.extensions.map(\.description) == ["SIZE 1000"])
    #expect(visit.trials.isEmpty)
  }

  /// A session, how far it got, and why no further.
  static let sessions: [(String, Visit.Reached, Visit.Failure?)] = [
    ("S: 554 no\nC: QUIT\nS: 221 bye", .connected, nil),
    ("S: 421 later\nC: QUIT\nEND", .connected, nil),
    ("S: 220 a\nC: EHLO me.test\nS: 421 later\nC: QUIT\nEND", .greeted, nil),
    ("S: 220 a\nC: EHLO me.test\nS: 502 no\nC: HELO me.test\nS: 250 a\nC: QUIT\nS: 221 b", .hello, nil),
    ("S: 220 a\nC: EHLO me.test\nS: 502 no\nC: HELO me.test\nS: 550 no\nC: QUIT\nS: 221 b", .greeted, nil),
    ("S: 220 a\nC: EHLO me.test\nS: 250-a\nS: 250 XXXXXXXA\nC: QUIT\nS: 221 b", .hello, nil),
    ("S: 220 a\nC: EHLO me.test\nstray\nS: what\nS: 250 a\nC: QUIT\nS: 221 b", .hello, nil),
    ("S: 220 a\nC: EHLO me.test\nS: 250-a\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 no\nC: QUIT\nS: 221 b", .hello, nil),
    ("S: 220 a\nC: EHLO me.test\nEND", .greeted, .lost),
    ("END", .connected, .lost),
    ("S: SSH-2.0-OpenSSH_9.2", .connected, .notSMTP("SSH-2.0-OpenSSH_9.2")),
    ("S: HTTP/1.1 400 Bad Request", .connected, .notSMTP("HTTP/1.1 400 Bad Request")),
    ("S: * OK IMAP4rev1", .connected, .notSMTP("* OK IMAP4rev1")),
  ]

  @Test("each way in which it goes no further", arguments: sessions)
  func ends(_ session: String, _ reached: Visit.Reached, _ failure: Visit.Failure?) throws {
    let visit = try Self.visit(session)
    #expect(visit.reached == reached)
    #expect(visit.failure == failure)
  }

  @Test("what follows the go-ahead in plaintext is injected, and not a word more is said")
  func injected() throws {
    let start = "S: 220 a\nC: EHLO me.test\nS: 250-a\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go"
    for cut in [{ [$0] }, { $0.map { [$0] } }] as [([UInt8]) -> [[UInt8]]] {
      let (said, visit) = try Self.play("\(start)\nS: 250 evil", cut: cut)
      guard case .injected(let count)? = visit.failure else {
        Issue.record("\(String(describing: visit.failure))")
        continue
      }
      #expect(count > 0 && visit.tls == nil && visit.secureHello == nil)
      #expect(said.last == "end" && !said.contains("QUIT\r\n"))
    }
    #expect(try Self.play(start) { [$0] }.visit.failure == nil)
  }

  @Test("neither a reply nor a line without end is read for ever")
  func endless() throws {
    let lines = (0..<20_000).map { _ in "S: 250-more" }.joined(separator: "\n")
    let hello = "S: 220 a\nC: EHLO me.test\n"
    let line = "S: " + String(repeating: "2", count: 100_000)
    for session in ["\(hello)\(lines)", "\(hello)\(line)", "\(hello)\(lines)\nS: 250 STARTTLS"] {
      for size in [1_000, Int.max] {
        let visit = try Self.play(session) { octets in
          size > octets.count
            ? [octets] : stride(from: 0, to: octets.count, by: size).map { Array(octets[$0...].prefix(size)) }
        }.visit
        #expect(visit.failure == .endless(octets: ProbeDialogue.replyLimit))
        #expect(visit.extensions == nil)
      }
    }
    let foreign = String(repeating: "x", count: ProbeDialogue.foreignLimit)
    #expect(try Self.visit("S: \(foreign)xxx\nEND").failure == .notSMTP("\(foreign)"))
  }

  @Test("trials are said only where somebody asks for them, inside TLS, and end with RSET")
  func trials() throws {
    let own = Mailbox(localPart: "me", domain: "own.test")
    let asked: [Trial] = [.vrfy, .postmaster(domain: "good.test"), .relay(own)]
    let start = Self.healthy.components(before: "C: QUIT")
    let visit = try Self.visit(
      """
      \(start)C: VRFY postmaster
      S: 252 perhaps
      C: MAIL FROM:<>
      S: 250 ok
      C: RCPT TO:<postmaster@good.test>
      S: 250 ok
      C: RSET
      S: 250 ok
      C: MAIL FROM:<me@own.test>
      S: 250 ok
      C: RCPT TO:<me@own.test>
      S: 554 no relay
      C: RSET
      S: 250 ok
      C: QUIT
      S: 221 bye
      """, trials: asked)
    #expect(visit.trials.map(\.trial) == asked)
    #expect(visit.trials.map { $0.replies.map(\.code.rawValue) } == [[252], [250, 250], [250, 554]])
    #expect(visit.trials.map(\.isAccepted) == [true, true, false])
    let refused = try Self.visit(
      "\(start)C: MAIL FROM:<me@own.test>\nS: 421 no\nC: QUIT\nEND", trials: [.relay(own), .vrfy])
    #expect(refused.trials.map(\.trial) == [.relay(own)] && refused.failure == nil)
  }
}

extension String {
  fileprivate func components(before mark: String) -> Substring {
    firstRange(of: mark).map { self[..<$0.lowerBound] } ?? self[...]
  }
}
