import SMTP
import Testing

@testable import Annotations

/// Servers that cannot be reached, say nothing or hang up: the causes depend on the port and on where the server is.
@Suite("Unreached")
struct UnreachedTests {
  private static let annotator = Annotator()
  private static let ports = [25, 465, 587, 2_525, 2_526]

  private static func context(
    _ port: Int, _ peer: AddressScope, host: String = "mx.example.org", isEncrypted: Bool = false
  ) -> AnnotationContext {
    AnnotationContext(
      host: host, banner: nil, isPracticeServer: false, port: port, peer: peer, isEncrypted: isEncrypted,
      helloName: nil,
      extensions: nil, address: "you@your.domain")
  }

  @Test(
    "an address tells where the server is",
    arguments: [
      ("127.0.0.1:25", .loopback), ("127.9.9.9", .loopback), ("[::1]:25", .loopback), ("::1", .loopback),
      ("10.0.0.1:25", .local), ("172.16.0.1", .local), ("172.31.0.1", .local), ("192.168.1.1:2525", .local),
      ("169.254.0.1", .local), ("100.64.0.1", .local), ("[fd00::1]:25", .local), ("[fe80::1%eth0]:25", .local),
      ("[::ffff:10.0.0.1]:25", .local), ("[::ffff:127.0.0.1]:25", .loopback), ("172.32.0.1", .elsewhere),
      ("192.0.2.1:25", .elsewhere), ("[2001:db8::1]:25", .elsewhere), ("10.example.org", .elsewhere),
      ("127.0.0.256", .elsewhere), ("", .elsewhere), ("mail.test:25", .elsewhere),
    ] as [(String, AddressScope)])
  func peers(_ address: String, _ kind: AddressScope) {
    #expect(AddressScope(address: address) == kind)
  }

  @Test("each failure has a note for every port and place, of six lines with the sentence before it")
  func connecting() {
    for trouble in ConnectFailure.allCases {
      for peer in AddressScope.allCases {
        for port in Self.ports {
          for host in ["mx.example.org", String(repeating: "h", count: 250), ""] {
            let note = Self.annotator.cannotConnect(trouble, in: Self.context(port, peer, host: host))
            #expect(faults(of: note) == [])
            #expect(wrapped(note.summary, at: 70) <= DiagnosisRow.summaryLines, "\(note.id)")
            #expect(note.next != nil)
          }
        }
      }
    }
  }

  @Test("every row of the tables can be reached, and the last of each holds everywhere")
  func rows() {
    let contexts = Self.ports.flatMap { port in
      AddressScope.allCases.flatMap { peer in
        [false, true].map { Self.context(port, peer, isEncrypted: $0) }
      }
    }
    #expect(Set(Ending.greetings.keys) == Set(Ending.allCases))
    for table in Array(ConnectNotes.rows.values) + Array(Ending.greetings.values) {
      let met = Set(contexts.compactMap { context in table.first { $0.holds(in: context) }?.id })
      #expect(met == Set(table.map(\.id)))
      #expect(table.last.map { $0.ports.isEmpty && $0.peers.isEmpty && !$0.isEncrypted } == true)
    }
    #expect(Set(ConnectNotes.rows.keys) == Set(ConnectFailure.allCases))
  }

  @Test(
    "port and place decide what is most likely",
    arguments: [
      (.silence, 25, .elsewhere, "providers block it", ":open mx.example.org 587"),
      (.silence, 25, .loopback, "This machine itself", "In a shell: ss -ltnp"),
      (.silence, 587, .elsewhere, "port 587", ":open mx.example.org 25"),
      (.refused, 25, .elsewhere, "nothing listens on port 25", "In a shell: host -t MX mx.example.org"),
      (.refused, 2_526, .loopback, "This machine is here", "In a shell: ss -ltnp"),
      (.refused, 465, .local, "nothing listens on port 465", "There, in a shell: ss -ltnp"),
      (.noName, 25, .elsewhere, "no such name", "In a shell: host -t MX mx.example.org"),
    ] as [(ConnectFailure, Int, AddressScope, String, String)])
  func likely(_ trouble: ConnectFailure, _ port: Int, _ peer: AddressScope, _ headline: String, _ next: String) {
    let note = Self.annotator.cannotConnect(trouble, in: Self.context(port, peer))
    #expect(note.headline.contains(headline))
    #expect(note.next == next)
  }

  @Test("addresses that failed before one answered are told", arguments: [1, 2, 99])
  func reachedLater(_ failed: Int) {
    #expect(faults(of: Self.annotator.reachedLater(failed: failed)) == [])
  }

  @Test("silence, a close and a reset keep their bounds at every place, port and address")
  func waiting() {
    let kinds: [Request.Kind] = [.connection, .endOfMessage, .authResponse] + Verb.known.map { .command($0) }
    for context in Self.ports.flatMap({ port in AddressScope.allCases.map { Self.context(port, $0) } }) {
      for kind in kinds {
        let request = Request(kind: kind)
        for octets in [0, 5] {
          let note = Self.annotator.silence(waitingFor: request, seconds: 300, unfinished: octets, in: context)
          #expect(faults(of: note) == [])
        }
        #expect(faults(of: Self.annotator.closed(after: request, stage: .ready, in: context)) == [])
        let reset = Self.annotator.reset(after: request, stage: .ready, in: context)
        #expect(faults(of: reset) == [])
        #expect(reset.next != nil || reset.severity == .done)
        for seconds in [1.0, 5] {
          let early = Self.annotator.stillSilent(waitingFor: request, for: seconds, in: context)
          if let early { #expect(faults(of: early) == []) }
        }
      }
    }
  }

  @Test("on port 465 a silent second is enough to know; elsewhere five are enough to guess, while it is still awaited")
  func early() {
    let request = Request(kind: .connection)
    func early(_ request: Request, _ seconds: Double, _ port: Int) -> String? {
      Self.annotator.stillSilent(waitingFor: request, for: seconds, in: Self.context(port, .elsewhere))?.summary
    }
    #expect(early(request, 1, 465)?.contains("waits for you to begin") == true)
    for port in [25, 587, 2_525] {
      #expect(early(request, 1, port) == nil)
      #expect(early(request, 5, port)?.contains("where TLS begins at once") == (port == 25))
      #expect(early(request, 5, port)?.contains("smtp-tutor --tls") == (port != 25))
    }
    #expect(early(Request(kind: .command(.noop)), 4, 25) == nil)
  }

  @Test(
    "what a command waits for is guessed at after five seconds",
    arguments: [
      (Request.Kind.command(.mail), "No answer to MAIL yet", "sender's domain (DNS, SPF)"),
      (.command(.noop), "No answer to NOOP yet", "a tarpit"), (.endOfMessage, "No answer to the dot yet", "Filters"),
      (.authResponse, "No answer to your answer yet", "password database"),
    ])
  func slow(_ kind: Request.Kind, _ headline: String, _ summary: String) throws {
    let context = Self.context(25, .elsewhere)
    #expect(Self.annotator.stillSilent(waitingFor: Request(kind: kind), for: 4.9, in: context) == nil)
    let note = try #require(Self.annotator.stillSilent(waitingFor: Request(kind: kind), for: 5, in: context))
    #expect(note.headline == headline)
    #expect(note.summary.contains(summary))
  }

  @Test("where a reply has begun, no note says that none has come", arguments: ports)
  func begun(port: Int) throws {
    let kinds: [Request.Kind] = [.connection, .command(.ehlo), .endOfMessage]
    for (kind, isEncrypted) in kinds.flatMap({ [($0, false), ($0, true)] }) {
      let context = Self.context(port, .elsewhere, isEncrypted: isEncrypted)
      let request = Request(kind: kind)
      #expect(Self.annotator.stillSilent(waitingFor: request, for: 4.9, lines: 1, in: context) == nil)
      let early = try #require(Self.annotator.stillSilent(waitingFor: request, for: 5, lines: 1, in: context))
      let late = Self.annotator.silence(waitingFor: request, seconds: 300, lines: 1, in: context)
      for note in [early, late] {
        #expect(faults(of: note) == [])
        #expect(note.summary.contains("hyphen after"))
        #expect(!note.summary.contains("TLS") && !note.headline.hasPrefix("No "))
      }
    }
  }

  @Test("and so is what a connection waits for: the DNS, or a firewall", arguments: ports)
  func connecting(port: Int) throws {
    for peer in AddressScope.allCases {
      let context = Self.context(port, peer)
      for isLookup in [true, false] {
        #expect(Self.annotator.stillConnecting(for: 4.9, isLookup: isLookup, in: context) == nil)
        let note = try #require(Self.annotator.stillConnecting(for: 5, isLookup: isLookup, in: context))
        #expect(faults(of: note) == [])
        #expect(note.summary.contains(isLookup ? "name server" : "firewall"))
      }
    }
  }

  @Test("where TLS is on, no note about a missing greeting says that TLS may be what is missing", arguments: ports)
  func encrypted(port: Int) {
    let request = Request(kind: .connection)
    for peer in AddressScope.allCases {
      let context = Self.context(port, peer, isEncrypted: true)
      #expect(Self.annotator.stillSilent(waitingFor: request, for: 60, in: context) == nil)
      for note in [
        Self.annotator.silence(waitingFor: request, seconds: 9, in: context),
        Self.annotator.closed(after: request, stage: .greeting, in: context),
        Self.annotator.reset(after: request, stage: .greeting, in: context),
      ] {
        #expect(note.id.rawValue.hasSuffix(".greeting.encrypted"))
        #expect(!note.summary.contains("speaks TLS") && !note.summary.contains("speak TLS"))
        #expect(faults(of: note) == [])
      }
    }
    // Without TLS, 465 is the first cause.
    #expect(
      Self.annotator.silence(waitingFor: request, seconds: 9, in: Self.context(465, .elsewhere)).summary.contains(
        "--tls"))
  }

  @Test("half an answer to the dot leaves the outcome unknown too")
  func halfAfterDot() {
    let note = Self.annotator.silence(
      waitingFor: Request(kind: .endOfMessage), seconds: 9, unfinished: 3, in: Self.context(25, .elsewhere))
    #expect(note.headline.contains("unknown"))
    #expect(note.summary.contains("deliver it twice"))
  }
}
